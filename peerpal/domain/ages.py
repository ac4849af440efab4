"""How long ago a day was, as people say it: in units that get coarser with time."""

from __future__ import annotations

from datetime import date

from peerpal.domain.dates import DateStyle, show_day
from peerpal.domain.words import count

_DAYS_UP_TO, _MONTHS_FROM, _YEARS_FROM = 13, 2, 24
"""Days count up to 13; then weeks, from two months on months, and from two years on years."""


def time_since(day: date, today: date) -> str:
    """Return the time since a day: "5 days", "3 weeks", "4 months", "2 years".

    Only units that have passed in full count, so that "4 weeks" is never said too soon. The day
    of somebody who is ahead of me, on the other side of the world, counts as today.
    """
    days = max(0, (today - day).days)
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if days <= _DAYS_UP_TO:
        return count(days, "day")
    if months < _MONTHS_FROM:
        return count(days // 7, "week")
    if months < _YEARS_FROM:
        return count(months, "month")
    return count(months // 12, "year")


def ago(day: date, today: date) -> str:
    """Return how long ago a day was: "today", "yesterday", "3 weeks ago"."""
    days = (today - day).days
    if days <= 1:
        return "yesterday" if days == 1 else "today"
    return f"{time_since(day, today)} ago"


def away(day: date, today: date) -> str:
    """Return how far off a day is: "tomorrow", "in 3 days", and of one that is over how long ago.

    Days are counted: they are what is left.
    """
    days = (day - today).days
    if days == 1:
        return "tomorrow"
    return f"in {count(days, 'day')}" if days > 0 else ago(day, today)


def day_and_age(day: date, today: date, style: DateStyle) -> str:
    """Return a day with its age: "Sun 1 Nov 2026, 3 weeks ago"."""
    return f"{show_day(day, style)}, {ago(day, today)}"
