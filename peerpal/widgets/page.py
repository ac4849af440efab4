"""A page of text beside a list: it changes with every key, so it must cost little."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.strip import Strip

from peerpal.widgets.lines_view import LinesView
from peerpal.widgets.parts import Part, draw_parts

_MOST_CHARACTERS = 20_000
"""Nobody reads on beside a list; the whole record opens with Enter."""


class Page(LinesView):
    """Shows one record; the next one begins at its top."""

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._parts: list[Part] = []
        self._of = ""

    @property
    def parts(self) -> Sequence[Part]:
        """What is shown."""
        return self._parts

    def show(self, content: Content, *, of: str = "") -> None:
        """Show the beginning of a page; the same one again keeps the place that is read.

        Which one it is says `of`, such as the id of the record.
        """
        self.show_whole([content[:_MOST_CHARACTERS]], of=of)

    def show_whole(self, parts: Sequence[Part], *, of: str = "") -> None:
        """Show all parts of a page; the same one again keeps the place that is read."""
        parts = list(parts)
        if of and (of, parts) == (self._of, self._parts):
            return
        if not of or of != self._of:
            self.scroll_y = 0
        self._of, self._parts = of, parts
        self.redraw()

    def draw(self, width: int) -> Sequence[Strip]:
        """Return the page, wrapped to a width."""
        return draw_parts(self, self._parts, width)
