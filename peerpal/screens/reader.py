"""One record in full, over the screen it was opened from."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from peerpal.screens.modal import PeerPalModal
from peerpal.services.services import Services
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.parts import Part
from peerpal.widgets.reading_view import ReadingView


class ReaderScreen(PeerPalModal[None]):
    """Shows one page with room to read; what was written in Markdown looks like it."""

    def __init__(self, services: Services, *page: Part) -> None:
        super().__init__(services)
        self._page = page

    def page(self) -> Sequence[Part]:
        """Return the parts of the page, one below the other."""
        return self._page

    def compose(self) -> ComposeResult:
        """Show the page in a box that scrolls."""
        with Vertical(classes="box"):
            yield ReadingView(self.page())
            yield KeyBar()
