"""Skills: what I teach and learn, how far I am, and how far I was."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content

from peerpal.domain.dates import show_minutes
from peerpal.domain.skill import Skill, peer_view
from peerpal.domain.words import words
from peerpal.screens.list_screen import ListScreen
from peerpal.screens.skill_form import SkillForm
from peerpal.screens.skill_page import levels, skill_page, ways
from peerpal.services.skills import Skills
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.themes import GIVING, MUTED, RECEIVING

PASSED_ON = Content.styled("↪", GIVING)
"""The sign of a skill that I learned from one person and taught to another."""

_LEDGER = "exchanges"


class SkillsScreen(ListScreen[Skill]):
    """All skills by name; `x` leads to the ledger of their exchanges."""

    MODE = "skills"
    COLUMNS = (
        Column("Skill", weight=2),
        Column("Family", weight=1, shown_from=150),
        Column("", width=3),
        Column("", width=1),
        Column("Level, a year ago → now", width=30),
        Column("A peer sees", width=17, shown_from=150),
        Column("Times", width=5, align="right"),
        Column("Taught", width=8, align="right", shown_from=150),
        Column("Learned", width=8, align="right", shown_from=150),
    )
    PLACEHOLDER = (
        "No skills yet.\nPress n to add one, or log a talk with a line such as “> pytest 15m”"
    )
    ON_ONE = ListScreen.ON_ONE | {"view", "merge"}
    BINDINGS = [
        Binding("u", "undo", "Undo", show=False, id="screen.undo", tooltip="Take back a step"),
        # Skills are always in a summary's totals: their mark can do without a place in the line.
        Binding("m", "mark", "Mark", show=False, id="records.mark", tooltip="In the summary"),
        Binding("x", "exchanges", "Exchanges", id="skills.exchanges", tooltip="Show the ledger"),
        Binding(
            "v",
            "view",
            "Peer's view",
            show=False,
            id="skills.view",
            tooltip="How my peer sees my level",
        ),
        Binding(
            "M",
            "merge",
            "Merge",
            show=False,
            id="skills.merge",
            tooltip="This is the same as another skill: make one of the two",
        ),
    ]

    @property
    def kind(self) -> Skills:
        """The service of skills."""
        return self.services.skills

    def records(self) -> Sequence[Skill]:
        """Return the skills by name."""
        return self.kind.by_name()

    def row(self, record: Skill) -> Row:
        """Return name, family, ways, levels, and how often and long it was exchanged."""
        view = peer_view(record)
        use = self.services.exchanges.use_of(record.id)
        return [
            record.name,
            Content.styled(record.family, MUTED),
            ways(record),
            PASSED_ON if use.is_passed_on else "",
            levels(record, self.services.today.day),
            Content.styled(words(view.level) if view else "", MUTED),
            Content.styled(str(use.times or ""), MUTED),
            Content.styled(_time(use.flow.give), GIVING),
            Content.styled(_time(use.flow.receive), RECEIVING),
        ]

    def detail(self, record: Skill) -> Content:
        """Return the skill with its levels and exchanges."""
        return skill_page(self.services, record)

    def searchable(self, record: Skill) -> str:
        """Return name, family, description and what shows the levels."""
        evidence = " ".join(change.evidence for change in record.history)
        way = f"{'teach' if record.teaching else ''} {'learn' if record.learning else ''}"
        return f"{record.name} {record.family} {record.description} {evidence} {way}"

    def form(self, record: Skill | None) -> SkillForm:
        """Return the form for a skill."""
        return SkillForm(self.services, record or self.kind.blank())

    def action_view(self) -> None:
        """Say how a peer sees my level of the skill under the cursor."""
        from peerpal.screens.peer_view_form import PeerViewForm

        def saved(result: Skill | None) -> None:
            if result:
                self.say("Saved my peer's view · u to undo")

        if skill := self.current:
            self.app.push_screen(PeerViewForm(self.services, skill), saved)

    def action_merge(self) -> None:
        """Make one of the skill under the cursor and another."""
        from peerpal.screens.merging import merge_into

        if skill := self.current:
            merge_into(self, skill)

    def action_exchanges(self) -> None:
        """Show the ledger of exchanges."""
        from peerpal.screens.exchanges import ExchangesScreen

        # It is kept while the app runs, so that it opens at once the next time.
        if not self.app.is_screen_installed(_LEDGER):
            self.app.install_screen(ExchangesScreen(self.services), _LEDGER)
        self.app.push_screen(_LEDGER)


def _time(minutes: float) -> str:
    return show_minutes(round(minutes)) if minutes else ""
