"""A page to read: text as it is and Markdown as it looks, as tall as it is until it scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.visual import Visual

from peerpal.widgets.lines_view import LinesView
from peerpal.widgets.markdown_view import drawn


@dataclass(frozen=True, slots=True)
class Written:
    """What a person wrote, in Markdown."""

    text: str


Part = Content | Written
"""A part of a page."""


class ReadingView(LinesView):
    """Shows the parts of a page, one below the other."""

    DEFAULT_CSS = """
    ReadingView { height: auto; max-height: 100%; }
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__()
        self._parts = parts
        self._known: dict[int, list[Strip]] = {}

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines the page has at a width."""
        return len(self.draw(width))

    def draw(self, width: int) -> list[Strip]:
        """Return the parts, drawn to a width: once, though the layout asks several times."""
        if width not in self._known:
            parts = (self._drawn(part, width) for part in self._parts)
            self._known = {width: [line for lines in parts for line in lines]}
        return self._known[width]

    def notify_style_update(self) -> None:
        """Draw in the colours of the theme."""
        self._known.clear()
        super().notify_style_update()

    def _drawn(self, part: Part, width: int) -> list[Strip]:
        style = self.visual_style
        if isinstance(part, Written):
            lines = drawn(self.app, part.text, width)
            return [Strip(line).apply_style(style.rich_style) for line in lines]
        return Visual.to_strips(self, part, width, None, style)
