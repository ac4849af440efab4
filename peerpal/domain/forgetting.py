"""Forgets a person: what is about them goes, and their name in other texts can be taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from peerpal.domain.conversation import Conversation
from peerpal.domain.evidence import Evidence
from peerpal.domain.goal import CheckIn
from peerpal.domain.record import Record, with_texts
from peerpal.domain.resource import Resource
from peerpal.domain.review import Review
from peerpal.domain.snooze import Snooze
from peerpal.domain.summary import SummaryPlan

R = TypeVar("R", bound=Record)

REMOVED = "[removed]"
_SHORTEST_PART = 2

Tables = Mapping[str, Mapping[str, Record]]
"""Records by their id, by the name of their table."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a name stands in a text of somebody's own."""

    table: str
    id: str
    field: str
    line: str


def without_person(tables: Tables, peer_id: str) -> dict[str, dict[str, Record]]:
    """Return the records that are left when a person and all that is about them are gone.

    A talk with others as well stays, without the person; so do the others' actions from it.
    """
    everything = [record for records in tables.values() for record in records.values()]
    gone = {record.id for record in everything if _is_about(record, peer_id)}
    gone |= {r.id for r in everything if isinstance(r, CheckIn) and r.goal_id in gone}
    gone |= {r.id for r in everything if isinstance(r, Snooze) and r.record_id in gone}
    return {
        table: {id_: _unlinked(record, gone) for id_, record in records.items() if id_ not in gone}
        for table, records in tables.items()
    }


def name_pattern(name: str, others: Iterable[str]) -> re.Pattern[str]:
    """Return what finds a person's name in a text: in full, or a part that nobody else has."""
    shared = {part.casefold() for other in others for part in other.split()}
    parts = [part for part in name.split() if len(part) >= _SHORTEST_PART]
    own = [part for part in parts if part.casefold() not in shared]
    forms = sorted({name, "_".join(name.split()), *own}, key=len, reverse=True)
    any_form = "|".join(re.escape(form) for form in forms)
    return re.compile(rf"(?<!\w)(?:{any_form})(?!\w)", re.IGNORECASE)


def mentions(tables: Tables, name: re.Pattern[str]) -> list[Mention]:
    """Return every place where the name stands, with the line it stands in."""
    return [
        Mention(table, id_, field.name, line)
        for table, records in tables.items()
        for id_, record in records.items()
        for field in fields(record)
        for text in _texts(getattr(record, field.name))
        for line in text.splitlines()
        if name.search(line)
    ]


def without_name(record: R, name: re.Pattern[str]) -> R:
    """Return a record with the name taken out of all its texts."""
    return with_texts(record, lambda text: name.sub(REMOVED, text))


def _is_about(record: Record, peer_id: str) -> bool:
    if isinstance(record, Conversation):
        return set(record.peer_ids) == {peer_id}
    if isinstance(record, Resource):
        return False  # a book is not about whoever recommended it
    return peer_id in (record.id, getattr(record, "peer_id", None))


def _unlinked(record: R, gone: set[str]) -> R:
    links: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name.endswith("_id") and value in gone:
            links[field.name] = None
        elif field.name.endswith("_ids") and gone.intersection(value):
            links[field.name] = tuple(id_ for id_ in value if id_ not in gone)
    if isinstance(record, Review):
        links["goals"] = tuple(goal for goal in record.goals if goal.goal_id not in gone)
    if isinstance(record, Evidence) and record.source_id in gone:
        links["source_kind"] = ""
    if isinstance(record, SummaryPlan):
        links["wordings"] = tuple(w for w in record.wordings if w.record_id not in gone)
    return replace(record, **links) if links else record


def _texts(value: object) -> list[str]:
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    with_texts(value, note)
    return found
