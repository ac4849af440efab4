"""A summary as it will be read: what templates are given. Every text in it is Markdown already.

Texts of people are escaped, so that a template can put them anywhere in a line; nothing that was
not let in is part of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

APPENDIX = "appendix"


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


def words_of(section: DocumentSection) -> int:
    """Return how many words a section has, its headings not counted."""
    entries = [entry for group in section.groups for entry in group.entries]
    texts = [section.text, *(text for entry in entries for text in (entry.text, *entry.details))]
    return sum(any(map(str.isalnum, word)) for text in texts for word in text.split())


def core_words(document: SummaryDocument) -> int:
    """Return how many words a summary has without its appendix."""
    return sum(words_of(part) for part in document.sections if part.key != APPENDIX)
