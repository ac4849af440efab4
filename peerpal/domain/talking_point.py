"""Talking points: what to raise with a peer next time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from peerpal.domain.record import Record, Side, require


class PointState(StrEnum):
    """What became of a talking point."""

    OPEN = auto()
    DISCUSSED = auto()
    CARRIED = auto()
    DROPPED = auto()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TalkingPoint(Record):
    """Something to raise with a peer next time."""

    TABLE = "talking_points"

    peer_id: str
    text: str
    raised_by: Side = Side.ME
    state: PointState = PointState.OPEN
    carried_count: int = 0
    conversation_id: str | None = None
    goal_id: str | None = None

    def check(self) -> None:
        """Raise InvalidField when there is nothing to raise."""
        require(self.text, "text", "say what to talk about")
