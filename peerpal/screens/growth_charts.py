"""The charts of growth that stand over months: time both ways, and goals that were closed."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from peerpal.domain.dates import day_and_month, plain_day, show_day
from peerpal.domain.flow import Flow
from peerpal.domain.growth_series import Closed, Step
from peerpal.domain.period import Period
from peerpal.services.growth import GrowthSeries
from peerpal.widgets.chart import Chart
from peerpal.widgets.chart_parts import (
    GUTTER,
    Cells,
    Slots,
    assembled,
    column_rows,
    gutter,
    hanging_rows,
    nice_hours,
    rows_taken,
    slot_axis,
    slots,
    with_numbers,
)
from peerpal.widgets.flow_bar import flow_word, hours
from peerpal.widgets.themes import GIVING, GOOD, MUTED, RECEIVING

_ROWS_FOR_NUMBERS = 5
_HIGHEST_TILE = 3
_YEAR_OF_MONTHS = 12


def short_labels(series: GrowthSeries) -> list[str]:
    """Return what stands below the slices of a chart."""
    is_long = len(series.slices) > _YEAR_OF_MONTHS
    return [_short(series, part, is_long=is_long) for part in series.slices]


def long_labels(series: GrowthSeries) -> list[str]:
    """Return what the slices are called in a table."""
    return [_long(series, part) for part in series.slices]


def _short(series: GrowthSeries, part: Period, *, is_long: bool) -> str:
    _, _, month, year = show_day(part.first).split()
    match series.step:
        case Step.WEEK:
            return day_and_month(part.first, series.date_style)
        case Step.MONTH:
            return f"{month} {year[2:]}" if is_long else month
        case Step.QUARTER:
            return f"{_quarter(part)} {year[2:]}"
        case Step.YEAR:
            return year


def _long(series: GrowthSeries, part: Period) -> str:
    _, _, month, year = show_day(part.first).split()
    match series.step:
        case Step.WEEK:
            return f"from {plain_day(part.first, series.date_style)}"
        case Step.MONTH:
            return f"{month} {year}"
        case Step.QUARTER:
            return f"{_quarter(part)} {year}"
        case Step.YEAR:
            return year


def _quarter(part: Period) -> str:
    return f"Q{(part.first.month + 2) // 3}"


class TimeChart(Chart):
    """Minutes taught as columns that rise, minutes learned as columns that hang."""

    title = "Time both ways"
    hint = "Log what you taught ▶ and learned ◀\nwith its minutes: > pytest 15m"

    def __init__(self, series: GrowthSeries) -> None:
        self._series = series
        give = sum(flow.give for flow in series.minutes)
        self._all = Flow(give, sum(flow.receive for flow in series.minutes))

    @property
    def is_empty(self) -> bool:
        """True while no minutes are known."""
        return not any(self._all)

    def lines(self, width: int, height: int) -> list[Content]:
        """Return the columns, on both sides of the names of the months."""
        flows = self._series.minutes
        place = slots(len(flows), width - GUTTER)
        down = max(1, (height - 2) // 2)
        up = max(1, height - 2 - down)
        top = nice_hours(max(max(flow) for flow in flows))
        above = column_rows([flow.give for flow in flows], top, up, place, GIVING)
        below = hanging_rows([flow.receive for flow in flows], top, down, place, RECEIVING)
        if up >= _ROWS_FOR_NUMBERS:
            _say_minutes(above, [flow.give for flow in flows], top, place, hang=False)
            _say_minutes(below, [flow.receive for flow in flows], top, place, hang=True)
        scale = _hours(top)
        return [
            self._head(),
            *_with_scale(above, scale, "▶", GIVING, at=0),
            Content.assemble(
                gutter("0"),
                (slot_axis(short_labels(self._series), place, width - GUTTER), MUTED),
            ),
            *_with_scale(below, scale, "◀", RECEIVING, at=down - 1),
        ]

    def _head(self) -> Content:
        return Content.assemble(
            (f"▶ taught {hours(self._all.give)}", GIVING),
            "   ",
            (f"◀ learned {hours(self._all.receive)}", RECEIVING),
            "   ",
            flow_word(self._all),
        )

    def table(self) -> Sequence[Sequence[str]]:
        """Return the minutes of each slice and of all."""
        headings = ["", "▶ Taught", "◀ Learned"]
        labels = [*long_labels(self._series), "In all"]
        rows = [
            [label, hours(flow.give), hours(flow.receive)]
            for label, flow in zip(labels, [*self._series.minutes, self._all], strict=True)
        ]
        return [headings, *rows]


def _with_scale(
    rows: Sequence[Cells], scale: str, sign: str, style: str, *, at: int
) -> list[Content]:
    """Return rows with the end of the scale beside the outermost, and the sign beside the next."""
    marked = abs(at - 1) if len(rows) > 2 else -1
    lines = []
    for number, cells in enumerate(rows):
        left = gutter(scale if number == at else "")
        if number == marked:
            left = Content.assemble(" " * (GUTTER - 2), (sign, style), " ")
        lines.append(Content.assemble(left, assembled(cells)))
    return lines


def _say_minutes(
    rows: list[Cells], values: Sequence[float], most: float, place: Slots, *, hang: bool
) -> None:
    texts = [f"{round(v) // 60}:{round(v) % 60:02}" if v else "" for v in values]
    heights = [rows_taken(v, most, len(rows)) for v in values]
    with_numbers(rows, texts, heights, place, hang=hang)


def _hours(minutes: int) -> str:
    return f"{minutes // 60} h" if minutes >= 60 else f"{minutes} m"


class GoalsChart(Chart):
    """A tile for each goal that was closed."""

    title = "Goals closed"
    highest = 10
    hint = "A goal of yours that is achieved stands here:\npress x on it in 5 Goals."

    def __init__(self, series: GrowthSeries) -> None:
        self._series = series
        closed = series.closed
        self._all = Closed(*(sum(column) for column in zip(*closed, strict=True)))

    @property
    def is_empty(self) -> bool:
        """True while none was closed."""
        return not any(self._all)

    def lines(self, width: int, height: int) -> list[Content]:
        """Return the tiles above the names of the months."""
        closed = self._series.closed
        place = slots(len(closed), width - GUTTER)
        room = max(1, height - 2)
        high = max(1, min(_HIGHEST_TILE, room // (2 * max(sum(one) for one in closed))))
        drawn: list[Cells] = [[] for _ in range(room)]
        for one in closed:
            tiles = self._tiles(one, place.bar, high)
            hidden = len(tiles) - room
            if hidden > 0:
                tiles = [*tiles[: room - 1], (f"+{hidden + 1}".ljust(place.bar), MUTED)]
            for row in range(room):
                text, style = tiles[row] if row < len(tiles) else (" " * place.bar, "")
                text = text.ljust(place.cell)[: place.cell]
                drawn[room - 1 - row] += [(char, style) for char in text]
        return [
            self._head(place.bar, width),
            *(Content.assemble(gutter(), assembled(cells)) for cells in drawn),
            Content.assemble(
                gutter(), (slot_axis(short_labels(self._series), place, width - GUTTER), MUTED)
            ),
        ]

    def _tiles(self, closed: Closed, wide: int, high: int) -> list[tuple[str, str]]:
        """Return the rows of all tiles from below, each tile with a little room above it."""
        wide, found = min(wide, 6), []
        for sign, style, number in (
            (_mine(wide), GOOD, closed.mine),
            (_shared(wide), GOOD, closed.shared),
            (_dropped(wide), MUTED, closed.dropped),
        ):
            body = [(sign.replace("▆", "█"), style)] * (high - 1)
            found += [*body, (sign, style)] * number
        return found

    def _head(self, wide: int, width: int) -> Content:
        wide = min(wide, 3)
        parts = [
            Content.assemble(f"{self._all.achieved} achieved"),
            Content.assemble((_mine(wide), GOOD), f" {self._all.mine} mine"),
            Content.assemble((_shared(wide), GOOD), f" {self._all.shared} shared"),
        ]
        if self._all.dropped:
            parts.append(Content.assemble((_dropped(wide), MUTED), f" {self._all.dropped} dropped"))
        head = Content("   ").join(parts)
        return head if head.cell_length <= width else Content("  ").join(parts[1:])

    def table(self) -> Sequence[Sequence[str]]:
        """Return what was closed in each slice and in all."""
        headings = ["", "Mine", "Shared", "Dropped"]
        labels = [*long_labels(self._series), "In all"]
        rows = [
            [label, *map(str, closed)]
            for label, closed in zip(labels, [*self._series.closed, self._all], strict=True)
        ]
        return [headings, *rows]


def _mine(wide: int) -> str:
    return "▆" * wide


def _shared(wide: int) -> str:
    """Return a tile in two parts: it belongs to two."""
    half = (wide - 1) // 2
    return f"{'▆' * half}{' ' * (wide - 2 * half)}{'▆' * half}" if half else "▞" * wide


def _dropped(wide: int) -> str:
    return "╌" * wide
