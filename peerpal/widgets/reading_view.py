"""A page to read that is as tall as what it says, until it scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size
from textual.strip import Strip

from peerpal.widgets.lines_view import GAP, LinesView
from peerpal.widgets.parts import Part, draw_parts


class ReadingView(LinesView):
    """Shows the parts of a page, one below the other."""

    DEFAULT_CSS = """
    ReadingView { height: auto; max-height: 100%; }
    """

    def __init__(self, parts: Sequence[Part], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._parts = parts
        self._known: dict[int, list[Strip]] = {}

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines the page has beside its scrollbar."""
        return len(self.draw(width - self.styles.scrollbar_size_vertical - GAP))

    def draw(self, width: int) -> list[Strip]:
        """Return the parts, drawn to a width: once, though the layout asks several times."""
        if width not in self._known:
            self._known = {width: draw_parts(self, self._parts, width)}
        return self._known[width]

    def notify_style_update(self) -> None:
        """Draw in the colours of the theme."""
        self._known.clear()
        super().notify_style_update()
