"""Times of day as people type them, and moments of a local day in UTC."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, tzinfo

from peerpal.domain.dates import DateStyle, show_day

DEFAULT_TIME = time(9)
"""When a talk is planned for a day only."""

_TIME = re.compile("([0-9]{1,2})(?:[:.]([0-9]{2}))?(?: ?([ap])m)?")


def read_time(text: str) -> time | None:
    """Return the time of day that a text names (14:00, 9, 9.30, 2 pm), or None."""
    found = _TIME.fullmatch(text.strip().casefold())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def moment_of(day: date, at: time, zone: tzinfo | None) -> datetime:
    """Return a time of a local day as a moment in UTC.

    An hour that the clocks skip is the one after it; of one that comes twice it is the first.
    """
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)


def show_moment(local: datetime, style: DateStyle) -> str:
    """Return a local moment as "Sun 22 Nov 2026, 14:00"."""
    return f"{show_day(local.date(), style)}, {local:%H:%M}"
