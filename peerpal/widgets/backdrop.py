"""The screen below a box, dimmed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.color import Color
from textual.strip import Strip
from textual.visual import Visual

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.screen import Screen
    from textual.style import Style
    from textual.visual import RenderOptions


class Backdrop(Visual):
    """How a screen looks at this moment, under a veil of a colour.

    Textual draws the screen below anew for each change in the box; nothing changes there.
    """

    def __init__(self, screen: Screen[object], veil: Color) -> None:
        @cache
        def dimmed(style: RichStyle | None) -> RichStyle:
            style = RichStyle() if style is None else style.clear_meta_and_links()
            return style + RichStyle.from_color(
                (Color.from_rich_color(style.color) + veil).rich_color if style.color else None,
                (Color.from_rich_color(style.bgcolor) + veil).rich_color if style.bgcolor else None,
            )

        self._strips = [
            Strip([Segment(text, dimmed(style)) for text, style, _ in strip], strip.cell_length)
            for strip in screen._compositor.render_strips()  # noqa: SLF001
        ]

    def render_strips(
        self,
        width: int,  # noqa: ARG002
        height: int | None,  # noqa: ARG002
        style: Style,  # noqa: ARG002
        options: RenderOptions,  # noqa: ARG002
    ) -> list[Strip]:
        """Return the lines of the screen."""
        return self._strips

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """Return the width of the terminal."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """Return how many lines the screen has."""
        return len(self._strips)
