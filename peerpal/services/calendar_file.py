"""Dates as a calendar file (RFC 5545): events that every calendar takes in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from peerpal.domain.text import one_line

if TYPE_CHECKING:
    from icalendar import Alarm, Event

_BEFORE_TALK = (timedelta(days=-1), timedelta(minutes=-10))
_ON_THE_DAY = (timedelta(hours=9),)


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """Something to come: an aware moment with its length, or a whole day.

    One `key` stands for one event: a calendar that has it already takes over the newer `version`,
    which was made at `changed_at`.
    """

    key: str
    title: str
    start: datetime | date
    minutes: int | None = None
    version: int = 0
    changed_at: datetime | None = None
    has_alarms: bool = False
    is_cancelled: bool = False


def calendar(event: CalendarEvent, *, made_at: datetime) -> str:
    """Return the text of a file with an event; the same event and moment give the same text."""
    return calendar_of([event], made_at=made_at)


def calendar_of(events: Iterable[CalendarEvent], *, made_at: datetime | None = None) -> str:
    """Return the text of a file with all these events; the same events give the same text.

    An event that does not say when it was changed was so at `made_at`.
    """
    from icalendar import Calendar

    whole = Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", "-//PeerPal//EN")
    for event in events:
        whole.add_component(_entry(event, event.changed_at or made_at or _LONG_AGO))
    text: str = whole.to_ical().decode()
    return text


_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def _entry(event: CalendarEvent, changed_at: datetime) -> Event:
    from icalendar import Event

    start = event.start
    if isinstance(start, datetime):
        start = start.astimezone(UTC)
    entry = Event()
    entry.add("uid", f"{event.key}@peerpal")
    # Not the moment of the export: the same records shall give the same bytes.
    entry.add("dtstamp", changed_at.astimezone(UTC))
    entry.add("summary", one_line(event.title))
    entry.add("dtstart", start)
    if isinstance(start, datetime) and event.minutes:
        entry.add("duration", timedelta(minutes=event.minutes))
    if event.changed_at:
        entry.add("last-modified", changed_at.astimezone(UTC))
        entry.add("sequence", event.version)
        entry.add("class", "PRIVATE")
        if not isinstance(start, datetime):
            entry.add("transp", "TRANSPARENT")  # a day on which something is due is not taken
    if event.is_cancelled:
        entry.add("status", "CANCELLED")
    elif event.has_alarms:
        for trigger in _BEFORE_TALK if isinstance(start, datetime) else _ON_THE_DAY:
            entry.add_component(_alarm(event, trigger))
    return entry


def _alarm(event: CalendarEvent, trigger: timedelta) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one_line(event.title))
    alarm.add("trigger", trigger)
    return alarm
