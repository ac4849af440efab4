"""What templates can do with days, minutes, counts and the points of a summary."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from peerpal.domain.dates import show_minutes
from peerpal.domain.words import count
from peerpal.services.summary_document import DocumentSection, Entry, Group


def day(on: date | None) -> str:
    """Return a day as a summary writes it, such as 3 October 2026; nothing for no day."""
    return f"{on.day} {on:%B} {on.year}" if on else ""


def month(on: date | None) -> str:
    """Return the month of a day, such as October 2026; nothing for no day."""
    return f"{on:%B} {on.year}" if on else ""


def period(first: date, last: date) -> str:
    """Return days from a first to a last, such as 1 January to 30 June 2026."""
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} to {day(last)}"
    begun = f"{first.day}" if first.month == last.month else f"{first.day} {first:%B}"
    return f"{begun} to {day(last)}"


def months(
    sections: Iterable[DocumentSection], without: Iterable[DocumentSection] = ()
) -> list[Group]:
    """Return the dated points of sections under their months, the newest first, each once.

    Points that the sections in `without` have as well are left out.
    """
    without = tuple(without)
    found: dict[tuple[date, str], Entry] = {}
    for section in sections:
        for entry in points(section, without):
            if entry.on:
                found.setdefault((entry.on, entry.text), entry)
    grouped: dict[str, list[Entry]] = {}
    for (on, _), entry in sorted(found.items(), key=lambda item: item[0][0], reverse=True):
        grouped.setdefault(month(on), []).append(entry)
    return [Group(title, tuple(entries)) for title, entries in grouped.items()]


def points(section: DocumentSection, without: Iterable[DocumentSection] = ()) -> list[Entry]:
    """Return the points of all groups of a section, but for those `without` has as well."""
    told = {(entry.on, entry.text) for other in without for entry in points(other)}
    entries = (entry for group in section.groups for entry in group.entries)
    return [entry for entry in entries if (entry.on, entry.text) not in told]


FILTERS = {
    "count": count,
    "day": day,
    "minutes": show_minutes,
    "month": month,
    "months": months,
    "period": period,
    "points": points,
}
"""The filters that Jinja does not have itself, by the name they have in a template."""
