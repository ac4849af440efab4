"""A date as a calendar file (RFC 5545): one event that every calendar takes in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from peerpal.domain.text import one_line


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """Something to come: an aware moment with its length, or a whole day.

    One `key` stands for one event: a calendar that has it already moves it.
    """

    key: str
    title: str
    start: datetime | date
    minutes: int | None = None


def calendar(event: CalendarEvent, *, made_at: datetime) -> str:
    """Return the text of a file with an event; the same event and moment give the same text."""
    from icalendar import Calendar, Event

    start = event.start
    if isinstance(start, datetime):
        start = start.astimezone(UTC)
    entry = Event()
    entry.add("uid", f"{event.key}@peerpal")
    entry.add("dtstamp", made_at.astimezone(UTC))
    entry.add("summary", one_line(event.title))
    entry.add("dtstart", start)
    if isinstance(start, datetime) and event.minutes:
        entry.add("duration", timedelta(minutes=event.minutes))
    whole = Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", "-//PeerPal//EN")
    whole.add_component(entry)
    text: str = whole.to_ical().decode()
    return text
