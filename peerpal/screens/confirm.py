"""Asks before something can't be taken back."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from peerpal.domain.text import clean
from peerpal.screens.modal import PeerPalModal
from peerpal.services.services import Services
from peerpal.widgets.key_bar import KeyBar


class ConfirmScreen(PeerPalModal[bool]):
    """A question that is answered with y or n."""

    BINDINGS = [
        Binding("y", "answer(True)", "Yes", id="confirm.yes", tooltip="Yes, do it"),
        Binding("n,escape", "answer(False)", "No", id="confirm.no", tooltip="No, go back"),
    ]

    def __init__(self, services: Services, question: str) -> None:
        super().__init__(services)
        self._question = question

    def compose(self) -> ComposeResult:
        """Show the question with its keys."""
        with Vertical(classes="box"):
            yield Static(Content(clean(self._question)))
            yield KeyBar()

    def action_answer(self, answer: bool) -> None:  # noqa: FBT001 as the key says
        """Close with the answer."""
        self.dismiss(answer)
