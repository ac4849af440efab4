"""What charts are drawn from: columns in eighths of a cell, and the axis below them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from textual.content import Content

from peerpal.widgets.themes import MUTED

EIGHTHS = " ▁▂▃▄▅▆▇█"
GUTTER = 6
"""The cells at the left of a chart in which its scale stands."""
WIDEST_BAR = 8

Cells = list[tuple[str, str]]
"""Characters with their styles, cell by cell."""


class Slots(NamedTuple):
    """Where the slices of a chart stand side by side: `cell` apart, each `bar` wide."""

    number: int
    cell: int
    bar: int

    @property
    def width(self) -> int:
        """The cells that all of them take."""
        return self.number * self.cell

    def label(self, text: str) -> str:
        """Return a text that stands in the middle of a slot's bar."""
        return text.center(self.bar) if len(text) <= self.bar else text


def slots(number: int, width: int) -> Slots:
    """Return as wide slots as there is room for."""
    cell = max(1, width // max(1, number))
    return Slots(number, cell, min(WIDEST_BAR, max(1, cell - (1 if cell < WIDEST_BAR else 2))))


def column_rows(
    values: Sequence[float | None], most: float, rows: int, place: Slots, style: str
) -> list[Cells]:
    """Return columns that grow upward from the last row; what is something shows."""
    drawn = []
    for row in reversed(range(rows)):
        line: Cells = []
        for value in values:
            eighths = min(8, max(0, _eighths(value or 0, most, rows) - 8 * row))
            line += _slot(EIGHTHS[eighths] * place.bar, style, place)
        drawn.append(line)
    return drawn


def hanging_rows(
    values: Sequence[float], most: float, rows: int, place: Slots, colour: str
) -> list[Cells]:
    """Return columns that hang down from the first row: the part below each is cut out of it."""
    drawn = []
    for row in range(rows):
        line: Cells = []
        for value in values:
            eighths = min(8, max(0, _eighths(value, most, rows) - 8 * row))
            style = f"reverse {colour}" if 0 < eighths < 8 else colour
            sign = EIGHTHS[8 - eighths] if 0 < eighths < 8 else EIGHTHS[eighths]
            line += _slot(sign * place.bar, style, place)
        drawn.append(line)
    return drawn


def with_numbers(
    rows: list[Cells], texts: Sequence[str], heights: Sequence[int], place: Slots, *, hang: bool
) -> list[Cells]:
    """Write a number beyond the end of each column, where there is a row for it."""
    for at, (text, height) in enumerate(zip(texts, heights, strict=True)):
        row = height if hang else len(rows) - 1 - height
        if text and 0 <= row < len(rows) and len(text) < max(place.cell, 2):
            start = at * place.cell + max(0, (place.bar - len(text)) // 2)
            for offset, char in enumerate(text):
                if start + offset < len(rows[row]):
                    rows[row][start + offset] = (char, MUTED)
    return rows


def rows_taken(value: float, most: float, rows: int) -> int:
    """Return how many rows a column of a value needs, also in part."""
    return -(-_eighths(value, most, rows) // 8)


def assembled(cells: Cells) -> Content:
    """Return cells as text."""
    runs = groupby(cells, key=lambda cell: cell[1])
    return Content.assemble(*(("".join(text for text, _ in run), style) for style, run in runs))


def gutter(text: str = "") -> Content:
    """Return what stands at the left of a row."""
    return Content.styled(f"{text:>{GUTTER - 1}} ", MUTED)


def axis(labels: Sequence[str], starts: Sequence[int], width: int) -> str:
    """Return the labels at their places; where there is no room for all, every second and so on."""
    # Two words, such as "Nov 25", need more than the space of one between them and the next.
    gap = 2 if any(" " in label.strip() for label in labels) else 1
    room = max((len(label) for label in labels), default=0) + gap
    every = 1
    while every < len(starts) and any(
        starts[at + every] - starts[at] < room for at in range(0, len(starts) - every, every)
    ):
        every += 1
    line = ""
    for at in range(0, len(labels), every):
        if starts[at] + len(labels[at].rstrip()) <= width:
            line = line.ljust(starts[at]) + labels[at]
    return line[:width].ljust(width)


def slot_axis(labels: Sequence[str], place: Slots, width: int) -> str:
    """Return the labels below columns."""
    shown = [place.label(label) for label in labels]
    return axis(shown, [at * place.cell for at in range(place.number)], width)


def nice_hours(minutes: float) -> int:
    """Return the minutes that a scale ends with: a round number that nothing exceeds."""
    steps = (15, 30, 60, 120, 180, 240, 300, 360, 480, 600, 720, 900, 1200)
    for step in steps:
        if minutes <= step:
            return step
    return -int(-minutes // 600) * 600


def _eighths(value: float, most: float, rows: int) -> int:
    if value <= 0 or most <= 0:
        return 0
    return max(1, round(value * rows * 8 / most))


def _slot(text: str, style: str, place: Slots) -> Cells:
    filled = [(char, style if char != " " else "") for char in text]
    return [*filled, *[(" ", "")] * (place.cell - place.bar)]
