"""Ages are said as people say them, and never wrongly."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.ages import ago, away, day_and_age, time_since
from peerpal.domain.dates import DateStyle

SUNDAY = date(2026, 11, 22)
_DAYS = {"day": 1, "week": 7, "month": 31, "year": 366}
"""The most days that a unit may have."""
_FEWEST = _DAYS | {"month": 28, "year": 365}

pasts = st.dates(date(1900, 1, 1), date(2100, 1, 1))
spans = st.integers(0, 40_000)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (SUNDAY + timedelta(days=1), "today"),
        (SUNDAY, "today"),
        (date(2026, 11, 21), "yesterday"),
        (date(2026, 11, 20), "2 days ago"),
        (date(2026, 11, 9), "13 days ago"),
        (date(2026, 11, 8), "2 weeks ago"),
        (date(2026, 11, 2), "2 weeks ago"),
        (date(2026, 11, 1), "3 weeks ago"),
        (date(2026, 9, 23), "8 weeks ago"),
        (date(2026, 9, 22), "2 months ago"),
        (date(2026, 7, 23), "3 months ago"),
        (date(2026, 7, 22), "4 months ago"),
        (date(2025, 11, 22), "12 months ago"),
        (date(2024, 11, 23), "23 months ago"),
        (date(2024, 11, 22), "2 years ago"),
        (date(2016, 11, 23), "9 years ago"),
    ],
)
def test_an_age_reads_as_people_say_it(day: date, said: str) -> None:
    assert ago(day, SUNDAY) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(-1, "yesterday"), (0, "today"), (1, "tomorrow"), (2, "in 2 days"), (60, "in 60 days")],
)
def test_what_is_to_come_is_counted_in_days(days: int, said: str) -> None:
    assert away(SUNDAY + timedelta(days=days), SUNDAY) == said


def _number_and_unit(age: str) -> tuple[int, str]:
    number, unit = age.split()
    assert unit.endswith("s") is (number != "1")
    return int(number), unit.removesuffix("s")


@given(pasts, spans)
def test_an_age_is_never_wrong_by_more_than_its_unit(day: date, days: int) -> None:
    number, unit = _number_and_unit(time_since(day, day + timedelta(days=days)))
    assert number * _FEWEST[unit] <= days < (number + 1) * _DAYS[unit]


@given(pasts, spans)
def test_an_age_never_goes_back(day: date, days: int) -> None:
    before = _number_and_unit(time_since(day, day + timedelta(days=days)))
    after = _number_and_unit(time_since(day, day + timedelta(days=days + 1)))
    units = list(_DAYS)
    assert (units.index(after[1]), after[0]) >= (units.index(before[1]), before[0])


def test_the_day_stands_beside_its_age_in_the_style_of_the_person() -> None:
    day = date(2026, 11, 1)
    assert day_and_age(day, SUNDAY, DateStyle.WORDS) == "Sun 1 Nov 2026, 3 weeks ago"
    assert day_and_age(day, SUNDAY, DateStyle.ISO) == "Sun 2026-11-01, 3 weeks ago"
