"""How long a snooze lasts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.errors import InvalidField
from peerpal.domain.snooze import next_week, snoozed_until

TODAY = date(2026, 11, 22)
DAYS = st.integers(-40, 40).map(lambda days: TODAY + timedelta(days=days))


@given(DAYS, st.none() | DAYS)
def test_a_snooze_ends_in_the_future_and_hides_no_day_to_come(asked, due_on):
    if asked <= TODAY:
        with pytest.raises(InvalidField):
            snoozed_until(asked, due_on, TODAY)
        return
    until = snoozed_until(asked, due_on, TODAY)
    assert TODAY < until <= asked
    if due_on and due_on > TODAY:
        assert until <= due_on
    else:
        assert until == asked


@given(DAYS, st.integers(0, 6))
def test_next_week_begins_within_seven_days(today, first_weekday):
    begins = next_week(today, first_weekday)
    assert begins.weekday() == first_weekday
    assert 1 <= (begins - today).days <= 7
