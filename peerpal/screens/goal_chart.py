"""The progress of a goal drawn over time, with the line to its target date."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from math import ceil

from textual.content import Content

from peerpal.domain.dates import DateStyle, plain_day
from peerpal.domain.goal import CheckIn
from peerpal.domain.goal_standing import BEHIND_POINTS, Line
from peerpal.widgets.sheet import lines
from peerpal.widgets.themes import BAR, MUTED

_WIDTH = 38
_HEIGHT = 100 // BEHIND_POINTS
"""A row is as high as what makes a goal late, so that this much can always be seen."""
_EIGHTHS = " ▁▂▃▄▅▆▇█"
_DOTS = ".·˙"
_ON_BAR = f"reverse {BAR}"
_TODAY = "today"


def draw_progress(
    check_ins: Sequence[CheckIn],
    begun: date,
    *,
    until: date,
    today: date,
    target_on: date | None = None,
    style: DateStyle = DateStyle.WORDS,
) -> Content:
    """Return how progress rose from one day to another, as bars; the line to the target is dots.

    Where a bar stands before the line, the dots are cut out of it. The check-ins come oldest first.
    """
    span = (until - begun).days
    days = [begun + timedelta(days=round(span * cell / (_WIDTH - 1))) for cell in range(_WIDTH)]
    past = [day for day in days if day <= today]
    days[len(past) - 1] = past[-1] = min(today, until)  # today is never between two cells
    said_on = [check_in.on for check_in in check_ins]
    said = [0, *(check_in.progress for check_in in check_ins)]
    bars = [said[bisect_right(said_on, day)] for day in past] + [None] * (_WIDTH - len(past))
    line = Line(begun, target_on) if target_on else None
    dots = [line.progress(day) if line else None for day in days]
    rows = [_row(row, bars, dots) for row in reversed(range(_HEIGHT))]
    first, last = plain_day(begun, style), plain_day(until, style)
    below = [first + last.rjust(_WIDTH - len(first))]
    if today <= until:
        below.insert(0, _marked(len(past) - 1))
    if line:
        below.append(f"{_EIGHTHS[-1]} progress   {_DOTS[1]} line to the target")
    return lines([*rows, *(Content.styled(text, MUTED) for text in below)])


def _row(row: int, bars: Sequence[int | None], dots: Sequence[float | None]) -> Content:
    cells = [_cell(row, bar, dot) for bar, dot in zip(bars, dots, strict=True)]
    runs = groupby(cells, key=lambda cell: cell[1])
    return Content.assemble(*(("".join(text for text, _ in run), style) for style, run in runs))


def _cell(row: int, bar: int | None, dot: float | None) -> tuple[str, str]:
    """Return one character of a row and its style; the bar covers a dot where both end."""
    height = 0 if bar is None else max(1, round(bar * _HEIGHT * 8 / 100))
    eighths = min(8, max(0, height - 8 * row))
    sign = "" if dot is None else _dot(row, dot)
    if sign and not eighths:
        return sign, MUTED
    if sign and height > 8 * (row + 1):
        return sign, _ON_BAR
    return _EIGHTHS[eighths], BAR


def _dot(row: int, percent: float) -> str:
    """Return the dot of a percentage in its row, low, in the middle or high; none elsewhere."""
    level = max(0, ceil(percent * _HEIGHT * len(_DOTS) / 100) - 1)
    at, place = divmod(level, len(_DOTS))
    return _DOTS[place] if at == row else ""


def _marked(cell: int) -> str:
    """Return a line with an arrow below a cell, and the word on the side where there is room."""
    if cell + len(_TODAY) + 2 <= _WIDTH:
        return f"{' ' * cell}↑ {_TODAY}"
    return f"{_TODAY} ↑".rjust(cell + 1)
