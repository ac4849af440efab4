"""The numbers of the charts: computed by hand, and laws that hold for all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.action import Action, ActionState, FollowThrough, follow_through
from peerpal.domain.exchange import Direction, Exchange
from peerpal.domain.flow import Flow, minutes_flow
from peerpal.domain.goal import GoalOwner, GoalStatus
from peerpal.domain.growth import GrowthCheckIn, GrowthDimension
from peerpal.domain.growth_series import (
    NO_FAMILY,
    Closed,
    ClosedGoal,
    FamilyFlow,
    Met,
    Reached,
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
from peerpal.domain.skill import Level, LevelChange, Skill

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
BASE = {"id": "x", "created_at": NOW, "updated_at": NOW, "author": "me"}
AUTUMN = [
    Period(date(2026, 9, 1), date(2026, 9, 30)),
    Period(date(2026, 10, 1), date(2026, 10, 31)),
    Period(date(2026, 11, 1), TODAY),
]
DAYS = st.dates(date(2025, 6, 1), date(2027, 2, 1))
TODAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


def exchange(on, direction, minutes=None, skill="s"):
    return Exchange(
        **BASE,
        peer_id="p",
        skill_id=skill,
        happened_on=on,
        direction=Direction(direction),
        minutes=minutes,
    )


def action(due_on, done_on=None, owner=Side.ME):
    state = ActionState.DONE if done_on else ActionState.OPEN
    return Action(**BASE, text="a", owner=owner, due_on=due_on, state=state, done_on=done_on)


EXCHANGES = st.lists(
    st.builds(
        exchange, DAYS, st.sampled_from(list(Direction)), st.none() | st.integers(1, 1440),
        st.sampled_from("abc"),
    )
)  # fmt: skip


# Periods and their slices


@pytest.mark.parametrize(
    ("span", "today", "first", "step", "slices"),
    [
        (Span.MONTH, TODAY, date(2026, 10, 23), Step.WEEK, 5),
        (Span.QUARTER, TODAY, date(2026, 8, 23), Step.WEEK, 14),
        (Span.HALF, TODAY, date(2026, 6, 1), Step.MONTH, 6),
        (Span.YEAR, TODAY, date(2025, 12, 1), Step.MONTH, 12),
        (Span.YEAR, date(2026, 12, 31), date(2026, 1, 1), Step.MONTH, 12),
        (Span.YEAR, date(2024, 2, 29), date(2023, 3, 1), Step.MONTH, 12),
        (Span.MONTH, date(2026, 3, 31), date(2026, 3, 1), Step.WEEK, 6),
    ],
)
def test_a_span_looks_so_far_back(span, today, first, step, slices):
    period, cut_into = span_of(span, begun=date(2020, 1, 1), today=today)
    assert (period, cut_into) == (Period(first, today), step)
    assert len(slices_of(period, step)) == slices


@pytest.mark.parametrize(
    ("begun", "first", "step", "slices"),
    [
        (TODAY, date(2026, 11, 1), Step.MONTH, 1),
        (date(2027, 3, 1), date(2026, 11, 1), Step.MONTH, 1),
        (date(2024, 12, 31), date(2024, 12, 1), Step.MONTH, 24),
        (date(2024, 11, 30), date(2024, 10, 1), Step.QUARTER, 9),
        (date(2021, 1, 1), date(2021, 1, 1), Step.QUARTER, 24),
        (date(2020, 10, 1), date(2020, 1, 1), Step.YEAR, 7),
        (date(1, 1, 1), date(1997, 1, 1), Step.YEAR, 30),
    ],
)
def test_everything_is_cut_as_fine_as_a_chart_has_room(begun, first, step, slices):
    period, cut_into = span_of(Span.ALL, begun=begun, today=TODAY)
    assert (period, cut_into) == (Period(first, TODAY), step)
    assert len(slices_of(period, step)) == slices


def test_weeks_begin_on_monday_and_months_end_where_they_end():
    weeks = slices_of(Period(date(2026, 10, 23), TODAY), Step.WEEK)
    assert [(week.first.day, week.last.day) for week in weeks] == [
        (23, 25), (26, 1), (2, 8), (9, 15), (16, 22),
    ]  # fmt: skip
    months = slices_of(Period(date(2024, 1, 31), date(2024, 4, 1)), Step.MONTH)
    assert [month.last for month in months] == [
        date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 1),
    ]  # fmt: skip


@given(st.sampled_from(list(Span)), TODAYS, TODAYS)
def test_every_day_of_a_span_is_in_one_slice(span, begun, today):
    period, step = span_of(span, begun=begun, today=today)
    slices = slices_of(period, step)
    assert period.last == today
    assert slices[0].first == period.first
    assert slices[-1].last == period.last
    assert len(slices) <= 30
    for before, after in pairwise(slices):
        assert before.last + timedelta(days=1) == after.first
        assert before.first <= before.last


def test_the_end_of_time_is_no_trouble():
    assert len(slices_of(Period(date(9999, 12, 20), date.max), Step.WEEK)) == 2
    assert len(slices_of(Period(date(9999, 1, 1), date.max), Step.MONTH)) == 12


@given(TODAYS)
def test_a_clock_that_moves_on_moves_the_period_with_it(today):
    period, _ = span_of(Span.YEAR, begun=today, today=today)
    next_day, _ = span_of(Span.YEAR, begun=today, today=today + timedelta(days=1))
    assert period.first.day == 1
    assert next_day.first >= period.first
    is_new_month = (today + timedelta(days=1)).day == 1
    assert (next_day.first != period.first) == is_new_month


# Time


def test_minutes_by_month():
    series = minutes_series(
        [
            exchange(date(2026, 9, 1), "taught", 30),
            exchange(date(2026, 9, 30), "learned", 20),
            exchange(date(2026, 11, 22), "together", 45),
            exchange(date(2026, 11, 1), "taught"),
            exchange(date(2026, 8, 31), "taught", 500),
            exchange(date(2026, 11, 23), "taught", 500),
        ],
        AUTUMN,
    )
    assert series == [Flow(30, 20), Flow(0, 0), Flow(22.5, 22.5)]


@given(EXCHANGES, DAYS)
def test_the_months_sum_up_to_the_whole(exchanges, today):
    period, step = span_of(Span.YEAR, begun=today, today=today)
    series = minutes_series(exchanges, slices_of(period, step))
    within = minutes_flow(e for e in exchanges if e.happened_on in period)
    assert (sum(f.give for f in series), sum(f.receive for f in series)) == within


# Goals


def test_goals_closed_by_month():
    mine, shared = GoalOwner.ME, GoalOwner.SHARED
    series = goals_series(
        [
            ClosedGoal(date(2026, 9, 3), mine, GoalStatus.ACHIEVED),
            ClosedGoal(date(2026, 9, 4), shared, GoalStatus.ACHIEVED),
            ClosedGoal(date(2026, 11, 22), shared, GoalStatus.DROPPED),
            ClosedGoal(date(2025, 11, 22), mine, GoalStatus.ACHIEVED),
        ],
        AUTUMN,
    )
    assert series == [Closed(1, 1, 0), Closed(), Closed(0, 0, 1)]
    assert [closed.achieved for closed in series] == [2, 0, 0]


# Follow-through


def test_follow_through_by_month():
    actions = [
        action(date(2026, 9, 10), date(2026, 9, 10)),
        action(date(2026, 9, 10), date(2026, 9, 11)),
        action(date(2026, 9, 10), date(2026, 9, 1), owner=Side.PEER),
        action(date(2026, 11, 20)),
        action(date(2026, 11, 30)),
        action(None, date(2026, 10, 3)),
        replace(action(date(2026, 10, 3)), state=ActionState.DROPPED),
    ]
    mine = follow_series(actions, AUTUMN, owner=Side.ME, today=TODAY)
    assert mine == [FollowThrough(1, 2), None, FollowThrough(0, 1)]
    theirs = follow_series(actions, AUTUMN, owner=Side.PEER, today=TODAY)
    assert theirs == [FollowThrough(1, 1), None, None]


@given(st.lists(st.builds(action, st.none() | DAYS, st.none() | DAYS, st.sampled_from(Side))))
def test_what_was_due_sums_up(actions):
    period, step = span_of(Span.YEAR, begun=TODAY, today=TODAY)
    for owner in Side:
        series = follow_series(actions, slices_of(period, step), owner=owner, today=TODAY)
        within = [one for one in actions if one.due_on in period]
        whole = follow_through(within, owner=owner, today=TODAY) or FollowThrough(0, 0)
        found = [one for one in series if one]
        assert (sum(one.in_time for one in found), sum(one.due for one in found)) == whole


# Reach


MET = [
    Met("ana", "Platform", [date(2026, 9, 1), date(2026, 11, 2)]),
    Met("ben", " plätform ", [date(2026, 9, 2), date(2025, 1, 1)]),
    Met("chi", "Data", [date(2026, 11, 3)]),
    Met("dan", "", [date(2026, 11, 4)]),
    Met("eve", "Sales", [date(2024, 11, 4)]),
]


def test_reach_by_month_and_in_all():
    assert reach_series(MET, AUTUMN) == [Reached(2, 1, 1), Reached(), Reached(3, 2, 2)]
    assert reach_of(MET, Period(AUTUMN[0].first, TODAY)) == Reached(4, 2, 3)


@given(
    st.lists(
        st.builds(
            Met, st.uuids().map(str), st.sampled_from(["", "A", "a", "B"]),
            st.lists(DAYS, min_size=1),
        )
    )
)  # fmt: skip
def test_nobody_is_new_twice(met):
    period, step = span_of(Span.YEAR, begun=TODAY, today=TODAY)
    series, whole = reach_series(met, slices_of(period, step)), reach_of(met, period)
    assert sum(one.new for one in series) == whole.new
    assert max(one.peers for one in series) <= whole.peers <= sum(one.peers for one in series)
    assert max(one.departments for one in series) <= whole.departments <= whole.peers


# Families


def test_exchanges_by_family():
    families = {"py": "Testing", "fix": " testing", "k8s": "Operations", "x": ""}
    found = family_flows(
        [
            exchange(TODAY, "taught", skill="py"),
            exchange(TODAY, "learned", skill="fix"),
            exchange(TODAY, "together", skill="fix"),
            exchange(TODAY, "learned", skill="k8s"),
            exchange(TODAY, "learned", skill="x"),
            exchange(TODAY, "taught", skill="gone"),
            exchange(date(2025, 1, 1), "taught", skill="k8s"),
        ],
        families,
        AUTUMN[2],
    )
    assert found == [
        FamilyFlow("Testing", Flow(1.5, 1.5)),
        FamilyFlow(NO_FAMILY, Flow(1, 1)),
        FamilyFlow("Operations", Flow(0, 1)),
    ]


@given(EXCHANGES)
def test_every_exchange_belongs_to_one_family(exchanges):
    period, _ = span_of(Span.YEAR, begun=TODAY, today=TODAY)
    found = family_flows(exchanges, {"a": "A", "b": "B"}, period)
    assert sum(sum(one.flow) for one in found) == sum(e.happened_on in period for e in exchanges)
    assert [sum(one.flow) for one in found] == sorted(
        (sum(one.flow) for one in found), reverse=True
    )


# Levels and dimensions


def skill(name, *history):
    changes = tuple(LevelChange(on=on, level=level, seen_by=by) for on, level, by in history)
    return Skill(**BASE, name=name, history=changes)


def test_levels_are_those_at_the_end_of_each_month_and_a_peers_view_stands_beside_them():
    novice, competent, expert = Level.NOVICE, Level.COMPETENT, Level.EXPERT
    lines = skill_lines(
        [
            skill("Unknown"),
            skill("Same", (date(2020, 1, 1), expert, Side.ME)),
            skill(
                "Rising",
                (date(2026, 10, 31), novice, Side.ME),
                (date(2026, 11, 22), competent, Side.ME),
                (date(2026, 11, 2), expert, Side.PEER),
                (date(2026, 11, 1), novice, Side.PEER),
            ),
            skill("Falling", (date(2026, 9, 1), expert, Side.ME), (TODAY, competent, Side.ME)),
            skill("Seen only", (date(2026, 9, 30), competent, Side.PEER)),
            skill("Tomorrow", (TODAY + timedelta(days=1), expert, Side.ME)),
        ],
        AUTUMN,
    )
    assert [(line.name, line.levels, line.views) for line in lines] == [
        ("Rising", (None, novice, competent), (None, None, expert)),
        ("Same", (expert, expert, expert), (None, None, None)),
        ("Seen only", (None, None, None), (competent, None, None)),
        ("Falling", (expert, expert, competent), (None, None, None)),
    ]
    assert [line.risen for line in lines] == [2, 0, 0, -2]
    rising = lines[0]
    assert (rising.first, rising.last, rising.view) == (novice, competent, expert)


def test_dimensions_over_check_ins():
    made = [
        GrowthCheckIn(**BASE, on=date(2026, 9, 1), ratings={"confidence": 2, "leadership": 3}),
        GrowthCheckIn(**BASE, on=date(2026, 10, 1), ratings={"leadership": 1}),
        GrowthCheckIn(**BASE, on=date(2026, 11, 1), ratings={"confidence": 5}),
    ]
    lines = {line.dimension: line for line in dimension_lines(made)}
    assert list(lines) == list(GrowthDimension)
    confidence = lines[GrowthDimension.CONFIDENCE]
    assert (confidence.ratings, confidence.change) == ((2, None, 5), 3)
    assert lines[GrowthDimension.LEADERSHIP].change == -2
    assert lines[GrowthDimension.SKILL_SET].known == []
    assert lines[GrowthDimension.SKILL_SET].change == 0
