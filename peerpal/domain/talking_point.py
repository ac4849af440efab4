"""Talking points: what to raise with a peer next time."""

from __future__ import annotations

from dataclasses import dataclass, replace
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

    @property
    def is_waiting(self) -> bool:
        """True while it is still to be raised."""
        return self.state in (PointState.OPEN, PointState.CARRIED)


def discussed(point: TalkingPoint, *, talk_id: str | None = None) -> TalkingPoint:
    """Return the point as talked about, in a talk if it is known which."""
    return _ticked(point, PointState.DISCUSSED, talk_id)


def carried(point: TalkingPoint, *, talk_id: str | None = None) -> TalkingPoint:
    """Return the point as left for next time, once more."""
    point = _ticked(point, PointState.CARRIED, talk_id)
    return replace(point, carried_count=point.carried_count + 1)


def dropped(point: TalkingPoint, *, talk_id: str | None = None) -> TalkingPoint:
    """Return the point as one that nobody wants to raise any more."""
    return _ticked(point, PointState.DROPPED, talk_id)


def reopened(point: TalkingPoint) -> TalkingPoint:
    """Return the point as still to be raised; how often it was carried stays."""
    return replace(point, state=PointState.CARRIED if point.carried_count else PointState.OPEN)


def ticked(point: TalkingPoint, state: PointState, *, talk_id: str) -> TalkingPoint:
    """Return the point as a talk leaves it; one left open, or not waiting any more, is the same."""
    if not point.is_waiting:
        return point
    match state:
        case PointState.DISCUSSED:
            return discussed(point, talk_id=talk_id)
        case PointState.CARRIED:
            return carried(point, talk_id=talk_id)
        case PointState.DROPPED:
            return dropped(point, talk_id=talk_id)
    return point


def _ticked(point: TalkingPoint, state: PointState, talk_id: str | None) -> TalkingPoint:
    return replace(point, state=state, conversation_id=talk_id or point.conversation_id)
