"""Times as people type them, and moments over the change of the clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.dates import DateStyle
from peerpal.domain.moments import moment_of, read_time, show_moment

MADRID = ZoneInfo("Europe/Madrid")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:00", time(14)),
        ("9", time(9)),
        ("9.30", time(9, 30)),
        (" 2 PM ", time(14)),
        ("12am", time(0)),
        ("12:15 pm", time(12, 15)),
        ("0:00", time(0)),
        ("24:00", None),
        ("13 pm", None),
        ("0 am", None),
        ("9:5", None),
        ("noon", None),
        ("", None),
        ("٩", None),
    ],
)
def test_times_are_read(text, expected):
    assert read_time(text) == expected


@given(st.times())
def test_a_time_is_read_as_it_is_shown(at):
    assert read_time(f"{at:%H:%M}") == time(at.hour, at.minute)


@pytest.mark.parametrize(
    ("day", "hour_in_utc"),
    [
        (date(2026, 10, 24), 12),  # summer time
        (date(2026, 10, 25), 13),  # the clocks go back in the night before
        (date(2027, 3, 27), 13),
        (date(2027, 3, 28), 12),
    ],
)
def test_two_o_clock_stays_two_o_clock_when_the_clocks_change(day, hour_in_utc):
    moment = moment_of(day, time(14), MADRID)
    assert moment == datetime(day.year, day.month, day.day, hour_in_utc, tzinfo=UTC)
    assert show_moment(moment.astimezone(MADRID), DateStyle.WORDS).endswith(", 14:00")


def test_an_hour_that_is_skipped_is_the_next_and_of_two_it_is_the_first():
    skipped = moment_of(date(2027, 3, 28), time(2, 30), MADRID)
    assert show_moment(skipped.astimezone(MADRID), DateStyle.WORDS) == "Sun 28 Mar 2027, 03:30"
    twice = moment_of(date(2026, 10, 25), time(2, 30), MADRID)
    assert twice == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert show_moment(twice.astimezone(MADRID), DateStyle.WORDS) == "Sun 25 Oct 2026, 02:30"
