"""One record in full, over the screen it was opened from."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from peerpal.screens.base import PeerPalModal
from peerpal.services.services import Services
from peerpal.widgets.key_bar import KeyBar


class ReaderScreen(PeerPalModal[None]):
    """Shows one page of text with room to read."""

    CSS_PATH = "reader.tcss"

    def __init__(self, services: Services, page: Content) -> None:
        super().__init__(services)
        self._page = page

    def compose(self) -> ComposeResult:
        """Show the page in a box that scrolls."""
        with Vertical(classes="box"):
            with VerticalScroll():
                yield Static(self._page)
            yield KeyBar()
