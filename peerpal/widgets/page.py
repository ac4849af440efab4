"""A page of text beside a list: it changes with every key, so it must cost little."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual

from peerpal.widgets.lines_view import LinesView

_MOST_CHARACTERS = 20_000
"""Nobody reads on beside a list; the whole record opens with Enter."""


class Page(LinesView):
    """Shows one record; the next one begins at its top."""

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._content = Content()
        self._of = ""

    @property
    def content(self) -> Content:
        """What is shown."""
        return self._content

    def show(self, content: Content, *, of: str = "") -> None:
        """Show a page; the same one again keeps the place that is read, another begins at its top.

        Which one it is says `of`, such as the id of the record.
        """
        self._content = content[:_MOST_CHARACTERS]
        if not of or of != self._of:
            self.scroll_y = 0
        self._of = of
        self.redraw()

    def draw(self, width: int) -> Sequence[Strip]:
        """Return the page, wrapped to a width."""
        return Visual.to_strips(self, self._content, width, None, self.visual_style)
