"""Asks what happened to a planned talk that was not held; nobody is at fault."""

from __future__ import annotations

from enum import StrEnum, auto

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from peerpal.screens.modal import PeerPalModal
from peerpal.services.services import Services
from peerpal.widgets.key_bar import KeyBar


class Happened(StrEnum):
    """What can become of a planned talk that is not held."""

    MISSED = auto()
    CANCELLED = auto()
    AGAIN = auto()


class NotHeldScreen(PeerPalModal[Happened | None]):
    """A question with a key for each answer."""

    BINDINGS = [
        Binding("m", "answer('missed')", "Missed", id="not_held.missed", tooltip="It passed by"),
        Binding(
            "c", "answer('cancelled')", "Cancelled", id="not_held.off", tooltip="It was called off"
        ),
        Binding(
            "p", "answer('again')", "Plan again", id="not_held.again", tooltip="Choose another day"
        ),
    ]

    def __init__(self, services: Services, about: Content) -> None:
        super().__init__(services)
        self._about = about

    def compose(self) -> ComposeResult:
        """Show the question with its keys."""
        with Vertical(classes="box") as box:
            box.border_title = Content("What happened?")
            yield Static(self._about)
            yield KeyBar()

    def action_answer(self, answer: str) -> None:
        """Close with the answer."""
        self.dismiss(Happened(answer))
