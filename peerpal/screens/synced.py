"""Explains once what it means that a program keeps the data folder in step with other machines."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from peerpal.screens.base import PeerPalScreen
from peerpal.screens.modal import PeerPalModal
from peerpal.services.services import Services
from peerpal.widgets.hanging import label
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.reading_view import ReadingView
from peerpal.widgets.sheet import lines, sheet

_DANGER = """\
{program} copies each file by itself. When two machines save at the same time, or one before the \
changes of the other have come, it keeps one version and puts the other beside it as a \
conflicting copy. What was saved there is missing here."""


class SyncedScreen(PeerPalModal[None]):
    """What can go wrong, and what to do."""

    CSS_PATH = "synced.tcss"
    BINDINGS = [
        Binding("enter,escape", "back", "I see", id="modal.back", tooltip="Go on; said only once")
    ]

    def __init__(self, services: Services, program: str) -> None:
        super().__init__(services)
        self._program = program

    def compose(self) -> ComposeResult:
        """Show the page in a box that scrolls."""
        with Vertical(classes="box") as box:
            box.border_title = Content(f"{self._program} and PeerPal")
            yield ReadingView([_page(self._program)])
            yield KeyBar()

    def action_back(self) -> None:
        """Go on, and do not say it again."""
        with self.reported():
            self.services.sync_notice.told(self._program)
        self.dismiss(None)


def explain_sync(screen: PeerPalScreen) -> None:
    """Open the box over a screen, unless there is nothing to explain or it was explained before."""
    with screen.reported():
        if program := screen.services.sync_notice.due():
            screen.app.push_screen(SyncedScreen(screen.services, program))


def _page(program: str) -> Content:
    return sheet(
        f"{program} copies your data folder to other machines.",
        about=["That works as long as PeerPal runs on one of them at a time."],
        sections=[
            ("What can go wrong", _DANGER.format(program=program)),
            ("What to do", _advice(program)),
        ],
    )


def _advice(program: str) -> Content:
    points: list[list[str | tuple[str, str]]] = [
        [
            "Close PeerPal on one machine, and wait until everything is copied, ",
            "before you open it on another.",
        ],
        [
            "Or move the folder, which ",
            ("peerpal where", "bold"),
            f" names, to a place that {program} leaves alone, and start with ",
            ("peerpal --data FOLDER", "bold"),
            " from then on.",
        ],
        ["Keep a backup somewhere else, too."],
    ]
    return lines(Content.assemble(label("•", 2), *point) for point in points)
