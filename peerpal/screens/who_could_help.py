"""Who could help me with something; before anything is typed, whom I reach at all."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static

from peerpal.domain.skill import Skill
from peerpal.domain.text import one_line
from peerpal.domain.words import count
from peerpal.screens.flow_section import flow_section
from peerpal.screens.modal import PeerPalModal
from peerpal.screens.opening import open_record
from peerpal.services.flows import FLOW_DAYS
from peerpal.services.reach import Helper
from peerpal.services.services import Services
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.inputs import LineInput
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.record_list import RecordList
from peerpal.widgets.sheet import lines, sheet
from peerpal.widgets.themes import GIVING, MUTED, RECEIVING


class WhoCouldHelpScreen(PeerPalModal[None]):
    """Type what it is about; below stand the peers who know of it, and why."""

    CSS_PATH = "who_could_help.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS = [
        Binding("down", "into_list", "List", show=False, id="help_me.list", tooltip="To the list"),
        Binding("enter", "open", "Open", id="help_me.open", tooltip="Show the peer", priority=True),
    ]

    wanted = query_one(Input)
    rows = query_one(RecordList)
    overview = query_one("#overview", Static)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._helpers: dict[str, Helper] = {}

    def compose(self) -> ComposeResult:
        """Show the question above, who could help below."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Who could help me with …")
            yield LineInput(placeholder="kubernetes, first on-call, speaking")
            yield RecordList(
                Column(weight=2),
                Column(weight=5),
                placeholder="Nobody yet, as far as your records say.\nAsk a peer whom they know.",
            )
            with VerticalScroll(can_focus=False):
                yield Static(id="overview")
            yield KeyBar()

    def on_mount(self) -> None:
        """Begin with the overview."""
        self.overview.update(_overview(self.services))
        self._show()

    @on(Input.Changed)
    def _show(self) -> None:
        wanted = self.wanted.value
        with self.reported():
            found = self.services.reach.who_could_help(wanted)
            self._helpers = {helper.peer.id: helper for helper in found}
        self.rows.set_rows(list(self._helpers), self._row)
        self.set_class(not wanted.strip(), "-overview")

    def _row(self, id_: str) -> Row:
        helper = self._helpers[id_]
        return [helper.peer.name, Content.styled(" · ".join(helper.reasons), MUTED)]

    def action_into_list(self) -> None:
        """Go from the question to the list."""
        self.set_focus(self.rows)

    @on(RecordList.Opened)
    def action_open(self) -> None:
        """Show the peer under the cursor."""
        if helper := self._helpers.get(self.rows.current_id or ""):
            open_record(self, helper.peer)
        else:
            self.say("There is nobody to open: type what you need help with.")


def _overview(services: Services) -> Content:
    """Return whom I reach, what I ask for in vain, and what I offer in vain."""
    spread = services.reach.spread()
    hint = "All of them sit in one department: whom do you know elsewhere?"
    title = f"You are in touch with {count(spread.peers, 'peer')}"
    if spread.departments:
        title += f" in {count(len(spread.departments), 'department')}"
    return sheet(
        f"{title}." if spread.peers else "You are in touch with nobody yet.",
        about=[", ".join(spread.departments)],
        sections=[
            ("", hint if spread.is_one_team else ""),
            (f"Flow with everyone, last {FLOW_DAYS} days", flow_section(services, None)),
            ("What you want to learn, from nobody yet", _skills(services.reach.asks(), "◀")),
            ("What you teach, to nobody yet", _skills(services.reach.offers(), "▶")),
        ],
    )


def _skills(skills: list[Skill], sign: str) -> Content:
    colour = GIVING if sign == "▶" else RECEIVING
    return lines(Content.assemble((sign, colour), f" {one_line(skill.name)}") for skill in skills)
