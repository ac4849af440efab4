"""Conversations: planned or held talks with one peer or several (a circle)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum, auto

from peerpal.domain.errors import InvalidField
from peerpal.domain.record import Record, Side, other_side, require_range
from peerpal.domain.words import words


class ConversationFormat(StrEnum):
    """How a talk is held; GROW after Whitmore 1992."""

    FREE = auto()
    GROW = auto()
    SPLIT_TIME = auto()
    TEACH_BACK = auto()
    PAIRING = auto()
    CAREER = auto()
    COFFEE = auto()
    BROWN_BAG = auto()
    GOAL_REVIEW = auto()


class Medium(StrEnum):
    """Where a talk takes place."""

    IN_PERSON = auto()
    VIDEO = auto()
    PHONE = auto()
    CHAT = auto()


class ConversationStatus(StrEnum):
    """What became of a talk."""

    PLANNED = auto()
    HELD = auto()
    MISSED = auto()
    CANCELLED = auto()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Conversation(Record):
    """One talk. `minutes` is its length; energy and felt support are 1-5 and only mine."""

    TABLE = "conversations"

    peer_ids: tuple[str, ...]
    title: str = ""
    planned_at: datetime | None = None
    held_on: date | None = None
    minutes: int | None = None
    medium: Medium | None = None
    format: ConversationFormat = ConversationFormat.FREE
    status: ConversationStatus = ConversationStatus.HELD
    driver: Side | None = None
    notes: str = ""
    private_notes: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    energy: int | None = None
    supported: int | None = None
    confidential: bool = False

    @property
    def about(self) -> str:
        """What it was about; without a title what kind of talk it was, if that says anything."""
        return self.title or ("" if self.format is ConversationFormat.FREE else words(self.format))

    def check(self) -> None:
        """Raise InvalidField without a peer, or without the day that its status needs."""
        if not self.peer_ids:
            raise InvalidField("peer_ids", "say who it was with")
        if self.status is ConversationStatus.HELD and self.held_on is None:
            raise InvalidField("held_on", "say on which day it was held")
        if self.status is ConversationStatus.PLANNED and self.planned_at is None:
            raise InvalidField("planned_at", "say when it is planned")
        require_range(self.minutes, "minutes", 1, 1440)
        require_range(self.energy, "energy", 1, 5)
        require_range(self.supported, "supported", 1, 5)


def missed(talk: Conversation) -> Conversation:
    """Return a planned talk as missed: the time came, the talk did not."""
    return _not_held(talk, ConversationStatus.MISSED)


def cancelled(talk: Conversation) -> Conversation:
    """Return a planned talk as called off before its time."""
    return _not_held(talk, ConversationStatus.CANCELLED)


def planned(talk: Conversation, *, at: datetime) -> Conversation:
    """Return a talk that was not held as planned for another moment."""
    return replace(_not_held(talk, ConversationStatus.PLANNED), planned_at=at)


def held(talk: Conversation, *, on: date) -> Conversation:
    """Return a talk as held on a day."""
    return replace(talk, status=ConversationStatus.HELD, held_on=on)


def _not_held(talk: Conversation, status: ConversationStatus) -> Conversation:
    if talk.status is ConversationStatus.HELD:
        raise InvalidField("status", "this talk was held; edit it if that is wrong")
    return replace(talk, status=status)


def next_driver(talks: Iterable[Conversation], *, chosen: Side | None = None) -> Side | None:
    """Return who prepares the next talk: whoever was chosen, else they alternate.

    `talks` are those with the peer, the latest first; None when nobody was noted yet.
    """
    if chosen:
        return chosen
    drivers = (talk.driver for talk in talks if talk.status is ConversationStatus.HELD)
    last = next((driver for driver in drivers if driver), None)
    return other_side(last) if last else None
