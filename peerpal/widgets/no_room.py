"""A sentence in place of the screen, where a window is too small to show it."""

from __future__ import annotations

from textwrap import wrap

from rich.console import Console, ConsoleOptions, RenderResult
from rich.control import Control
from rich.segment import Segment
from textual.geometry import Size

LEAST = Size(72, 20)
"""What every screen and form has room in."""


def has_room(size: Size) -> bool:
    """True for a window that everything can be shown in."""
    return size.width >= LEAST.width and size.height >= LEAST.height


def with_room(size: Size) -> Size:
    """Return the size that a screen is drawn in; it may be more than the window has."""
    return Size(max(size.width, LEAST.width), max(size.height, LEAST.height))


class NoRoom:
    """Says what PeerPal needs and what it has, in the middle of the window."""

    def __init__(self, size: Size) -> None:
        self._size = size

    @property
    def said(self) -> str:
        """The sentence."""
        has = f"{self._size.width} by {self._size.height}"
        return (
            f"PeerPal needs a window of {LEAST.width} by {LEAST.height} characters and has {has}: "
            "make it larger, or press ctrl+q to end."
        )

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it without the console's own size, which is that of the screen below."""
        width, height = self._size
        lines = wrap(self.said, max(1, width - 2))[:height]
        yield Control.clear()
        for y, line in enumerate(lines, (height - len(lines)) // 2):
            yield Control.move_to((width - len(line)) // 2, y)
            yield Segment(line)
