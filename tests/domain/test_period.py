"""Periods, as people name them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.errors import WrongUse
from peerpal.domain.period import (
    Period,
    months_back,
    months_of,
    quarter_of,
    read_period,
    running,
    thin_months,
)

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("q3", "2026-07-01", "2026-09-30"),
        (" Q4 ", "2026-10-01", "2026-12-31"),
        ("h1", "2026-01-01", "2026-06-30"),
        ("h2", "2026-07-01", "2026-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2025-h2", "2025-07-01", "2025-12-31"),
        ("2025 q1", "2025-01-01", "2025-03-31"),
        ("2027q1", "2027-01-01", "2027-03-31"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("quarter", "2026-08-23", "2026-11-22"),
        ("half", "2026-05-23", "2026-11-22"),
        ("year", "2025-11-23", "2026-11-22"),
    ],
)
def test_a_named_period(text, first, last):
    wanted = Period(date.fromisoformat(first), date.fromisoformat(last))
    assert read_period(text, today=SUNDAY) == wanted


def test_without_a_year_it_is_the_latest_that_has_begun():
    assert read_period("q4", today=date(2026, 9, 30)).first == date(2025, 10, 1)
    assert read_period("q4", today=date(2026, 10, 1)).first == date(2026, 10, 1)


@pytest.mark.parametrize(
    "text", ["", "q5", "h3", "26", "2026-13", "2026-00", "0000", "soon", "٢٠٢٦"]
)
def test_what_is_no_period_is_refused_with_what_would_be(text):
    with pytest.raises(WrongUse, match="Understood are q3"):
        read_period(text, today=SUNDAY)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-05-31", 3, "2026-02-28"),
        ("2028-05-31", 3, "2028-02-29"),
        ("2026-01-15", 1, "2025-12-15"),
        ("2026-01-31", 11, "2025-02-28"),
        ("2028-02-29", 12, "2027-02-28"),
    ],
)
def test_months_back_ends_at_the_last_of_a_month(day, months, expected):
    assert months_back(date.fromisoformat(day), months) == date.fromisoformat(expected)


def test_the_last_three_months_follow_each_other_without_a_gap():
    assert running(3, today=date(2026, 2, 28)) == Period(date(2025, 11, 29), date(2026, 2, 28))


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_every_day_is_in_one_quarter(day):
    quarter = quarter_of(day)
    assert day in quarter
    assert quarter_of(quarter.first) == quarter_of(quarter.last) == quarter
    assert quarter_of(quarter.last + timedelta(days=1)) != quarter


def test_both_ends_are_within():
    period = Period(date(2026, 1, 1), date(2026, 1, 31))
    assert date(2026, 1, 1) in period
    assert date(2026, 1, 31) in period
    assert date(2026, 2, 1) not in period
    assert None not in period


def test_the_months_of_a_period_end_with_it() -> None:
    period = Period(date(2027, 12, 15), date(2028, 2, 29))
    assert months_of(period) == [
        Period(date(2027, 12, 15), date(2027, 12, 31)),
        Period(date(2028, 1, 1), date(2028, 1, 31)),
        Period(date(2028, 2, 1), date(2028, 2, 29)),
    ]
    assert months_of(Period(date(9999, 12, 1), date.max)) == [Period(date(9999, 12, 1), date.max)]


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 900))
def test_the_months_are_the_whole_period_without_a_gap(first: date, days: int) -> None:
    period = Period(first, first + timedelta(days=days))
    months = months_of(period)
    assert (months[0].first, months[-1].last) == (period.first, period.last)
    for before, after in pairwise(months):
        assert before.last + timedelta(days=1) == after.first
        assert before.last.month != after.first.month


@pytest.mark.parametrize(
    ("evidence", "today", "thin"),
    [
        ([], date(2026, 11, 22), [9, 10, 11]),
        ([], date(2026, 10, 1), [9, 10]),
        ([], date(2026, 8, 31), []),
        ([date(2026, 9, 1), date(2026, 11, 30)], date(2026, 11, 22), [10]),
        ([date(2025, 10, 1)], date(2026, 10, 22), [9, 10]),
        ([date(2026, month, 9) for month in (9, 10, 11)], date(2026, 12, 1), []),
    ],
)
def test_a_month_that_has_begun_without_evidence_is_thin(evidence, today, thin) -> None:
    period = Period(date(2026, 9, 1), date(2026, 11, 30))
    assert [month.first.month for month in thin_months(period, evidence, today=today)] == thin
