"""The form for how a peer sees my level of a skill, beside how I see it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from peerpal.domain.dates import Toward
from peerpal.domain.skill import Level, Skill, peer_view
from peerpal.screens.day_field import DayField
from peerpal.screens.form import FormScreen
from peerpal.screens.skill_form import anchor
from peerpal.screens.values import Values, choices, day_text
from peerpal.widgets.fields import ChoiceField, Field, LineField


class PeerViewForm(FormScreen[Skill]):
    """Adds a peer's view to the history of a skill; my own level stays as it is."""

    NOUN = "skill"

    def fields(self) -> Sequence[Field]:
        """Return the level, what it was seen by, and the day."""
        view, today = peer_view(self.record), self.services.today.day
        level = view.level if view else ""
        return [
            ChoiceField("level", "My peer sees", level, choices(Level)),
            LineField("evidence", "What shows it", hint="what they saw, and who it was"),
            DayField(
                self.services,
                "on",
                "Day",
                day_text(today),
                hint="today, yesterday, 22 nov",
                toward=Toward.PAST,
            ),
        ]

    @property
    def heading(self) -> str:
        """Which skill it is about."""
        return f"My peer's view of {self.record.name}"

    def on_mount(self) -> None:
        """Say what the chosen level looks like."""
        self._explain()

    @on(Field.Changed)
    def _explain(self) -> None:
        self.field("level").say(anchor(self.texts["level"]))

    @property
    def draft_key(self) -> str:
        """A draft of its own, beside the one of the skill's form."""
        return f"{self.record.TABLE}-view-{self.record.id}"

    def build(self, values: Values) -> Skill:
        """Return the skill as it is: its view is added when it is saved."""
        values.choice("level", Level)
        values.day("on", Toward.PAST)
        return self.record

    def store(self, record: Skill) -> Skill:
        """Save the skill with the view added."""
        values = self.values
        return self.services.skills.note_peer_view(
            record,
            values.choice("level", Level),
            on=values.day("on", Toward.PAST),
            evidence=values.line("evidence"),
        )
