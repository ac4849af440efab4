"""What a pair's reviews say over time: how far apart they see a goal, and what they kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from peerpal.domain.action import Action, ActionState
from peerpal.domain.record import Side
from peerpal.domain.review import Review


class Trend(StrEnum):
    """Whether two people see a goal more alike than in the review before."""

    CLOSING = auto()
    WIDENING = auto()
    SAME = auto()


@dataclass(frozen=True, slots=True)
class RatedOn:
    """How both rated a goal on a day."""

    on: date
    mine: int
    theirs: int

    @property
    def gap(self) -> int:
        """How far the two ratings are apart."""
        return abs(self.mine - self.theirs)


@dataclass(frozen=True, slots=True)
class Kept:
    """How many of the steps that a pair agreed on were done."""

    done: int
    agreed: int


def rated(reviews: Iterable[Review], goal_id: str) -> list[RatedOn]:
    """Return how both rated a goal in the reviews that they agreed to, the oldest first."""
    return [
        RatedOn(review.on, goal.mine.rating, goal.theirs.rating)
        for review in sorted(reviews, key=lambda review: (review.on, review.id))
        if review.is_agreed
        for goal in review.goals
        if goal.goal_id == goal_id and goal.mine and goal.theirs
    ]


def trend(ratings: Sequence[RatedOn]) -> Trend | None:
    """Return how the last gap compares with the one before it; None while there is only one."""
    if len(ratings) < 2:
        return None
    before, last = (rating.gap for rating in ratings[-2:])
    if last == before:
        return Trend.SAME
    return Trend.CLOSING if last < before else Trend.WIDENING


def kept(steps: Iterable[Action], owner: Side | None = None) -> Kept | None:
    """Return how many steps both, or one of the two, have done; None when there were none.

    What was dropped says nothing about it.
    """
    counted = [
        step
        for step in steps
        if step.state is not ActionState.DROPPED and owner in (None, step.owner)
    ]
    done = sum(step.state is ActionState.DONE for step in counted)
    return Kept(done, len(counted)) if counted else None
