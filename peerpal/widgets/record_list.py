"""The one list of PeerPal: rows are made when they come into view, so any length is quick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style

from peerpal.domain.text import clean
from peerpal.widgets.bare_lines import BareLines
from peerpal.widgets.columns import Column, Place, Row, arrange, fit
from peerpal.widgets.themes import MUTED

__all__ = ["Column", "RecordList", "Row"]

_MOST_DRAWN = 512
_REVERSE = Style(reverse=True)

MOVES = [
    Binding("enter", "open", "Open", id="list.open", tooltip="Open this row"),
    Binding("up,k", "move(-1)", "Up", show=False, id="list.up", tooltip="One row up"),
    Binding("down,j", "move(1)", "Down", show=False, id="list.down", tooltip="One row down"),
    Binding("pageup", "page(-1)", "Page up", show=False, id="list.page_up", tooltip="A page up"),
    Binding(
        "pagedown", "page(1)", "Page down", show=False, id="list.page_down", tooltip="A page down"
    ),
]
"""The keys that every list has."""


class RecordList(BareLines, can_focus=True, inherit_bindings=False):
    """A list of records with a cursor; it knows ids and draws only the rows in view."""

    COMPONENT_CLASSES = {"record-list--cursor", "record-list--header"}
    DEFAULT_CSS = """
    RecordList {
        & > .record-list--header { color: $foreground-muted; text-style: bold; }
        & > .record-list--cursor {
            color: $block-cursor-blurred-foreground;
            background: $block-cursor-blurred-background;
        }
        &:focus > .record-list--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
    }
    """
    BINDINGS = [
        *MOVES,
        Binding("home,g", "first", "First", show=False, id="list.first", tooltip="The first row"),
        Binding("end,G", "last", "Last", show=False, id="list.last", tooltip="The last row"),
    ]

    cursor = reactive(0, repaint=False, init=False)
    """The index of the current row."""

    @dataclass
    class Highlighted(Message):
        """The cursor came to another record; None when the list became empty."""

        record_list: RecordList
        record_id: str | None

        @property
        def control(self) -> RecordList:
            """The list, so that `@on` can choose by it."""
            return self.record_list

    @dataclass
    class Opened(Message):
        """A record was opened with Enter or a second click."""

        record_list: RecordList
        record_id: str

        @property
        def control(self) -> RecordList:
            """The list, so that `@on` can choose by it."""
            return self.record_list

    def __init__(
        self,
        *columns: Column,
        placeholder: str | Content = "",
        show_header: bool = False,
        id: str | None = None,  # noqa: A002  Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.columns = columns or (Column(),)
        self._placeholder = placeholder
        self._header_height = int(show_header)
        self._ids: tuple[str, ...] = ()
        self._row: Callable[[str], Row] = lambda _: ()
        self._drawn: LRUCache[tuple[object, ...], Strip] = LRUCache(_MOST_DRAWN)
        self._clicked_id: str | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all rows, in order."""
        return self._ids

    @property
    def current_id(self) -> str | None:
        """The id of the row under the cursor; None when the list is empty."""
        return self._ids[self.cursor] if self._ids else None

    @property
    def placeholder(self) -> str | Content:
        """What an empty list says: why it is empty and what to press."""
        return self._placeholder

    @placeholder.setter
    def placeholder(self, text: str | Content) -> None:
        self._placeholder = text
        self.refresh()

    def set_rows(self, ids: Sequence[str], draw: Callable[[str], Row]) -> None:
        """Show these records; `draw` makes the cells of one when it comes into view.

        The cursor stays on its record, or where it was when that record is gone.
        """
        before, was_empty = self.current_id, not self._ids
        self._ids = tuple(ids)
        self._row = lru_cache(maxsize=256)(draw)
        self._drawn = LRUCache(_MOST_DRAWN)
        index = self._index_of(before)
        last = max(0, len(self._ids) - 1)
        self.set_reactive(RecordList.cursor, min(self.cursor, last) if index is None else index)
        self.change_size(Size(0, len(self._ids) + self._header_height))
        self.refresh()
        if self.current_id != before:
            self.post_message(self.Highlighted(self, self.current_id))
        if was_empty != (not self._ids):
            self.refresh_bindings()
        self.call_after_refresh(self._reveal)

    def redraw(self) -> None:
        """Draw the rows anew after what they show has changed."""
        self.set_rows(self._ids, getattr(self._row, "__wrapped__", self._row))

    def select(self, record_id: str) -> bool:
        """Move the cursor to that record; False when it is not in the list."""
        index = self._index_of(record_id)
        if index is not None:
            self.cursor = index
        return index is not None

    def _index_of(self, record_id: str | None) -> int | None:
        try:
            return None if record_id is None else self._ids.index(record_id)
        except ValueError:
            return None

    # Drawing

    def line_in_view(self, y: int, width: int) -> Strip:
        """Draw one visible line."""
        if not self._ids:
            return self._placeholder_line(y, width)
        if y < self._header_height:
            titles = [column.title for column in self.columns]
            return self._line(titles, self.get_visual_style("record-list--header"), width)
        index = y - self._header_height + self.scroll_offset.y
        if index >= len(self._ids):
            return Strip.blank(width, self.visual_style.rich_style)
        if index != self.cursor or not self.can_focus:
            return self._row_line(index, self.visual_style, width)
        cursor = self.get_visual_style("record-list--cursor")
        if self.has_focus and self.app.no_color:
            cursor += _REVERSE  # Textual drops it from a style of a part
        # A coloured word could vanish on the cursor's colour; there all words look alike.
        return self._row_line(index, cursor, width, plain=self.has_focus)

    def _row_line(self, index: int, base: Style, width: int, *, plain: bool = False) -> Strip:
        """Return a row as it was drawn before: scrolling by one row then draws one row."""
        hidden = self._repeated(index)
        key = (self._ids[index], hidden, base, width, plain, self.app.size.width, self.app.theme)
        drawn = self._drawn.get(key)
        if drawn is None:
            row = self._row(self._ids[index])
            cells = ["" if place in hidden else cell for place, cell in enumerate(row)]
            drawn = self._drawn[key] = self._line(cells, base, width, plain=plain)
        return drawn

    def _repeated(self, index: int) -> tuple[int, ...]:
        """Return which cells name the group that the row above, in view, has named already."""
        groups = [place for place, column in enumerate(self.columns) if column.is_group]
        if not groups or index == self.scroll_offset.y:
            return ()
        above, row = self._row(self._ids[index - 1]), self._row(self._ids[index])
        return tuple(at for at in groups if row[at : at + 1] == above[at : at + 1])

    def _line(self, cells: Row, base: Style, width: int, *, plain: bool = False) -> Strip:
        edge = Segment(" ", base.rich_style)
        parse = (lambda _: Style.null()) if plain else self.app.stylesheet.parse_style
        segments = [edge]
        for place in self._places(width - 2):
            cell = cells[place.cell] if place.cell < len(cells) else ""
            segments += fit(cell, place.width, place.align, base, parse)
            if place.gap:
                segments.append(Segment(" " * place.gap, base.rich_style))
        segments.append(edge)
        return Strip(Segment.simplify(segments), width)

    def _places(self, width: int) -> tuple[Place, ...]:
        return arrange(self.columns, width, self.app.size.width)

    def _placeholder_line(self, y: int, width: int) -> Strip:
        base = self.visual_style
        text = self._placeholder
        content = Content.styled(clean(text), MUTED) if isinstance(text, str) else text
        lines = content.split("\n", allow_blank=True)
        index = y - (self.scrollable_content_region.height - len(lines)) // 2
        if not 0 <= index < len(lines):
            return Strip.blank(width, base.rich_style)
        parse = self.app.stylesheet.parse_style
        return Strip(fit(lines[index], width, "center", base, parse))

    # Moving

    def on_resize(self) -> None:
        """Keep the cursor in view in a smaller window."""
        self._reveal()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, len(self._ids) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Show the cursor where it is now and tell about it."""
        self._clicked_id = None
        self._reveal()
        for index in (old, new):
            y = index - self.scroll_offset.y + self._header_height
            self.refresh(Region(0, y, self.size.width, 1))
        self.post_message(self.Highlighted(self, self.current_id))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scroll the rows; the bar moves by eighths of a cell, so along many rows it rests."""
        if self.show_vertical_scrollbar:
            step = max(1, self.virtual_size.height // (8 * max(1, self.size.height)))
            at_end = new_value in (0, self.max_scroll_y)
            self.vertical_scrollbar.position = new_value if at_end else new_value // step * step
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)

    @property
    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height - self._header_height)

    def _reveal(self) -> None:
        if not self.scrollable_content_region.height:
            return
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, immediate=True)
        elif self.cursor >= top + self._page:
            self.scroll_to(y=self.cursor - self._page + 1, animate=False, immediate=True)

    def action_move(self, rows: int) -> None:
        """Move the cursor by so many rows."""
        self.cursor += rows

    def action_page(self, pages: int) -> None:
        """Move the cursor by so many pages."""
        self.cursor += pages * self._page

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.cursor = 0

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.cursor = len(self._ids) - 1

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.current_id is not None:
            self.post_message(self.Opened(self, self.current_id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer to open a row only when there is one."""
        return action != "open" or bool(self._ids)

    def on_click(self, event: events.Click) -> None:
        """Select the row under the mouse; open it when it was selected so before."""
        offset = event.get_content_offset(self)
        if offset is None or not self.can_focus:
            return
        index = offset.y - self._header_height + self.scroll_offset.y
        if offset.y < self._header_height or index >= len(self._ids):
            return
        event.stop()
        if self._ids[index] == self._clicked_id:
            self.action_open()
        self.cursor = index
        self._clicked_id = self._ids[index]
