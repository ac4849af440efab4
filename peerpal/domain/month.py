"""The days of a month in weeks, and the way from one day to another."""

from __future__ import annotations

from datetime import date, timedelta


def month_end(year: int, month: int) -> date:
    """Return the last day of a month. Raises ValueError."""
    from calendar import monthrange  # the start would wait for it

    return date(year, month, monthrange(year, month)[1])


def months_on(day: date, months: int) -> date:
    """Return the day a number of months on, at most the last of its month. Raises ValueError."""
    count = day.year * 12 + day.month - 1 + months
    end = month_end(count // 12, count % 12 + 1)
    return end.replace(day=min(day.day, end.day))


def moved(day: date, *, days: int = 0, months: int = 0) -> date:
    """Return the day so much later; where no calendar leads on, the day itself."""
    try:
        return months_on(day, months) + timedelta(days=days)
    except (ValueError, OverflowError):
        return day


def weeks_of(day: date, first_weekday: int = 0) -> list[list[date | None]]:
    """Return the weeks of a day's month, from a weekday on (Monday 0); other months are blank."""
    from calendar import Calendar

    weeks = Calendar(first_weekday).monthdayscalendar(day.year, day.month)
    return [[day.replace(day=number) if number else None for number in week] for week in weeks]
