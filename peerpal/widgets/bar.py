"""One line of coloured words that can be clicked, drawn without a widget for each word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget


class Part(NamedTuple):
    """A word of a bar: its style, and what a click on it means."""

    text: str
    style: str = ""
    target: str | None = None

    @property
    def width(self) -> int:
        """The width in terminal cells."""
        return cell_len(self.text)


def width_of(parts: Iterable[Part]) -> int:
    """Return the width of the parts side by side."""
    return sum(part.width for part in parts)


def spread(left: list[Part], right: list[Part], width: int) -> list[Part]:
    """Return the parts with the right ones pushed to the right edge."""
    return [*left, Part(" " * max(0, width - width_of(left) - width_of(right))), *right]


class Bar(Widget):
    """The base of the two bars."""

    ALLOW_SELECT = False

    def parts(self, width: int) -> list[Part]:
        """Return what the bar shows in that width."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        base = self.visual_style
        width = self.size.width
        if y:
            return Strip.blank(width, base.rich_style)
        parse = self.app.stylesheet.parse_style
        segments = [
            Segment(part.text, (base + parse(part.style)).rich_style) for part in self.parts(width)
        ]
        return Strip(segments).adjust_cell_length(width, base.rich_style)

    def target_at(self, x: int) -> str | None:
        """Return what a click at that column means."""
        end = 0
        for part in self.parts(self.size.width):
            end += part.width
            if x < end:
                return part.target
        return None
