"""One record in full, over the screen it was opened from."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from peerpal.screens.base import PeerPalModal
from peerpal.services.services import Services
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.markdown_text import MarkdownText, Written


class ReaderScreen(PeerPalModal[None]):
    """Shows one page with room to read; what was written in Markdown looks like it."""

    CSS_PATH = "reader.tcss"

    def __init__(self, services: Services, *page: Content | Written) -> None:
        super().__init__(services)
        self._page = page

    def page(self) -> Sequence[Content | Written]:
        """Return the parts of the page, one below the other."""
        return self._page

    def compose(self) -> ComposeResult:
        """Show the page in a box that scrolls."""
        with Vertical(classes="box"):
            with VerticalScroll():
                for part in self.page():
                    yield MarkdownText(part.text) if isinstance(part, Written) else Static(part)
            yield KeyBar()
