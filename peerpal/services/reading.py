"""Records of every kind as the shell reads them: by kind, day, peer and shortened id."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from peerpal.domain.action import Action
from peerpal.domain.conversation import Conversation
from peerpal.domain.errors import NotFound
from peerpal.domain.evidence import Evidence
from peerpal.domain.exchange import Exchange
from peerpal.domain.feedback import Feedback
from peerpal.domain.goal import CheckIn, Goal
from peerpal.domain.growth import GrowthCheckIn
from peerpal.domain.health import HealthCheck
from peerpal.domain.introduction import Introduction
from peerpal.domain.peer import Peer
from peerpal.domain.practice import Practice
from peerpal.domain.record import Record
from peerpal.domain.review import Review
from peerpal.domain.skill import Skill
from peerpal.domain.text import clean
from peerpal.domain.words import count
from peerpal.services.records import Records
from peerpal.services.services import Services
from peerpal.storage.codecs import KINDS, encode

_MOST_CANDIDATES = 8
_SHORTEST = 4


def as_json(record: Record) -> str:
    """Return a record as one line of JSON that is safe to show, with its fields as stored."""
    line = encode(record).decode()
    return line if clean(line) == line else json.dumps(json.loads(line))


def kind_of(services: Services, table: str) -> Records[Any]:
    """Return what there is for a kind of record, by the name of its table."""
    records: Records[Any] = getattr(services, table)
    return records


def by_kind(services: Services) -> dict[str, Records[Any]]:
    """Return what there is for each kind of record, by the name of its table."""
    return {table: kind_of(services, table) for table in KINDS}


def day_of(services: Services, record: Record) -> date:
    """Return the day a record was held, happened or is due; else the day it was made."""
    match record:
        case Conversation():
            return services.conversations.day(record)
        case Exchange():
            return record.happened_on
        case (
            Feedback() | CheckIn() | HealthCheck() | Introduction() | Review() | Evidence()
            | Practice()
        ):  # fmt: skip
            return record.on
        case GrowthCheckIn():
            return record.on
        case Action(due_on=date() as day) | Goal(target_on=date() as day):
            return day
    return services.conversations.local(record.created_at).date()


def concerns(services: Services, record: Record, peer_id: str) -> bool:
    """True when a record has to do with a peer."""
    match record:
        case Peer():
            return record.id == peer_id
        case Conversation():
            return peer_id in record.peer_ids
        case Skill():
            return any(e.peer_id == peer_id for e in services.exchanges.of_skill(record.id))
        case CheckIn():
            return services.goals.get(record.goal_id).peer_id == peer_id
        case Evidence():
            source = services.evidence.source(record)
            return source is not None and concerns(services, source, peer_id)
    return getattr(record, "peer_id", None) == peer_id


def find_by_short_id(services: Services, typed: str) -> tuple[str, Record]:
    """Return the one record whose id begins or ends as typed, with the noun of its kind.

    Ids made together begin alike, so that their ends are what tells them apart. Raises NotFound
    when no record, or more than one, has such an id.
    """
    wanted = typed.strip().upper()
    found = [
        (noun, record)
        for noun, record in _everything(services)
        if wanted and (record.id.startswith(wanted) or record.id.endswith(wanted))
    ]
    if not found:
        raise NotFound("There is no record with this id.")
    if len(found) > 1:
        named = [f"{noun} {record.id}" for noun, record in found[:_MOST_CANDIDATES]]
        more = len(found) - len(named)
        named += [f"{count(more, 'other')}"] if more else []
        raise NotFound(f"{len(found)} records have such an id: {', '.join(named)}.")
    return found[0]


def short_length(services: Services) -> int:
    """Return how many characters of the end of an id tell every record from every other."""
    ids = [record.id for _, record in _everything(services)]
    length = _SHORTEST
    while len({id_[-length:] for id_ in ids}) < len(ids):
        length += 1
    return length


def _everything(services: Services) -> Iterator[tuple[str, Record]]:
    """Return every record, also those in the bin, with the noun of its kind."""
    for table, records in by_kind(services).items():
        for record in services.context.store.all(KINDS[table]):
            yield records.noun, record
