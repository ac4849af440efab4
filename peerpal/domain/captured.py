"""What a capture says, as values; the names and skills in it are not records yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from peerpal.domain.conversation import Medium
from peerpal.domain.exchange import Direction
from peerpal.domain.record import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturedExchange:
    """A skill that went one way, as it was typed."""

    direction: Direction
    skill: str
    minutes: int | None = None
    takeaway: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturedAction:
    """Who does what by when; `name` is one of the capture's names, or None when it is mine."""

    owner: Side
    name: str | None = None
    text: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """What one capture says.

    Without a `day` it is today. `planned` is a talk still to come. When `conversation` is
    False the records stand by themselves: there was something to note, but no talk to log.
    """

    names: tuple[str, ...]
    minutes: int | None = None
    medium: Medium | None = None
    day: date | None = None
    time: time | None = None
    planned: bool = False
    tags: tuple[str, ...] = ()
    title: str = ""
    conversation: bool = True
    exchanges: tuple[CapturedExchange, ...] = ()
    actions: tuple[CapturedAction, ...] = ()
    points: tuple[str, ...] = ()
    notes: str = ""
    private_notes: str = ""
