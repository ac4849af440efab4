"""Exchanges: one skill that went one way, in a conversation or by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum, auto
from typing import Protocol, TypeVar

from peerpal.domain.errors import InvalidField
from peerpal.domain.record import Record, require_range

ASK_AFTER_DAYS = 30
"""How long after something was taught it is asked what changed."""
SNOOZE_DAYS = 14
ASK_WITHIN_DAYS = 180


class Direction(StrEnum):
    """Which way a skill went, seen from me."""

    TAUGHT = auto()
    LEARNED = auto()
    TOGETHER = auto()


class Method(StrEnum):
    """How a skill was passed on."""

    EXPLAINED = auto()
    DEMONSTRATED = auto()
    PAIRED = auto()
    REVIEWED = auto()
    PRACTISED = auto()
    RESOURCE = auto()


class LessonFrom(StrEnum):
    """Whether the lesson came from a success or a failure."""

    SUCCESS = auto()
    FAILURE = auto()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Exchange(Record):
    """One skill that went one way, with its minutes and what was taken away."""

    TABLE = "exchanges"

    peer_id: str
    skill_id: str
    conversation_id: str | None = None
    happened_on: date
    direction: Direction
    minutes: int | None = None
    method: Method | None = None
    takeaway: str = ""
    lesson_from: LessonFrom | None = None
    asked_on: date | None = None
    what_changed: str = ""
    ask_again_on: date | None = None

    def check(self) -> None:
        """Raise InvalidField when the minutes are impossible."""
        require_range(self.minutes, "minutes", 1, 1440)


class Exchanged(Protocol):
    """What is to be known of an exchange to count it."""

    @property
    def id(self) -> str:
        """Its id; a later one is greater."""

    @property
    def peer_id(self) -> str:
        """With whom it was."""

    @property
    def skill_id(self) -> str:
        """Which skill."""

    @property
    def happened_on(self) -> date:
        """On which day."""

    @property
    def direction(self) -> Direction:
        """Which way the skill went."""

    @property
    def minutes(self) -> int | None:
        """How long it took; None where nobody noted it."""


E = TypeVar("E", bound=Exchanged)


def in_order(exchange: Exchanged) -> tuple[date, str]:
    """Return what exchanges are sorted by: the day, and on one day the one made first."""
    return exchange.happened_on, exchange.id


def is_unasked(exchange: Exchange, today: date) -> bool:
    """True for something taught 30 to 180 days ago, while nobody has asked what changed."""
    return (
        exchange.direction is Direction.TAUGHT
        and exchange.asked_on is None
        and not exchange.what_changed.strip()
        and _is_time(exchange, today)
    )


def _is_time(exchange: Exchanged, today: date) -> bool:
    return ASK_AFTER_DAYS <= (today - exchange.happened_on).days <= ASK_WITHIN_DAYS


def follow_up_due(exchange: Exchange, today: date) -> bool:
    """True when it is time to ask what changed since something was taught."""
    is_snoozed = exchange.ask_again_on is not None and exchange.ask_again_on > today
    return is_unasked(exchange, today) and not is_snoozed


def to_ask_about(exchanges: Iterable[E], today: date) -> list[E]:
    """Return the last of each skill that each peer was taught 30 to 180 days ago, newest first.

    Only that one is asked about: while it is snoozed or answered, so are those before it.
    """
    newest: dict[tuple[str, str], E] = {}
    for exchange in exchanges:
        if exchange.direction is Direction.TAUGHT and _is_time(exchange, today):
            pair = exchange.peer_id, exchange.skill_id
            if pair not in newest or in_order(newest[pair]) < in_order(exchange):
                newest[pair] = exchange
    return sorted(newest.values(), key=in_order, reverse=True)


def answered(exchange: Exchange, text: str, *, on: date) -> Exchange:
    """Return the exchange with what changed since. Raises InvalidField for an empty answer."""
    if not text.strip():
        raise InvalidField("what_changed", "say what is different now, if anything")
    return replace(exchange, what_changed=text, asked_on=on)


def snoozed(exchange: Exchange, *, on: date) -> Exchange:
    """Return the exchange to be asked about again in two weeks."""
    return replace(exchange, ask_again_on=on + timedelta(days=SNOOZE_DAYS))


def let_go(exchange: Exchange, *, on: date) -> Exchange:
    """Return the exchange as asked about, without an answer."""
    return replace(exchange, asked_on=on)
