"""Growth: everything that the charts show, counted once until a record changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from peerpal.domain.action import FollowThrough
from peerpal.domain.dates import DateStyle
from peerpal.domain.flow import Flow
from peerpal.domain.goal import Goal, GoalOwner
from peerpal.domain.growth import GrowthCheckIn
from peerpal.domain.growth_series import (
    Closed,
    ClosedGoal,
    DimensionLine,
    FamilyFlow,
    Met,
    Reached,
    SkillLine,
    Span,
    Step,
    dimension_lines,
    family_flows,
    follow_series,
    goals_series,
    minutes_series,
    reach_of,
    reach_series,
    skill_lines,
    slices_of,
    span_of,
)
from peerpal.domain.period import Period
from peerpal.domain.record import Side
from peerpal.services.record_services import RecordServices
from peerpal.services.today import Today


@dataclass(frozen=True, slots=True)
class GrowthSeries:
    """The numbers of one period, slice by slice."""

    period: Period
    step: Step
    slices: Sequence[Period]
    minutes: Sequence[Flow]
    skills: Sequence[SkillLine]
    check_in_days: Sequence[date]
    dimensions: Sequence[DimensionLine]
    closed: Sequence[Closed]
    reached: Sequence[Reached]
    reached_in_all: Reached
    mine: Sequence[FollowThrough | None]
    theirs: Sequence[FollowThrough | None]
    families: Sequence[FamilyFlow]
    date_style: DateStyle = DateStyle.WORDS


class Growth:
    """Looks at how the months add up."""

    def __init__(self, records: RecordServices, today: Today) -> None:
        self._records = records
        self._today = today

    def series(self, span: Span, date_style: DateStyle = DateStyle.WORDS) -> GrowthSeries:
        """Return the numbers of a span of time up to today; days in it are named in that style."""
        records, today = self._records, self._today.day
        met, closed = list(self._met()), list(self._closed())
        begun = self._begun(met, closed) if span is Span.ALL else today
        period, step = span_of(span, begun=begun, today=today)
        slices = slices_of(period, step)
        exchanges = records.exchanges.since(period.first)
        check_ins = self._check_ins(period)
        skills = records.skills.all()
        actions = records.actions.due_in(period)
        return GrowthSeries(
            period=period,
            step=step,
            slices=slices,
            minutes=minutes_series(exchanges, slices),
            skills=skill_lines(skills, slices),
            check_in_days=[check_in.on for check_in in check_ins],
            dimensions=dimension_lines(check_ins),
            closed=goals_series(closed, slices),
            reached=reach_series(met, slices),
            reached_in_all=reach_of(met, period),
            mine=follow_series(actions, slices, owner=Side.ME, today=today),
            theirs=follow_series(actions, slices, owner=Side.PEER, today=today),
            families=family_flows(exchanges, {s.id: s.family for s in skills}, period),
            date_style=date_style,
        )

    def _check_ins(self, period: Period) -> list[GrowthCheckIn]:
        """Return the check-ins of a period after the last one before it: where it began."""
        made = self._records.growth_check_ins.in_order()
        before = [check_in for check_in in made if check_in.on < period.first]
        return [*before[-1:], *(check_in for check_in in made if check_in.on in period)]

    def _met(self) -> Iterator[Met]:
        """Return the days on which I talked to each peer, or on which something went a way."""
        talks, exchanges = self._records.conversations, self._records.exchanges
        for peer in self._records.peers.all():
            if days := [*talks.held_days(peer.id), *exchanges.days(peer.id)]:
                yield Met(peer.id, peer.department, days)

    def _closed(self) -> Iterator[ClosedGoal]:
        for goal in self._records.goals.all():
            if not goal.status.is_open and goal.owner is not GoalOwner.PEER:
                yield ClosedGoal(self._closed_on(goal), goal.owner, goal.status)

    def _closed_on(self, goal: Goal) -> date:
        """Return the day of the check-in that closed a goal; without one, when it was changed."""
        said = self._records.check_ins.of_goal(goal.id)
        last_open = max((n for n, made in enumerate(said) if made.status.is_open), default=-1)
        if closing := said[last_open + 1 :]:
            return closing[0].on
        return self._records.conversations.local(goal.updated_at).date()

    def _begun(self, met: Sequence[Met], closed: Sequence[ClosedGoal]) -> date:
        """Return the first day that something is known of."""
        days = [min(peer.days) for peer in met]
        days += [goal.on for goal in closed]
        days += [check_in.on for check_in in self._records.growth_check_ins.all()]
        days += [change.on for s in self._records.skills.all() for change in s.history]
        days += [day for day in [self._records.actions.first_due()] if day]
        return min(days, default=self._today.day)
