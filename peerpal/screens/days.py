"""Days as they stand in narrow columns."""

from __future__ import annotations

from datetime import date

from peerpal.domain.dates import DateStyle, day_and_month, month_and_year

SHORT_DAY_WIDTH = 8

_NEAR_DAYS = 300
"""A day nearer than this can't be mistaken for the same day of another year."""


def short_day(day: date, today: date, style: DateStyle = DateStyle.WORDS) -> str:
    """Return "22 Nov" for a day of this year or not far from today, "Nov 2024" for another."""
    is_clear = day.year == today.year or abs((day - today).days) < _NEAR_DAYS
    return day_and_month(day, style) if is_clear else month_and_year(day, style)
