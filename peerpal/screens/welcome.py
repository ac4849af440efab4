"""The first three steps in an empty folder, each of which may be skipped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from peerpal.domain.errors import InvalidField, PeerPalError
from peerpal.domain.peer import Peer
from peerpal.domain.text import one_line
from peerpal.screens.base import PeerPalScreen
from peerpal.screens.confirm import ConfirmScreen
from peerpal.screens.modal import PeerPalModal
from peerpal.services.services import Services
from peerpal.services.welcome import Welcome
from peerpal.widgets.fields import Field, LineField
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.themes import BAD, MUTED


class _Asked(NamedTuple):
    name: str
    label: str
    hint: str


class _Step(NamedTuple):
    heading: str
    text: str
    fields: Sequence[_Asked]


_STEPS = (
    _Step(
        "Who are you?",
        "PeerPal keeps what you and your peers talk about, learn from each other and want to "
        "reach: in one file on this machine, for your eyes. Three short steps; leave empty what "
        "you like.",
        (
            _Asked("name", "Name", "as it shall stand in your summary"),
            _Asked("role", "Role", "what you work as"),
        ),
    ),
    _Step(
        "With whom do you want to grow?",
        "One is enough to begin: a colleague at about your level, whom you learn from and who "
        "learns from you.",
        (
            _Asked("peer", "Peer", "Ana Ruiz"),
            _Asked("peer_role", "Role", "what they work as"),
        ),
    ),
    _Step(
        "What goes which way?",
        "A skill that you want to learn, and one that you can teach. Levels and goals can wait.",
        (
            _Asked("to_learn", "◀ To learn", "Kubernetes"),
            _Asked("to_teach", "▶ To teach", "pytest"),
        ),
    ),
)

_OFFERS = (
    ("Look around first?", "peerpal demo", "opens made-up sample data"),
    ("Notes already?", "peerpal data import FILE", "takes jrnl, CSV, JSON"),
)


class Ended(NamedTuple):
    """All steps were gone through; a talk with the peer may be logged, if there is one."""

    peer: Peer | None


class WelcomeScreen(PeerPalModal[Ended | None]):
    """One step at a time; each saves what was filled in."""

    CSS_PATH = "welcome.tcss"
    AUTO_FOCUS = ".control"
    BINDINGS = [
        Binding(
            "enter,ctrl+s", "go_on", "Go on", id="welcome.on", tooltip="The next", priority=True
        ),
        Binding(
            "tab", "app.focus_next", "Next field", id="welcome.field", tooltip="The next field"
        ),
        Binding("escape", "back", "Skip all", id="modal.back", tooltip="Begin without these steps"),
    ]

    box = query_one(".box", Vertical)
    about = query_one("#about", Static)
    notice = query_one("#notice", Static)
    offers = query_one("#offers", Static)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._welcome = Welcome(services.context, services, services.drafts)
        self._number = 0
        self._peer: Peer | None = None

    def compose(self) -> ComposeResult:
        """Show the first step; what the offers say can be done at any time."""
        with Vertical(classes="box"):
            yield Static(id="about")
            yield Static(id="notice")
            yield Vertical(classes="fields")
            yield Static(_offers(), id="offers")
            yield KeyBar()

    async def on_mount(self) -> None:
        """Begin."""
        await self._show()

    async def _show(self) -> None:
        step = _STEPS[self._number]
        self.box.border_title = Content(f"Welcome · {self._number + 1} of {len(_STEPS)}")
        self.about.update(Content.assemble((step.heading, "bold"), "\n\n", step.text))
        self.offers.display = self._number == 0
        fields = self.query_one(".fields", Vertical)
        await fields.remove_children()
        lines = [LineField(asked.name, asked.label, hint=asked.hint) for asked in step.fields]
        lines[-1].add_class("-end")
        await fields.mount(*lines)
        self._tell("")
        next(iter(self.query(Field))).focus_control()

    @work(exclusive=True)
    async def action_go_on(self) -> None:
        """Go to the next field, or save the step and go to the next one."""
        fields = list(self.query(Field))
        if not fields[-1].has_focus_within:
            fields[-1].focus_control()
            return
        texts = [one_line(field.text) for field in fields]
        try:
            self._save(texts[0], texts[1])
        except InvalidField as error:
            fields[0].say(error.reason, is_error=True)
        except PeerPalError as error:
            self._tell(str(error))
        else:
            self._number += 1
            if self._number < len(_STEPS):
                await self._show()
            else:
                self._end(has_gone_on=True)

    def _save(self, first: str, second: str) -> None:
        """Save what one step says. Raises PeerPalError."""
        if self._number == 0:
            self._welcome.introduce_me(first, second)
        elif self._number == 1:
            self._peer = self._welcome.add_peer(first, second)
        else:
            self._welcome.add_skills(first, second)

    def action_back(self) -> None:
        """Begin without the steps that are left; they are not shown again."""
        self._skip()

    @work(exclusive=True)
    async def _skip(self) -> None:
        if any(field.text.strip() for field in self.query(Field)):
            question = "Skip the rest? What you typed in this step will be gone."
            if not await self.app.push_screen_wait(ConfirmScreen(self.services, question)):
                return
        self._end(has_gone_on=False)

    def _end(self, *, has_gone_on: bool) -> None:
        with self.reported():
            self._welcome.over()
        self.dismiss(Ended(self._peer) if has_gone_on else None)

    def _tell(self, text: str) -> None:
        self.notice.update(Content.styled(one_line(text), BAD))
        self.notice.display = bool(text)


def greet(screen: PeerPalScreen) -> None:
    """Show the first steps over a screen, then the line to log a first talk in."""

    def ended(result: Ended | None) -> None:
        if result:
            from peerpal.screens.capture import CaptureScreen

            screen.app.push_screen(CaptureScreen(screen.services, result.peer))

    screen.app.push_screen(WelcomeScreen(screen.services), ended)


def _offers() -> Content:
    lines = [
        Content.assemble((f"{question} ", MUTED), (command, "bold"), (f" {says}", MUTED))
        for question, command, says in _OFFERS
    ]
    return Content("\n").join(lines)
