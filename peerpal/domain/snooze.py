"""Snoozes: what is due is left in peace until a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from peerpal.domain.errors import InvalidField
from peerpal.domain.matter import Matter
from peerpal.domain.record import Record

_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Snooze(Record):
    """One matter about one record that waits until a day; the matter itself stays as it is."""

    TABLE = "snoozes"

    matter: Matter
    record_id: str
    until: date


def snoozed_until(asked: date, due_on: date | None, today: date) -> date:
    """Return the day on which something that was snoozed comes back.

    A snooze never hides a day that is still to come: what is due before comes back on that day.
    Raises InvalidField for a day that is not to come.
    """
    if asked <= today:
        raise InvalidField("until", "give a day that is still to come")
    return min(asked, due_on) if due_on and due_on > today else asked


def next_week(today: date, first_weekday: int = 0) -> date:
    """Return the first day of the week after this one; weeks begin on Monday, as 0 says."""
    return today + timedelta(days=_WEEK - (today.weekday() - first_weekday) % _WEEK)
