"""Flow: what goes each way between two peers. Never called debt, never one merged score."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum, auto
from typing import TYPE_CHECKING, NamedTuple

from peerpal.domain.action import Action, ActionState
from peerpal.domain.conversation import Conversation, ConversationStatus
from peerpal.domain.exchange import Direction, Exchanged
from peerpal.domain.feedback import Delivery, Feedback, FeedbackDirection
from peerpal.domain.record import Side

if TYPE_CHECKING:
    from peerpal.domain.talking_point import TalkingPoint


class Balance(StrEnum):
    """How even a flow is: up to 0.2 balanced, up to 0.5 leaning, above one-sided."""

    BALANCED = auto()
    LEANING = auto()
    ONE_SIDED = auto()


class Measure(StrEnum):
    """What is looked at, each for itself: five words and five bars, never one merged score."""

    MINUTES = auto()
    POINTS = auto()
    DRIVING = auto()
    FEEDBACK = auto()
    ACTIONS = auto()


class Flow(NamedTuple):
    """How much went out and how much came in, in any one unit."""

    give: float = 0.0
    receive: float = 0.0

    @property
    def lean(self) -> float | None:
        """(give - receive) / (give + receive), from -1 to 1; None when nothing happened."""
        total = self.give + self.receive
        return (self.give - self.receive) / total if total else None

    @property
    def balance(self) -> Balance | None:
        """The word for the lean; None when nothing happened."""
        if self.lean is None:
            return None
        if abs(self.lean) <= 0.2:
            return Balance.BALANCED
        return Balance.LEANING if abs(self.lean) <= 0.5 else Balance.ONE_SIDED

    @property
    def reversed(self) -> Flow:
        """The same flow as the other person sees it."""
        return Flow(give=self.receive, receive=self.give)


def minutes_flow(exchanges: Iterable[Exchanged]) -> Flow:
    """Return the minutes taught and learned; learning together counts half to each side."""
    give = receive = 0.0
    for exchange in exchanges:
        minutes = exchange.minutes or 0
        match exchange.direction:
            case Direction.TAUGHT:
                give += minutes
            case Direction.LEARNED:
                receive += minutes
            case Direction.TOGETHER:
                give += minutes / 2
                receive += minutes / 2
    return Flow(give=give, receive=receive)


def points_flow(points: Iterable[TalkingPoint]) -> Flow:
    """Return how many talking points I raised, and how many my peer did."""
    return _sides(point.raised_by for point in points)


def driving_flow(talks: Iterable[Conversation]) -> Flow:
    """Return how many held talks I drove, and how many my peer did."""
    return _sides(talk.driver for talk in talks if talk.status is ConversationStatus.HELD)


def feedback_flow(feedback: Iterable[Feedback]) -> Flow:
    """Return how much feedback I gave and got; what is only drafted or asked for is neither."""
    return _sides(feedback_from(piece) for piece in feedback)


def feedback_from(feedback: Feedback) -> Side | None:
    """Return who gave feedback that has reached the other."""
    match feedback.direction:
        case FeedbackDirection.GIVEN:
            return None if feedback.delivery is Delivery.DRAFTED else Side.ME
        case FeedbackDirection.RECEIVED:
            return Side.PEER
    return None


def actions_flow(actions: Iterable[Action]) -> Flow:
    """Return how many actions I did on time, and how many my peer did.

    What has no date is on time whenever it is done.
    """
    return _sides(action.owner for action in actions if _is_on_time(action))


def same_way(one: Flow, other: Flow) -> bool:
    """True when two flows are one-sided, and in the same direction."""
    return (
        one.balance is Balance.ONE_SIDED
        and other.balance is Balance.ONE_SIDED
        and (one.give > one.receive) == (other.give > other.receive)
    )


def _sides(sides: Iterable[Side | None]) -> Flow:
    """Return how often it was me, and how often my peer."""
    known = [side for side in sides if side]
    return Flow(give=known.count(Side.ME), receive=known.count(Side.PEER))


def _is_on_time(action: Action) -> bool:
    if action.state is not ActionState.DONE or action.done_on is None:
        return False
    return action.due_on is None or action.done_on <= action.due_on
