"""Everything that happened with a peer, each on its day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from heapq import nlargest

from peerpal.domain.agreement import Agreement
from peerpal.domain.goal import GoalStatus
from peerpal.domain.goal_standing import closed_on
from peerpal.domain.peer import Peer, PeerStatus
from peerpal.domain.record import Record
from peerpal.services.record_services import RecordServices


class Happening(StrEnum):
    """What happened: most kinds of record say it by themselves, some happen more than once."""

    TALK = auto()
    EXCHANGE = auto()
    FEEDBACK = auto()
    GOAL_BEGUN = auto()
    GOAL_ACHIEVED = auto()
    SIGNED_BY_ME = auto()
    SIGNED_BY_PEER = auto()
    SIGNED_BY_BOTH = auto()
    REVIEW = auto()
    HEALTH_CHECK = auto()
    INTRODUCED_ME = auto()
    INTRODUCED_TO_ME = auto()
    CLOSED = auto()


@dataclass(frozen=True, slots=True)
class Event:
    """What happened on a day, and the record that says so."""

    on: date
    what: Happening
    record: Record


@dataclass(frozen=True, slots=True)
class Timeline:
    """The latest events, the newest first, and how many there are before them."""

    events: tuple[Event, ...]
    earlier: int


def timeline(records: RecordServices, peer: Peer, *, most: int) -> Timeline:
    """Return what happened with a peer: talks of every status and all that belongs to a pairing."""
    talks = records.conversations.of_peer(peer.id)
    alone = [e for e in records.exchanges.of_peer(peer.id) if e.conversation_id is None]
    others = [*_words_and_goals(records, peer), *_pairing(records, peer)]
    # Of what there may be thousands, only the newest become events.
    newest = [
        *(Event(records.conversations.day(talk), Happening.TALK, talk) for talk in talks[:most]),
        *(
            Event(exchange.happened_on, Happening.EXCHANGE, exchange)
            for exchange in nlargest(most, alone, key=lambda e: (e.happened_on, e.id))
        ),
    ]
    events = nlargest(most, [*newest, *others], key=lambda event: (event.on, event.record.id))
    earlier = len(talks) + len(alone) + len(others) - len(events)
    return Timeline(tuple(events), earlier)


def _words_and_goals(records: RecordServices, peer: Peer) -> Iterator[Event]:
    for feedback in records.feedback.of_peer(peer.id):
        yield Event(feedback.on, Happening.FEEDBACK, feedback)
    local = records.conversations.local
    for goal in records.goals.of_peer(peer.id):
        yield Event(local(goal.created_at).date(), Happening.GOAL_BEGUN, goal)
        if goal.status is GoalStatus.ACHIEVED:
            said = closed_on(records.check_ins.of_goal(goal.id), goal.status)
            yield Event(said or local(goal.updated_at).date(), Happening.GOAL_ACHIEVED, goal)


def _pairing(records: RecordServices, peer: Peer) -> Iterator[Event]:
    for agreement in records.agreements.of_peer(peer.id):
        yield from _signed(agreement)
    for review in records.reviews.of_peer(peer.id):
        if review.is_agreed:
            yield Event(review.on, Happening.REVIEW, review)
    for check in records.health_checks.of_peer(peer.id):
        yield Event(check.on, Happening.HEALTH_CHECK, check)
    for made in records.introductions.by_peer(peer.id):
        yield Event(made.on, Happening.INTRODUCED_ME, made)
    for made in records.introductions.to_peer(peer):
        yield Event(made.on, Happening.INTRODUCED_TO_ME, made)
    if peer.status is PeerStatus.CLOSED and peer.ended_on:
        yield Event(peer.ended_on, Happening.CLOSED, peer)


def _signed(agreement: Agreement) -> Iterator[Event]:
    mine, theirs = agreement.signed_me_on, agreement.signed_peer_on
    if mine and mine == theirs:
        yield Event(mine, Happening.SIGNED_BY_BOTH, agreement)
        return
    if mine:
        yield Event(mine, Happening.SIGNED_BY_ME, agreement)
    if theirs:
        yield Event(theirs, Happening.SIGNED_BY_PEER, agreement)
