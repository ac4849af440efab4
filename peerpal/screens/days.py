"""Days as they stand in narrow columns."""

from __future__ import annotations

from datetime import date

from peerpal.domain.dates import show_day

SHORT_DAY_WIDTH = 8

_NEAR_DAYS = 300
"""A day nearer than this can't be mistaken for the same day of another year."""


def short_day(day: date, today: date) -> str:
    """Return "22 Nov" for a day of this year or not far from today, "Nov 2024" for another."""
    _, number, month, year = show_day(day).split()
    is_clear = day.year == today.year or abs((day - today).days) < _NEAR_DAYS
    return f"{number} {month}" if is_clear else f"{month} {year}"
