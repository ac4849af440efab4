"""A chart: it draws itself into any room, and tells its numbers as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual

from peerpal.domain.text import one_line
from peerpal.widgets.lines_view import LinesView
from peerpal.widgets.private import private
from peerpal.widgets.themes import MUTED

_GAP = 2
_SHORTEST_NAME = 25


class Chart:
    """One picture of some numbers."""

    title: str
    hint: str
    """What to do so that there is something to draw."""
    is_private = False
    """True for a picture that only I see."""
    highest: int = 1_000
    """How many lines are worth drawing; where there are many more, the numbers stand below."""

    @property
    def is_empty(self) -> bool:
        """True while there is nothing to draw."""
        raise NotImplementedError

    def lines(self, width: int, height: int) -> list[Content]:
        """Return the picture in that room."""
        raise NotImplementedError

    def table(self) -> Sequence[Sequence[str]]:
        """Return the numbers: first the headings, then rows that begin with a name.

        Where there is no room for all columns, the first ones of numbers are left out.
        """
        raise NotImplementedError


def table_lines(chart: Chart, width: int) -> list[Content]:
    """Return the numbers of a chart in columns, the latest of them where there is no room."""
    rows = [[one_line(cell) for cell in row] for row in chart.table()]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    while len(widths) > 2 and sum(widths) + _GAP * (len(widths) - 1) > max(width, _GAP + 1):
        if widths[0] > _SHORTEST_NAME:
            widths[0] -= 1
        else:
            del widths[1]
            rows = [[row[0], *row[2:]] for row in rows]
    drawn = []
    for number, row in enumerate(rows):
        cells = [_fitted(row[0], widths[0])]
        cells += [
            Content(f"{'':{_GAP + room - cell_len(cell)}}{cell}")
            for cell, room in zip(row[1:], widths[1:], strict=True)
        ]
        line = Content("").join(cells)
        drawn.append(line if number else line.stylize(MUTED))
    return drawn


def _fitted(text: str, width: int) -> Content:
    return Content(text).truncate(width, ellipsis=True).pad_right(max(0, width - cell_len(text)))


class ChartPanel(LinesView, inherit_bindings=False):
    """Shows a chart in a frame, as a picture or as a table."""

    DEFAULT_CSS = """
    ChartPanel {
        border: round $border-blurred;
        border-title-color: $foreground-muted;
        border-title-style: bold;
        padding: 0 1;
        scrollbar-gutter: auto;
        &:focus { border: round $border; border-title-color: $text-primary; }
        &:focus:nocolor { border-title-style: bold reverse; }
    }
    """
    BINDINGS = []

    class Opened(Message):
        """A person wants to see the chart alone, or all again."""

    def __init__(self, *, id: str) -> None:  # noqa: A002  Textual's own name for it
        super().__init__(id=id)
        self._chart: Chart | None = None
        self._is_table = False

    def show(self, chart: Chart, *, is_table: bool) -> None:
        """Show a chart, or its numbers."""
        if is_table != self._is_table:
            self.scroll_y = 0
        self._chart, self._is_table = chart, is_table
        # A plain string would be read as markup.
        self.border_title = Content(chart.title)
        self.redraw()

    def scroll_by(self, lines: int) -> bool:
        """Scroll what has no room; False at its end."""
        before = self.scroll_offset.y
        self.scroll_y = self.validate_scroll_y(before + lines)
        return self.scroll_offset.y != before

    def on_click(self, event: Click) -> None:
        """Two clicks are what Enter is."""
        if event.chain == 2:
            self.post_message(self.Opened())

    def on_resize(self) -> None:
        """Draw the chart into its new room: it fills what there is."""
        self.redraw()

    def draw(self, width: int) -> Sequence[Strip]:
        """Return the chart in the room there is."""
        if self._chart is None:
            return ()
        height = self.scrollable_content_region.height
        lines = self._lines_of(self._chart, width, height)
        if self._chart.is_private:
            lines = list(map(private, lines))
        return [strip for line in lines for strip in self._strips(line, width)]

    def _lines_of(self, chart: Chart, width: int, height: int) -> list[Content]:
        if chart.is_empty:
            hint = [Content.styled(line, MUTED) for line in chart.hint.split("\n")]
            return [*[Content()] * max(0, (height - len(hint)) // 2), *map(_centred(width), hint)]
        table = table_lines(chart, width)
        if self._is_table:
            return table
        if height <= chart.highest + len(table):
            return chart.lines(width, height)
        return [*chart.lines(width, chart.highest), Content(" "), *table]

    def _strips(self, line: Content, width: int) -> list[Strip]:
        return Visual.to_strips(
            self, line.truncate(width) or Content(" "), width, 1, self.visual_style
        )


def _centred(width: int) -> Callable[[Content], Content]:
    def centred(line: Content) -> Content:
        return line.pad_left(max(0, (width - line.cell_length) // 2))

    return centred
