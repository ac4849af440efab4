"""What the charts of growth are drawn from: a period cut into slices, and numbers for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto
from typing import NamedTuple, TypeVar

from peerpal.domain.action import Action, FollowThrough, follow_through
from peerpal.domain.exchange import Direction, Exchanged
from peerpal.domain.flow import Flow, minutes_flow
from peerpal.domain.goal import GoalOwner, GoalStatus
from peerpal.domain.growth import GrowthCheckIn, GrowthDimension
from peerpal.domain.month import month_end
from peerpal.domain.period import Period, months_back, running
from peerpal.domain.record import Side
from peerpal.domain.skill import Level, LevelChange, Skill, by_day, level_on
from peerpal.domain.text import folded, one_line

NO_FAMILY = "no family"
"""What the skills are called that belong to no family."""

_MOST_SLICES = 24
_MOST_YEARS = 30

T = TypeVar("T")


class Span(StrEnum):
    """How far back the charts look."""

    MONTH = auto()
    QUARTER = auto()
    HALF = auto()
    YEAR = auto()
    ALL = auto()


class Step(StrEnum):
    """What one slice of a period is."""

    WEEK = auto()
    MONTH = auto()
    QUARTER = auto()
    YEAR = auto()

    @property
    def months(self) -> int:
        """How many months it lasts; 0 for a week."""
        return {Step.WEEK: 0, Step.MONTH: 1, Step.QUARTER: 3, Step.YEAR: 12}[self]


def span_of(span: Span, *, begun: date, today: date) -> tuple[Period, Step]:
    """Return the days up to today that are looked at, and what they are cut into.

    Half a year and a year are whole calendar months, with this one. Everything is what has
    happened since the beginning, at most 30 years, in whole months, quarters or years.
    """
    match span:
        case Span.MONTH:
            return running(1, today=today), Step.WEEK
        case Span.QUARTER:
            return running(3, today=today), Step.WEEK
        case Span.HALF:
            return Period(_months_before(today, 5), today), Step.MONTH
        case Span.YEAR:
            return Period(_months_before(today, 11), today), Step.MONTH
    first = max(min(begun, today), date(max(1, today.year - _MOST_YEARS + 1), 1, 1))
    months = (today.year - first.year) * 12 + today.month - first.month
    for step in (Step.MONTH, Step.QUARTER):
        if months // step.months < _MOST_SLICES:
            break
    else:
        step = Step.YEAR
    return Period(_begun(first, step), today), step


def slices_of(period: Period, step: Step) -> list[Period]:
    """Return a period cut into weeks, months, quarters or years, the outer ones as far as within.

    Every day of the period is in exactly one of them.
    """
    found, first = [], period.first
    while first <= period.last:
        last = min(_end(first, step), period.last)
        found.append(Period(first, last))
        if last == date.max:
            break
        first = last + timedelta(days=1)
    return found


def _months_before(day: date, months: int) -> date:
    """Return the first day of the month so many months before."""
    return months_back(day, months).replace(day=1)


def _begun(day: date, step: Step) -> date:
    """Return the first day of the month, quarter or year that a day is in."""
    return date(day.year, (day.month - 1) // step.months * step.months + 1, 1)


def _end(day: date, step: Step) -> date:
    """Return the last day of the week, month, quarter or year that a day is in."""
    if step is Step.WEEK:
        return day + timedelta(days=min(6 - day.weekday(), (date.max - day).days))
    month = _begun(day, step).month + step.months - 1
    return month_end(day.year, month)


class ClosedGoal(NamedTuple):
    """A goal of mine, or a shared one, and the day it was achieved or dropped."""

    on: date
    owner: GoalOwner
    status: GoalStatus


class Closed(NamedTuple):
    """How many goals were closed: achieved ones, mine and shared, and dropped ones."""

    mine: int = 0
    shared: int = 0
    dropped: int = 0

    @property
    def achieved(self) -> int:
        """How many were achieved."""
        return self.mine + self.shared


class Met(NamedTuple):
    """A peer I met, their department, and on which days."""

    peer_id: str
    department: str
    days: Sequence[date]


class Reached(NamedTuple):
    """How many different peers I met, of how many departments, and how many for the first time."""

    peers: int = 0
    departments: int = 0
    new: int = 0


@dataclass(frozen=True, slots=True)
class SkillLine:
    """A skill's level at the end of each slice as I saw it, and what a peer saw within it."""

    name: str
    levels: tuple[Level | None, ...]
    views: tuple[Level | None, ...]

    @property
    def first(self) -> Level | None:
        """The first level that is known in these days."""
        return next((level for level in self.levels if level), None)

    @property
    def last(self) -> Level | None:
        """The level at the end."""
        return self.levels[-1] if self.levels else None

    @property
    def view(self) -> Level | None:
        """What a peer saw last in these days."""
        return next((level for level in reversed(self.views) if level), None)

    @property
    def risen(self) -> int:
        """By how many stages the level rose, or fell."""
        return self.last.rank - self.first.rank if self.first and self.last else 0


