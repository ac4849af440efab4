"""Which fields of a record name other records."""

from __future__ import annotations

from collections.abc import Iterator

from peerpal.domain.conversation import Conversation
from peerpal.domain.goal import Goal
from peerpal.domain.peer import Peer
from peerpal.domain.record import Record, field_names
from peerpal.domain.skill import Skill

_KINDS: dict[str, type[Record]] = {
    "peer_id": Peer,
    "peer_ids": Peer,
    "skill_id": Skill,
    "skill_ids": Skill,
    "conversation_id": Conversation,
    "goal_id": Goal,
}


def references(record: Record) -> Iterator[tuple[str, type[Record], str]]:
    """Yield the field, the kind and the id of each record that one speaks of."""
    for name in field_names(record):
        kind = _KINDS.get(name)
        value = getattr(record, name) if kind else None
        if kind and value:
            for id_ in (value,) if isinstance(value, str) else value:
                yield name, kind, id_


def peer_ids_of(record: Record) -> tuple[str, ...]:
    """Return the peers that a record is about; a peer is about themselves."""
    if isinstance(record, Peer):
        return (record.id,)
    return tuple(id_ for _, kind, id_ in references(record) if kind is Peer)
