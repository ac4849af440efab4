"""Goals that one person or a pair follows, with their dated check-ins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum, auto

from peerpal.domain.errors import InvalidField
from peerpal.domain.record import InSummary, Record, Side, require, require_range


class GoalOwner(StrEnum):
    """Whose goal it is."""

    ME = auto()
    PEER = auto()
    SHARED = auto()


class Framework(StrEnum):
    """How a goal is written down."""

    SMART = auto()
    OKR = auto()


class GoalCategory(StrEnum):
    """What a goal is about."""

    SKILL = auto()
    CAREER = auto()
    PROJECT = auto()
    NETWORK = auto()
    WELLBEING = auto()


class GoalStatus(StrEnum):
    """How a goal is going."""

    NOT_STARTED = auto()
    ON_TRACK = auto()
    AT_RISK = auto()
    BLOCKED = auto()
    ACHIEVED = auto()
    DROPPED = auto()

    @property
    def is_open(self) -> bool:
        """True while there is still something to do."""
        return self not in (GoalStatus.ACHIEVED, GoalStatus.DROPPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyResult:
    """A measurable result: where it started, where it shall be, where it is."""

    text: str
    unit: str = ""
    start: float = 0.0
    target: float = 100.0
    current: float = 0.0

    @property
    def grade(self) -> float:
        """How much of the way is done, from 0.0 to 1.0, also for targets that fall."""
        distance = self.target - self.start
        if distance == 0:
            return 1.0 if self.current == self.target else 0.0
        return min(1.0, max(0.0, (self.current - self.start) / distance))


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A step on the way, with the day it was reached."""

    text: str
    done_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Goal(Record):
    """Something I, my peer or both of us want to reach; `progress` is whole per cent."""

    TABLE = "goals"

    owner: GoalOwner = GoalOwner.ME
    peer_id: str | None = None
    title: str
    why: str = ""
    framework: Framework = Framework.SMART
    category: GoalCategory = GoalCategory.SKILL
    success: str = ""
    target_on: date | None = None
    key_results: tuple[KeyResult, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    status: GoalStatus = GoalStatus.NOT_STARTED
    progress: int = 0
    next_step: str = ""
    skill_ids: tuple[str, ...] = ()

    def check(self) -> None:
        """Raise InvalidField without a title, or without the peer its owner needs."""
        require(self.title, "title", "name the goal")
        require_range(self.progress, "progress", 0, 100)
        if self.owner is not GoalOwner.ME and self.peer_id is None:
            raise InvalidField("peer_id", "say which peer this goal is with")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CheckIn(Record):
    """How a goal stood on a day; confidence is 1-5."""

    TABLE = "check_ins"

    goal_id: str
    on: date
    by: Side = Side.ME
    progress: int
    status: GoalStatus
    confidence: int | None = None
    note: str = ""
    blockers: str = ""
    support_needed: str = ""

    def check(self) -> None:
        """Raise InvalidField when a number is out of its range."""
        require_range(self.progress, "progress", 0, 100)
        require_range(self.confidence, "confidence", 1, 5)


def default_in_summary(owner: GoalOwner) -> InSummary:
    """My own and shared goals enter the summary unless I say otherwise; a peer's do not."""
    return InSummary.UNDECIDED if owner is GoalOwner.PEER else InSummary.YES


def objective_grade(goal: Goal) -> float:
    """Return the grade of a goal with key results: the mean of theirs."""
    return sum(result.grade for result in goal.key_results) / len(goal.key_results)


def objective_progress(goal: Goal) -> int:
    """Return the progress that the key results add up to."""
    return round(100 * objective_grade(goal))


def with_progress(goal: Goal, progress: int) -> Goal:
    """Return the goal with a progress; where there are key results, only they can say it."""
    return replace(goal, progress=objective_progress(goal) if goal.key_results else progress)


def checked_in(goal: Goal, check_in: CheckIn) -> Goal:
    """Return the goal as its newest check-in leaves it."""
    return replace(with_progress(goal, check_in.progress), status=check_in.status)


def achieved(goal: Goal) -> Goal:
    """Return the goal as achieved, at 100 % or at what its key results say."""
    return replace(with_progress(goal, 100), status=GoalStatus.ACHIEVED)


def dropped(goal: Goal) -> Goal:
    """Return the goal as dropped, as far as it is."""
    return replace(goal, status=GoalStatus.DROPPED)


def reopened(goal: Goal, check_ins: Sequence[CheckIn]) -> Goal:
    """Return a closed goal as its last open check-in left it; the check-ins come oldest first.

    Without one it is on track, and its progress stays; so it does for one that was dropped.
    """
    last = next((c for c in reversed(check_ins) if c.status.is_open), None)
    status = last.status if last else GoalStatus.ON_TRACK
    if last and goal.status is GoalStatus.ACHIEVED:
        goal = with_progress(goal, last.progress)
    return replace(goal, status=status)


def with_reached(goal: Goal, milestones: Iterable[str], *, on: date) -> Goal:
    """Return the goal with its open milestones of these texts as reached on a day."""
    reached = list(milestones)

    def now(milestone: Milestone) -> Milestone:
        if milestone.done_on or milestone.text not in reached:
            return milestone
        reached.remove(milestone.text)
        return replace(milestone, done_on=on)

    return replace(goal, milestones=tuple(now(milestone) for milestone in goal.milestones))
