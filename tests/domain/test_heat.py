"""Days as weeks side by side."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.heat import heat

SUNDAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 23)


def test_the_week_of_today_is_the_last_and_days_to_come_are_blank():
    shown = heat({MONDAY: 2}, MONDAY, 2)
    assert shown.first == date(2026, 11, 16)
    assert shown.weeks == ((0,) * 7, (2, *(None,) * 6))
    assert (shown.total, shown.active_days) == (2, 1)


@pytest.mark.parametrize(("first_weekday", "first"), [(0, 16), (6, 22), (5, 21)])
def test_a_week_may_begin_on_any_day(first_weekday, first):
    assert heat({}, SUNDAY, 1, first_weekday).first == date(2026, 11, first)


def test_months_are_named_above_the_week_of_their_first_day():
    shown = heat({}, SUNDAY, 8)
    assert shown.first == date(2026, 9, 28)
    assert shown.months == [(0, date(2026, 10, 1)), (4, date(2026, 11, 1))]


@given(
    st.dictionaries(st.dates(date(2020, 1, 1), date(2028, 1, 1)), st.integers(0, 5)),
    st.dates(date(2021, 6, 1), date(2027, 1, 1)),
    st.integers(1, 60),
    st.integers(0, 6),
)
def test_every_day_is_there_once(counts, today, weeks, first_weekday):
    shown = heat(counts, today, weeks, first_weekday)
    days = [
        shown.first + timedelta(days=number)
        for number, count in enumerate(c for week in shown.weeks for c in week)
        if count is not None
    ]
    assert len(shown.weeks) == weeks
    assert days[-1] == today
    assert shown.first.weekday() == first_weekday
    assert shown.total == sum(n for day, n in counts.items() if shown.first <= day <= today)
    starts = dict(shown.months)
    for place in range(weeks):
        week = [shown.first + timedelta(days=7 * place + number) for number in range(7)]
        assert (place in starts) == any(day.day == 1 for day in week)
