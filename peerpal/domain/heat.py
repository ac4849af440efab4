"""How often it happened, day by day: weeks beside each other, the newest last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

_DAYS = 7


class Heat(NamedTuple):
    """Weeks of seven days each, from the first one on; a day to come has no count."""

    first: date
    weeks: tuple[tuple[int | None, ...], ...]

    @property
    def total(self) -> int:
        """How often it happened in all these weeks."""
        return sum(count or 0 for week in self.weeks for count in week)

    @property
    def active_days(self) -> int:
        """On how many days it happened."""
        return sum(1 for week in self.weeks for count in week if count)

    @property
    def months(self) -> list[tuple[int, date]]:
        """The weeks in which a month begins, by their place, each with the first of that month."""
        found = []
        for place in range(len(self.weeks)):
            last = self.first + timedelta(days=_DAYS * place + _DAYS - 1)
            if last.day <= _DAYS:
                found.append((place, last.replace(day=1)))
        return found


def heat(counts: Mapping[date, int], today: date, weeks: int, first_weekday: int = 0) -> Heat:
    """Return the last so many weeks up to the one of today, which begin on a weekday (Monday 0)."""
    begun = today - timedelta(days=(today.weekday() - first_weekday) % _DAYS)
    first = begun - timedelta(days=_DAYS * (weeks - 1))
    days = [first + timedelta(days=number) for number in range(_DAYS * weeks)]
    shown = [counts.get(day, 0) if day <= today else None for day in days]
    return Heat(first, tuple(tuple(shown[at : at + _DAYS]) for at in range(0, len(shown), _DAYS)))
