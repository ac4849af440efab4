"""A summary as it will be read: what templates are given. Every text in it is Markdown already.

Texts of people are escaped, so that a template can put them anywhere in a line; nothing that was
not let in is part of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Entry:
    """One point of a section; its details stand below it. Without a day it is no dated fact."""

    text: str
    details: tuple[str, ...] = ()
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Points of a section that belong together, under a title of their own if it has one."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """A section that has something to say: a text, groups of points, or both."""

    key: str
    title: str
    text: str
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What is told of every period: counts, and minutes both ways."""

    conversations: int
    colleagues: int
    departments: int
    minutes_taught: int
    minutes_learned: int
    exchanges_taught: int
    exchanges_learned: int
    goals_achieved: int
    goals_under_way: int
    feedback_given: int
    feedback_received: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryDocument:
    """All that a summary says, in the order it says it."""

    audience: str
    name: str
    role: str
    department: str
    organisation: str
    first: date
    last: date
    made_on: date
    totals: Totals
    sections: tuple[DocumentSection, ...]
