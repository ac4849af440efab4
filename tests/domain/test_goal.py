"""Goals: how far they are, and what may be said of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.errors import InvalidField
from peerpal.domain.goal import (
    CheckIn,
    Goal,
    GoalOwner,
    GoalStatus,
    KeyResult,
    achieved,
    checked_in,
    default_in_summary,
    objective_progress,
)
from peerpal.domain.record import InSummary

THEN = datetime(2026, 1, 1, tzinfo=UTC)
GOAL = Goal(id="g", created_at=THEN, updated_at=THEN, author="me", title="Speak up")
HALF = KeyResult(text="Talks", start=0, target=4, current=2)
CHECK_IN = CheckIn(
    id="c", created_at=THEN, updated_at=THEN, author="me", goal_id="g", on=date(2026, 2, 1),
    progress=30, status=GoalStatus.AT_RISK,
)  # fmt: skip
NUMBERS = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(
    ("start", "target", "current", "grade"),
    [
        (0, 4, 0, 0.0),
        (0, 4, 3, 0.75),
        (0, 4, 9, 1.0),
        (2, 4, 1, 0.0),
        (90, 45, 90, 0.0),  # targets that fall
        (90, 45, 60, 2 / 3),
        (90, 45, 30, 1.0),
        (90, 45, 120, 0.0),
        (5, 5, 5, 1.0),
        (5, 5, 4, 0.0),
        (-10, 10, 0, 0.5),
    ],
)
def test_the_grade_of_a_key_result(start, target, current, grade):
    assert KeyResult(text="k", start=start, target=target, current=current).grade == pytest.approx(
        grade
    )


@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_grade_is_from_nothing_to_all(start, target, current):
    assert 0 <= KeyResult(text="k", start=start, target=target, current=current).grade <= 1


def test_an_objective_is_the_mean_of_its_key_results():
    results = (HALF, replace(HALF, current=4), replace(HALF, current=0))
    assert objective_progress(replace(GOAL, key_results=results)) == 50


def test_a_check_in_says_how_the_goal_stands():
    goal = checked_in(GOAL, CHECK_IN)
    assert (goal.progress, goal.status) == (30, GoalStatus.AT_RISK)
    assert achieved(goal).progress == 100
    assert achieved(goal).status is GoalStatus.ACHIEVED


def test_where_there_are_key_results_only_they_say_the_progress():
    goal = replace(GOAL, key_results=(HALF,))
    assert checked_in(goal, CHECK_IN).progress == 50
    assert checked_in(goal, CHECK_IN).status is GoalStatus.AT_RISK
    assert achieved(goal).progress == 50


def test_my_own_and_shared_goals_enter_the_summary_by_default():
    assert default_in_summary(GoalOwner.ME) is InSummary.YES
    assert default_in_summary(GoalOwner.SHARED) is InSummary.YES
    assert default_in_summary(GoalOwner.PEER) is InSummary.UNDECIDED


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"progress": 101}, "progress"),
        ({"owner": GoalOwner.SHARED}, "peer_id"),
        ({"owner": GoalOwner.PEER}, "peer_id"),
    ],
)
def test_a_goal_that_makes_no_sense_is_refused(changes, field):
    with pytest.raises(InvalidField) as raised:
        replace(GOAL, **changes).check()
    assert raised.value.field == field
