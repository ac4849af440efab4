"""Periods of days that a summary covers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from peerpal.domain.errors import WrongUse
from peerpal.domain.month import month_end, months_on

PERIOD_HELP = "q3, h1, 2026, 2026-q3, 2025-h2, 2026-11, quarter, half or year"
"""What `read_period` understands, for hints and error messages."""

_NAMED = re.compile("(?:([0-9]{4})[- ]?)?(q[1-4]|h[12])|([0-9]{4})(?:-([0-9]{2}))?")
_RUNNING = {"quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """Days from a first to a last, both within."""

    first: date
    last: date

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


def months_of(period: Period) -> list[Period]:
    """Return the months of a period, the first and the last as far as they are within it."""
    found, first = [], period.first
    while first <= period.last:
        last = month_end(first.year, first.month)
        found.append(Period(first, min(last, period.last)))
        if last == date.max:
            break
        first = last + timedelta(days=1)
    return found


def thin_months(period: Period, evidence: Iterable[date], *, today: date) -> list[Period]:
    """Return the months of a period that have begun and that no evidence falls into."""
    shown = {(day.year, day.month) for day in evidence}
    return [
        month
        for month in months_of(period)
        if month.first <= today and (month.first.year, month.first.month) not in shown
    ]


def months_back(day: date, months: int) -> date:
    """Return the day a number of months before, at most the last of its month."""
    return months_on(day, -months)


def running(months: int, *, today: date) -> Period:
    """Return the months that end today."""
    return Period(months_back(today, months) + timedelta(days=1), today)


def quarter_of(day: date) -> Period:
    """Return the quarter of the calendar that a day is in."""
    first_month = day.month - (day.month - 1) % 3
    return Period(date(day.year, first_month, 1), month_end(day.year, first_month + 2))


def read_period(text: str, *, today: date) -> Period:
    """Return the period that a text names; without a year the latest that has begun.

    `quarter`, `half` and `year` are the last 3, 6 and 12 months. Raises WrongUse.
    """
    wanted = text.strip().casefold()
    if wanted in _RUNNING:
        return running(_RUNNING[wanted], today=today)
    found = _NAMED.fullmatch(wanted)
    if found is None:
        raise WrongUse(f"This period can't be read. Understood are {PERIOD_HELP}.")
    year, part, whole_year, month = found.groups()
    if part:
        length = 3 if part[0] == "q" else 6
        first_month = (int(part[1]) - 1) * length + 1
        chosen = int(year) if year else today.year
        if not year and date(today.year, first_month, 1) > today:
            chosen -= 1
    else:
        length, first_month, chosen = (
            (1, int(month), int(whole_year)) if month else (12, 1, int(whole_year))
        )
    try:
        last_month = first_month + length - 1
        return Period(date(chosen, first_month, 1), month_end(chosen, last_month))
    except ValueError as error:
        raise WrongUse(f"This period can't be read. Understood are {PERIOD_HELP}.") from error
