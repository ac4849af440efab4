"""How a goal stands against its line and its confidence, by tables worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.goal import CheckIn, Goal, GoalStatus, KeyResult, objective_grade
from peerpal.domain.goal_standing import (
    Band,
    Line,
    band,
    begun_on,
    closed_on,
    confidence_fell_twice,
    shown_grade,
    standing,
)
from peerpal.domain.record import Side

THEN = datetime(2026, 1, 1, tzinfo=UTC)
BEGUN = date(2026, 1, 1)
TARGET = date(2026, 4, 11)
"""A hundred days later: a day is a point of the line."""
GOAL = Goal(
    id="g", created_at=THEN, updated_at=THEN, author="me", title="Speak up",
    target_on=TARGET, status=GoalStatus.ON_TRACK,
)  # fmt: skip
LINE = Line(BEGUN, TARGET)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
PERCENT = st.integers(0, 100)
CONFIDENCES = st.none() | st.integers(1, 5)
NUMBERS = st.floats(-1e9, 1e9)


def check_ins(*said: int | str | None, status: GoalStatus = GoalStatus.ON_TRACK) -> list[CheckIn]:
    """Return check-ins a day apart with these confidences; those of the peer are texts."""
    return [
        CheckIn(
            id=f"c{number:03}", created_at=THEN, updated_at=THEN, author="me", goal_id="g",
            on=BEGUN + timedelta(days=number), progress=0, status=status,
            by=Side.PEER if isinstance(confidence, str) else Side.ME,
            confidence=None if confidence is None else int(confidence),
        )
        for number, confidence in enumerate(said)
    ]  # fmt: skip


# The line


@pytest.mark.parametrize(
    ("begun", "target", "on", "progress"),
    [
        (BEGUN, TARGET, date(2025, 12, 31), 0),
        (BEGUN, TARGET, BEGUN, 0),
        (BEGUN, TARGET, date(2026, 1, 2), 1),
        (BEGUN, TARGET, date(2026, 2, 20), 50),
        (BEGUN, TARGET, date(2026, 4, 10), 99),
        (BEGUN, TARGET, TARGET, 100),
        (BEGUN, TARGET, date(2027, 1, 1), 100),
        (BEGUN, date(2026, 1, 9), date(2026, 1, 4), 37.5),
        (BEGUN, BEGUN, BEGUN, 100),  # set and due on one day
        (BEGUN, date(2025, 12, 1), date(2025, 12, 15), 100),  # due before it was written down
        (BEGUN, date(2025, 12, 1), date(2025, 11, 15), 0),
    ],
)
def test_the_line_rises_evenly_to_the_target_date(
    begun: date, target: date, on: date, progress: float
) -> None:
    assert Line(begun, target).progress(on) == progress


@given(DAYS, DAYS, DAYS, DAYS)
def test_the_line_never_falls_and_stays_from_0_to_100(
    begun: date, target: date, one: date, other: date
) -> None:
    line = Line(begun, target)
    earlier, later = sorted([one, other])
    assert 0 <= line.progress(earlier) <= line.progress(later) <= 100


@pytest.mark.parametrize(
    ("on", "progress", "points"),
    [
        (date(2026, 2, 20), 50, 0),
        (date(2026, 2, 20), 80, 0),  # ahead of it
        (date(2026, 2, 20), 31, 19),
        (date(2026, 2, 20), 30, 20),
        (date(2026, 2, 20), 18, 32),
        (date(2026, 5, 1), 95, 5),  # the target date is over
        (date(2026, 5, 1), 0, 100),
    ],
)
def test_points_behind_the_line(on: date, progress: int, points: int) -> None:
    assert LINE.points_behind(progress, on) == points
    now = standing(replace(GOAL, progress=progress), [], begun=BEGUN, today=on)
    assert now.points_behind == points
    assert now.is_behind == (points >= 20)
    assert now.reasons == ((f"{points} points behind the line",) if points >= 20 else ())


def test_almost_20_points_are_not_20() -> None:
    line = Line(BEGUN, date(2026, 1, 9))  # an eighth a day: 37.5 on the fourth
    assert line.points_behind(18, date(2026, 1, 4)) == 19
    assert line.points_behind(17, date(2026, 1, 4)) == 20


@given(DAYS, DAYS, DAYS, PERCENT, PERCENT)
def test_more_progress_is_never_further_behind(
    begun: date, target: date, on: date, one: int, other: int
) -> None:
    line = Line(begun, target)
    less, more = sorted([one, other])
    assert 0 <= line.points_behind(more, on) <= line.points_behind(less, on) <= 100


def test_without_a_target_date_there_is_no_line_to_miss() -> None:
    goal = replace(GOAL, target_on=None, progress=0)
    assert not standing(goal, [], begun=BEGUN, today=date(2027, 1, 1)).is_at_risk


# Confidence


@pytest.mark.parametrize(
    ("said", "fell"),
    [
        ((), False),
        ((4, 3), False),
        ((4, 3, 2), True),
        ((5, 3, 1), True),
        ((4, 4, 3), False),
        ((4, 3, 3), False),
        ((5, 4, 3, 3), False),  # it fell twice, but not any more
        ((5, 4, 3, 4), False),
        ((2, 4, 3, 2), True),
        ((4, None, 3, None, 2, None), True),  # who says no number, says nothing
        ((None, 3, 2), False),
        ((4, "3", 2), False),  # the peer's number is of another series
        ((4, "5", 3, "5", 2), True),
    ],
)
def test_confidence_falls_twice(said: tuple[int | str | None, ...], fell: bool) -> None:
    assert confidence_fell_twice(check_ins(*said), Side.ME) == fell


def test_each_side_has_a_series_of_its_own() -> None:
    said = check_ins("4", 1, "3", 2, "2", 3)
    assert not confidence_fell_twice(said, Side.ME)
    assert confidence_fell_twice(said, Side.PEER)
    now = standing(GOAL, said, begun=BEGUN, today=BEGUN)
    assert now.reasons == ("my peer's confidence fell twice",)


def test_every_reason_is_said() -> None:
    said = check_ins(3, "5", 2, "4", 1, "3")
    now = standing(replace(GOAL, progress=18), said, begun=BEGUN, today=date(2026, 2, 20))
    assert now.is_at_risk
    assert now.reasons == (
        "32 points behind the line",
        "confidence fell twice",
        "my peer's confidence fell twice",
    )


@pytest.mark.parametrize("status", list(GoalStatus))
def test_only_an_open_goal_is_at_risk_whatever_its_status_says(status: GoalStatus) -> None:
    goal = replace(GOAL, status=status)
    now = standing(goal, check_ins(4, 3, 2), begun=BEGUN, today=TARGET)
    assert now.is_at_risk == status.is_open
    assert goal.status is status


@given(st.lists(CONFIDENCES), st.integers(1, 5))
def test_a_number_as_high_as_the_last_ends_the_warning(
    said: list[int | None], confidence: int
) -> None:
    again = check_ins(*said, confidence, confidence)
    assert not confidence_fell_twice(again, Side.ME)


@given(st.lists(CONFIDENCES), st.lists(st.sampled_from("12345")))
def test_what_the_peer_says_changes_nothing_of_mine(
    mine: list[int | None], theirs: list[str]
) -> None:
    both = check_ins(*theirs, *mine, *theirs)
    assert confidence_fell_twice(both, Side.ME) == confidence_fell_twice(check_ins(*mine), Side.ME)


# Grades


@pytest.mark.parametrize(
    ("grade", "shown", "word"),
    [
        (0.0, 0.0, Band.LITTLE),
        (0.04, 0.0, Band.LITTLE),
        (0.05, 0.1, Band.LITTLE),
        (0.3, 0.3, Band.LITTLE),
        (0.349, 0.3, Band.LITTLE),
        (7 / 20, 0.4, Band.PART),  # a half is rounded up
        (0.4, 0.4, Band.PART),
        (0.6, 0.6, Band.PART),
        (0.649, 0.6, Band.PART),
        ((0.6 + 0.7) / 2, 0.7, Band.MOST),
        (0.7, 0.7, Band.MOST),
        (0.95, 1.0, Band.MOST),
        (1.0, 1.0, Band.MOST),
    ],
)
def test_a_grade_is_shown_with_one_decimal_and_has_a_band(
    grade: float, shown: float, word: Band
) -> None:
    assert shown_grade(grade) == shown
    assert band(grade) is word


@given(st.floats(0, 1))
def test_there_is_no_gap_between_the_bands(grade: float) -> None:
    shown = shown_grade(grade)
    assert abs(shown - grade) <= 0.05 + 1e-9
    assert f"{shown:.1f}" == str(shown)
    expected = {"0.0": 0, "0.1": 0, "0.2": 0, "0.3": 0, "0.4": 1, "0.5": 1, "0.6": 1}
    assert list(Band).index(band(grade)) == expected.get(str(shown), 2)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_grade_has_no_lower_band(one: float, other: float) -> None:
    less, more = sorted([one, other])
    assert list(Band).index(band(less)) <= list(Band).index(band(more))


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_a_grade_rises_towards_the_target_and_never_leaves_0_to_1(
    start: float, target: float, one: float, other: float
) -> None:
    def grade(current: float) -> float:
        return KeyResult(text="k", start=start, target=target, current=current).grade

    nearer, further = sorted([one, other], reverse=target > start)
    if start != target:
        assert 0 <= grade(further) <= grade(nearer) <= 1
        assert (grade(start), grade(target)) == (0, 1)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_falling_target_is_graded_as_the_rising_one_in_a_mirror(
    start: float, target: float, current: float
) -> None:
    rising = KeyResult(text="k", start=start, target=target, current=current)
    falling = KeyResult(text="k", start=-start, target=-target, current=-current)
    assert rising.grade == falling.grade


def test_an_objective_is_the_mean_of_its_grades() -> None:
    results = (
        KeyResult(text="Reviews I led", start=0, target=4, current=3),  # 0.75
        KeyResult(text="Minutes per review", start=90, target=45, current=60),  # 30 of 45
        KeyResult(text="Changes done", start=35, target=80, current=71),  # 36 of 45
    )
    assert [shown_grade(result.grade) for result in results] == [0.8, 0.7, 0.8]
    grade = objective_grade(replace(GOAL, key_results=results))
    assert grade == pytest.approx((0.75 + 2 / 3 + 0.8) / 3)
    assert (shown_grade(grade), band(grade)) == (0.7, Band.MOST)


# Days


def test_a_goal_began_when_it_was_written_down_or_first_checked_in() -> None:
    assert begun_on(TARGET, []) == TARGET
    assert begun_on(TARGET, check_ins(3)) == BEGUN
    assert begun_on(date(2025, 5, 1), check_ins(3)) == date(2025, 5, 1)


def test_a_goal_was_closed_by_the_first_check_in_since_it_was_last_open() -> None:
    done, on = GoalStatus.ACHIEVED, GoalStatus.ON_TRACK
    said = [
        replace(check_in, status=status)
        for check_in, status in zip(
            check_ins(1, 1, 1, 1, 1), [on, done, on, done, done], strict=True
        )
    ]
    assert closed_on(said, done) == BEGUN + timedelta(days=3)
    assert closed_on(said[:3], done) is None
    assert closed_on([], done) is None
