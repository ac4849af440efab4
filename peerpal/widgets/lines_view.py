"""Drawn lines that scroll; what is out of view costs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from textual.binding import Binding
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from peerpal.widgets.bare_lines import BareLines
from peerpal.widgets.reading_place import letters, line_after

GAP = 1
"""Between the lines and the scrollbar."""


class LinesView(BareLines, can_focus=True, inherit_bindings=False):
    """Shows lines that a subclass has drawn to its width, in its style."""

    DEFAULT_CSS = """
    LinesView { scrollbar-gutter: stable; }
    """
    BINDINGS = [
        Binding("up,k", "scroll_up", "Up", show=False, id="page.up", tooltip="A line up"),
        Binding("down,j", "scroll_down", "Down", show=False, id="page.down", tooltip="A line down"),
        Binding("pageup", "page_up", "Page up", show=False, id="page.back", tooltip="A page up"),
        Binding(
            "pagedown", "page_down", "Page down", show=False, id="page.on", tooltip="A page down"
        ),
        Binding("home,g", "scroll_home", "Top", show=False, id="page.top", tooltip="To the top"),
        Binding("end,G", "scroll_end", "End", show=False, id="page.end", tooltip="To the end"),
    ]

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.set_reactive(Widget.auto_links, value=False)  # text of others has none
        self._lines: Sequence[Strip] = ()
        self._width = 0
        self._look: object = None
        self._read = 0
        self._read_at: int | None = None

    def draw(self, width: int) -> Sequence[Strip]:
        """Return the lines, drawn to a width."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw the lines anew."""
        width = self.scrollable_content_region.width
        if width == self._width:
            self._read_at = None  # it may say something else now
        if width <= 0:
            self._width = 0  # once it has room again, what was drawn to it before is old
            return
        before, top = self._lines, self.scroll_offset.y
        self._draw_to(width)
        self.change_size(Size(width, len(self._lines)))
        self._refresh_changed(before, top)

    def _draw_to(self, width: int) -> None:
        if width != self._width:
            self._remember_place()
        self._lines, self._width, self._look = self.draw(width - GAP), width, self._looks()

    def _remember_place(self) -> None:
        """Remember what is at the top; a place that was found again stays the same one."""
        if not self._is_at_place:
            top = self.scroll_offset.y
            self._read, self._read_at = letters(line.text for line in self._lines[:top]), top

    @property
    def _is_at_place(self) -> bool:
        """True while nobody has scrolled; with fewer lines below, it may have moved by itself."""
        top = self.scroll_offset.y
        return self._read_at is not None and top == min(self._read_at, self.max_scroll_y)

    def _find_place(self) -> None:
        """Go on where the text was read before it was wrapped to another width."""
        found = line_after([line.text for line in self._lines], self._read) if self._read else 0
        self.scroll_y = self.validate_scroll_y(found)
        self._read_at = self.scroll_offset.y

    def _looks(self) -> object:
        return self.visual_style, self.app.theme

    def _refresh_changed(self, before: Sequence[Strip], top: int) -> None:
        """Ask for the lines in view from the first to the last that look different now."""
        in_view = self.scrollable_content_region.height
        old = before[top : top + in_view]
        new = self._lines[self.scroll_offset.y :][:in_view]
        changed = [y for y, (was, now) in enumerate(zip_longest(old, new)) if was != now]
        if changed:
            first, last = changed[0], changed[-1]
            self.refresh(Region(0, first, self.size.width, last - first + 1))

    def on_resize(self) -> None:
        """Fill the new size; lines that were painted in its width already stay."""
        width = self.scrollable_content_region.width
        is_place_kept = self._is_at_place
        if width == self._width:
            self.change_size(Size(width, len(self._lines)))
        else:
            self.redraw()
        if is_place_kept:
            self._find_place()

    def notify_style_update(self) -> None:
        """Draw in the colours of the theme."""
        super().notify_style_update()
        if self.is_mounted and self._look != self._looks():
            self.redraw()

    def line_in_view(self, y: int, width: int) -> Strip:
        """Draw one visible line; a new width is painted before the widget hears of it."""
        if width != self._width:
            self._draw_to(width)
        style = self.visual_style.rich_style
        index = y + self.scroll_offset.y
        if index >= len(self._lines):
            return Strip.blank(width, style)
        return self._lines[index].adjust_cell_length(width, style)
