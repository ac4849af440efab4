"""How a goal stands against its plan and its confidence: computed from what people said.

None of this is stored. The status of a goal is changed by people only; what is computed here
stands beside it as a warning, with its reason in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from peerpal.domain.goal import CheckIn, Goal, GoalStatus
from peerpal.domain.record import Side
from peerpal.domain.words import count

BEHIND_POINTS = 20
"""So many points below the line, a goal is behind it."""

_TWICE = 2


class Line(NamedTuple):
    """The straight way from nothing on the day a goal began to 100 % on its target date."""

    begun: date
    target_on: date

    def progress(self, on: date) -> float:
        """Return the per cent that the line is at on a day: 0 before it begins, 100 after it."""
        if on >= self.target_on:
            return 100.0
        if on <= self.begun:
            return 0.0
        return 100 * (on - self.begun).days / (self.target_on - self.begun).days

    def points_behind(self, progress: int, on: date) -> int:
        """Return how many whole points a progress is below the line on a day; none above it."""
        return max(0, int(self.progress(on) - progress))


class GoalStanding(NamedTuple):
    """What warns about a goal: how far it is below its line, and whose confidence fell twice."""

    points_behind: int = 0
    fallen: tuple[Side, ...] = ()

    @property
    def is_behind(self) -> bool:
        """True when the line is missed by 20 points or more."""
        return self.points_behind >= BEHIND_POINTS

    @property
    def is_at_risk(self) -> bool:
        """True when anything warns."""
        return self.is_behind or bool(self.fallen)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is at risk, in words; empty when nothing warns."""
        behind = f"{count(self.points_behind, 'point')} behind the line"
        whose = {Side.ME: "confidence", Side.PEER: "my peer's confidence"}
        fell = (f"{whose[side]} fell twice" for side in self.fallen)
        return (*((behind,) if self.is_behind else ()), *fell)


class Band(StrEnum):
    """What a grade of a key result, or of their mean, says in words."""

    LITTLE = "little of it"
    PART = "part of it"
    MOST = "most or all"


def shown_grade(grade: float) -> float:
    """Return a grade as it is shown, with one decimal; a half is rounded up, as by hand."""
    # The small step is for means that come out a hair below the half: (0.1 + 0.6) / 2.
    return int(grade * 10 + 0.5 + 1e-9) / 10


def band(grade: float) -> Band:
    """Return the band of a grade: 0.0-0.3, 0.4-0.6 or 0.7-1.0 as it is shown, without gaps."""
    shown = shown_grade(grade)
    if shown < 0.4:
        return Band.LITTLE
    return Band.PART if shown < 0.7 else Band.MOST


def begun_on(created_on: date, check_ins: Iterable[CheckIn]) -> date:
    """Return the day a goal began: when it was written down, or its first check-in before that."""
    return min([created_on, *(check_in.on for check_in in check_ins)])


def confidence_fell_twice(check_ins: Sequence[CheckIn], side: Side) -> bool:
    """True when the last three numbers that a side gave fell each time: 4, 3, 2.

    The check-ins come the oldest first. Those of the other side are a series of their own, and
    one without a confidence is passed over: 4, none, 3, 2 fell twice. Only the newest three count,
    so that a number that stays or rises ends the warning: neither 4, 3, 2, 2 nor 4, 3, 3 warns.
    """
    said = [c.confidence for c in check_ins if c.by is side and c.confidence is not None]
    last = said[-(_TWICE + 1) :]
    return len(last) > _TWICE and all(before > after for before, after in pairwise(last))


def standing(goal: Goal, check_ins: Sequence[CheckIn], *, begun: date, today: date) -> GoalStanding:
    """Return what warns about a goal today; nothing does once it is achieved or dropped.

    The check-ins come the oldest first. Without a target date there is no line to miss.
    """
    if not goal.status.is_open:
        return GoalStanding()
    behind = 0
    if goal.target_on:
        behind = Line(begun, goal.target_on).points_behind(goal.progress, today)
    fallen = (side for side in Side if confidence_fell_twice(check_ins, side))
    return GoalStanding(behind, tuple(fallen))


def closed_on(check_ins: Sequence[CheckIn], status: GoalStatus) -> date | None:
    """Return the day of the check-in that closed a goal, the oldest first; None when none did.

    A goal that was open again in between was closed by the first check-in after that.
    """
    day = None
    for check_in in reversed(check_ins):
        if check_in.status is not status:
            break
        day = check_in.on
    return day