@dataclass(frozen=True, slots=True)
class DimensionLine:
    """A dimension of growth, with its rating in each check-in; None where it was left out."""

    dimension: GrowthDimension
    ratings: tuple[int | None, ...]

    @property
    def known(self) -> list[int]:
        """The ratings there are."""
        return [rating for rating in self.ratings if rating is not None]

    @property
    def change(self) -> int:
        """By how much the rating rose from the first to the last, or fell."""
        return self.known[-1] - self.known[0] if self.known else 0


class FamilyFlow(NamedTuple):
    """How many exchanges of a family of skills went each way."""

    family: str
    flow: Flow


def minutes_series(exchanges: Iterable[Exchanged], slices: Sequence[Period]) -> list[Flow]:
    """Return the minutes taught and learned in each slice; together counts half to each side."""
    return [minutes_flow(found) for found in _sliced(exchanges, slices, lambda e: e.happened_on)]


def goals_series(goals: Iterable[ClosedGoal], slices: Sequence[Period]) -> list[Closed]:
    """Return how many goals were closed in each slice."""
    return [_closed(found) for found in _sliced(goals, slices, lambda goal: goal.on)]


def follow_series(
    actions: Iterable[Action], slices: Sequence[Period], *, owner: Side, today: date
) -> list[FollowThrough | None]:
    """Return how one of two people kept what was due in each slice; None when nothing was."""
    due = [action for action in actions if action.due_on]
    return [
        follow_through(found, owner=owner, today=today)
        for found in _sliced(due, slices, lambda action: action.due_on or today)
    ]


def reach_series(met: Iterable[Met], slices: Sequence[Period]) -> list[Reached]:
    """Return how many different peers and departments I met in each slice."""
    known = list(met)
    return [reach_of(known, part) for part in slices]


def reach_of(met: Iterable[Met], period: Period) -> Reached:
    """Return how many different peers and departments I met in a period.

    A department counts once however it is written; a peer without one counts to none.
    """
    found = [peer for peer in met if any(day in period for day in peer.days)]
    departments = {folded(one_line(peer.department)) for peer in found} - {""}
    new = sum(min(peer.days) in period for peer in found)
    return Reached(len(found), len(departments), new)


def family_flows(
    exchanges: Iterable[Exchanged], families: Mapping[str, str], period: Period
) -> list[FamilyFlow]:
    """Return how many exchanges of each family of skills went each way, the most first.

    `families` says the family of each skill; together counts half to each side.
    """
    ways: Counter[tuple[str, Direction]] = Counter()
    names: dict[str, str] = {}
    flows: dict[str, Flow] = {}
    for exchange in exchanges:
        if exchange.happened_on in period:
            ways[exchange.skill_id, exchange.direction] += 1
    for (skill_id, direction), number in ways.items():
        name = one_line(families.get(skill_id, "")) or NO_FAMILY
        key = folded(name)
        names.setdefault(key, name)
        before, more = flows.get(key, Flow()), _ways(direction)
        flows[key] = Flow(before.give + number * more.give, before.receive + number * more.receive)
    found = [FamilyFlow(names[key], flow) for key, flow in flows.items()]
    return sorted(found, key=lambda item: (-sum(item.flow), folded(item.family)))


def skill_lines(skills: Iterable[Skill], slices: Sequence[Period]) -> list[SkillLine]:
    """Return the skills whose level is known in some slice: those that rose most come first."""
    found = []
    for skill in skills:
        seen = [change for change in by_day(skill.history) if change.seen_by is Side.PEER]
        line = SkillLine(
            one_line(skill.name),
            tuple(level_on(skill, part.last) for part in slices),
            tuple(_last_level(changes) for changes in _sliced(seen, slices, lambda c: c.on)),
        )
        if any(line.levels) or any(line.views):
            found.append(line)
    return sorted(found, key=_place)


def dimension_lines(check_ins: Sequence[GrowthCheckIn]) -> list[DimensionLine]:
    """Return the eight dimensions with their ratings over check-ins that come oldest first."""
    return [
        DimensionLine(dimension, tuple(made.ratings.get(dimension) for made in check_ins))
        for dimension in GrowthDimension
    ]


def _sliced(
    items: Iterable[T], slices: Sequence[Period], day: Callable[[T], date]
) -> list[list[T]]:
    """Return what falls into each slice, in one pass however many there are."""
    from bisect import bisect_right

    firsts = [part.first for part in slices]
    found: list[list[T]] = [[] for _ in slices]
    for item in items:
        on = day(item)
        at = bisect_right(firsts, on) - 1
        if at >= 0 and on in slices[at]:
            found[at].append(item)
    return found


def _closed(goals: Sequence[ClosedGoal]) -> Closed:
    achieved = [goal.owner for goal in goals if goal.status is GoalStatus.ACHIEVED]
    shared = achieved.count(GoalOwner.SHARED)
    return Closed(len(achieved) - shared, shared, len(goals) - len(achieved))


def _ways(direction: Direction) -> Flow:
    match direction:
        case Direction.TAUGHT:
            return Flow(give=1.0)
        case Direction.LEARNED:
            return Flow(receive=1.0)
    return Flow(give=0.5, receive=0.5)


def _last_level(changes: Sequence[LevelChange]) -> Level | None:
    return changes[-1].level if changes else None


def _place(line: SkillLine) -> tuple[int, int, str]:
    return -line.risen, -(line.last.rank if line.last else 0), folded(line.name)
