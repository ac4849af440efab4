"""Exchanges: one skill that went one way, in a conversation or by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from peerpal.domain.record import Record, require_range


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
