"""Which fields of a record name other records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from peerpal.domain.action import Action
from peerpal.domain.agreement import Agreement
from peerpal.domain.conversation import Conversation
from peerpal.domain.evidence import SOURCES, Evidence
from peerpal.domain.exchange import Exchange
from peerpal.domain.feedback import Feedback
from peerpal.domain.goal import Goal
from peerpal.domain.growth import GrowthCheckIn
from peerpal.domain.matter import Matter
from peerpal.domain.peer import Peer
from peerpal.domain.record import Record, field_names
from peerpal.domain.review import Review
from peerpal.domain.skill import Skill
from peerpal.domain.snooze import Snooze

R = TypeVar("R", bound=Record)

_KINDS: dict[str, type[Record]] = {
    "peer_id": Peer,
    "peer_ids": Peer,
    "skill_id": Skill,
    "skill_ids": Skill,
    "conversation_id": Conversation,
    "goal_id": Goal,
    "review_id": Review,
}

_SNOOZED: dict[Matter, type[Record]] = {
    Matter.TALK: Peer,
    Matter.PLANNED: Conversation,
    Matter.ACTION: Action,
    Matter.REVIEW_LEFT: Peer,
    Matter.FOLLOW_UP: Exchange,
    Matter.FEEDBACK: Feedback,
    Matter.HEALTH: Peer,
    Matter.AGREEMENT: Agreement,
    Matter.GOAL_REVIEW: Goal,
    Matter.CHECK_IN: Goal,
    Matter.REVIEW_WAITS: Review,
    Matter.GROWTH: GrowthCheckIn,
}
"""What each matter that can be snoozed is about."""


def references(record: Record) -> Iterator[tuple[str, type[Record], str]]:
    """Yield the field, the kind and the id of each record that one speaks of."""
    for name in field_names(record):
        kind = _KINDS.get(name)
        value = getattr(record, name) if kind else None
        if kind and value:
            for id_ in (value,) if isinstance(value, str) else value:
                yield name, kind, id_
    if isinstance(record, Review):
        for goal in record.goals:
            yield "goals", Goal, goal.goal_id
    if isinstance(record, Evidence) and record.source_id and record.source_kind in SOURCES:
        yield "source_id", SOURCES[record.source_kind], record.source_id
    if isinstance(record, Snooze):
        yield "record_id", _SNOOZED[record.matter], record.record_id


def renamed(record: R, kind: type[Record], old: str, new: str) -> R:
    """Return the record naming another one wherever it named the old one, each only once."""
    changed: dict[str, Any] = {}
    for name, named, id_ in references(record):
        if named is kind and id_ == old:
            value = getattr(record, name)
            changed[name] = new if isinstance(value, str) else _renamed_once(value, old, new)
    return replace(record, **changed) if changed else record


def _renamed_once(ids: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new if id_ == old else id_ for id_ in ids))


def peer_ids_of(record: Record) -> tuple[str, ...]:
    """Return the peers that a record is about; a peer is about themselves."""
    if isinstance(record, Peer):
        return (record.id,)
    return tuple(id_ for _, kind, id_ in references(record) if kind is Peer)
