"""The days of a month, and the way from one to another."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.month import months_on, moved, weeks_of


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-11-29", 2, "2027-01-29"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -12, "2025-01-15"),
    ],
)
def test_a_month_on_is_the_same_day_or_the_last(day, months, then):
    assert months_on(date.fromisoformat(day), months) == date.fromisoformat(then)


@pytest.mark.parametrize(
    ("day", "way"),
    [
        (date.max, {"days": 1}),
        (date.max, {"months": 1}),
        (date.min, {"days": -7}),
        (date.min, {"months": -1}),
    ],
)
def test_beyond_the_calendar_is_no_way(day, way):
    assert moved(day, **way) == day


@given(st.dates(), st.integers(-40, 40))
def test_days_are_counted(day, days):
    then = moved(day, days=days)
    assert then - day == timedelta(days=days) or then == day


@given(st.dates(date(2, 1, 1), date(9990, 1, 1)), st.integers(-12, 12))
def test_months_are_counted_and_the_day_stays_where_it_can(day, months):
    then = moved(day, months=months)
    assert (then.year - day.year) * 12 + then.month - day.month == months
    assert then.day == day.day or (then.day < day.day and moved(then, days=1).day == 1)


@given(st.dates(), st.integers(0, 6))
def test_every_day_of_the_month_stands_once_below_its_weekday(day, first_weekday):
    weeks = weeks_of(day, first_weekday)
    assert 4 <= len(weeks) <= 6
    assert {len(week) for week in weeks} == {7}
    days = [each for week in weeks for each in week if each]
    assert day in days
    assert days == [day.replace(day=number + 1) for number in range(len(days))]
    assert moved(days[-1], days=1).day == 1 or days[-1] == date.max
    for week in weeks:
        assert any(week)
        for place, each in enumerate(week):
            assert each is None or each.weekday() == (first_weekday + place) % 7
