"""Reviews: two people rate shared goals unseen by each other, then agree on what is next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peerpal.domain.errors import InvalidField, WrongUse
from peerpal.domain.goal import GoalStatus
from peerpal.domain.record import Record, Side, require_range

FLAGGED_GAP = 2
"""From how far apart two ratings are worth a longer talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """How one of two people sees a goal: from 1 (not at all well) to 5 (fully), with a line."""

    rating: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedGoal:
    """A goal as two people rated it, and what they agreed on about it."""

    goal_id: str
    mine: Rating | None = None
    theirs: Rating | None = None
    status: GoalStatus | None = None
    next_step: str = ""
    next_owner: Side | None = None
    next_on: date | None = None

    @property
    def gap(self) -> int | None:
        """How far the two ratings are apart, from 0 to 4; None while one of them is missing."""
        if self.mine is None or self.theirs is None:
            return None
        return abs(self.mine.rating - self.theirs.rating)

    @property
    def is_flagged(self) -> bool:
        """True when the ratings are so far apart that it is worth a longer talk."""
        return (self.gap or 0) >= FLAGGED_GAP


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Review(Record):
    """A pair's review of its goals; `minutes` are its Markdown as both of them read it.

    While only I have rated, nobody has agreed; once both have, it is never changed.
    """

    TABLE = "reviews"

    peer_id: str
    on: date
    goals: tuple[ReviewedGoal, ...] = ()
    flow: str = ""
    start: str = ""
    stop: str = ""
    continue_: str = ""
    next_on: date | None = None
    minutes: str = ""
    agreed_me_on: date | None = None
    agreed_peer_on: date | None = None

    def check(self) -> None:
        """Raise InvalidField for a goal that is there twice, or a rating out of its range."""
        ids = [goal.goal_id for goal in self.goals]
        if len(set(ids)) < len(ids):
            raise InvalidField("goals", "a goal can be reviewed once only")
        for goal in self.goals:
            for rating in (goal.mine, goal.theirs):
                if rating:
                    require_range(rating.rating, "goals", 1, 5)

    @property
    def is_agreed(self) -> bool:
        """True once both have agreed."""
        return bool(self.agreed_me_on and self.agreed_peer_on)


def widest_first(goals: Iterable[ReviewedGoal]) -> list[ReviewedGoal]:
    """Return the goals with the widest gap first; those with the same keep their order."""
    return sorted(goals, key=lambda goal: goal.gap or 0, reverse=True)


def require_open(before: Review, after: Review) -> None:
    """Raise WrongUse when a review that both agreed to would say something else.

    What is asked of every record (tags, the bin, the marks) may change all the same.
    """
    if before.is_agreed and _says(before) != _says(after):
        raise WrongUse("A review that both of you agreed to is never changed. Hold another one.")


def _says(review: Review) -> tuple[object, ...]:
    return (
        *(review.peer_id, review.on, review.goals, review.flow),
        *(review.start, review.stop, review.continue_, review.next_on),
        *(review.minutes, review.agreed_me_on, review.agreed_peer_on),
    )
