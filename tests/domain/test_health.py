"""When a health check of a pairing is offered, and what one may say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.errors import InvalidField
from peerpal.domain.health import (
    OFFER_DAYS,
    QUESTIONS,
    HealthCheck,
    HealthQuestion,
    health_offer,
)

THEN = datetime(2026, 1, 1, tzinfo=UTC)
START = date(2026, 1, 5)
CHECK = HealthCheck(id="h", created_at=THEN, updated_at=THEN, author="me", peer_id="p", on=START)

DAYS = st.lists(st.integers(0, 200).map(lambda n: START + timedelta(days=n)), max_size=40)


def on(text):
    return date.fromisoformat(f"2026-{text}")


def days(*texts):
    return [on(text) for text in texts]


WEEKLY = days("01-05", "01-12", "01-19", "01-26", "02-02", "02-09", "02-16", "02-23")
DAILY = days("01-05", "01-06", "01-07", "01-08", "01-09", "01-10", "01-11", "01-12")


@pytest.mark.parametrize(
    ("held", "checked", "today", "expected"),
    [
        ([], [], "01-12", None),
        (WEEKLY[:1], [], "01-05", None),
        # From the day of the second talk, for 21 days.
        (WEEKLY[:2], [], "01-12", "01-12"),
        (WEEKLY[:2], [], "01-15", "01-12"),
        (WEEKLY[:2], [], "02-01", "01-12"),
        (WEEKLY[:2], [], "02-02", None),
        # Talks to come count when they have come.
        (WEEKLY, [], "01-11", None),
        (WEEKLY, [], "01-12", "01-12"),
        # The order in which they were written down makes no difference.
        (WEEKLY[:2][::-1], [], "01-15", "01-12"),
        # The fifth talk is exactly 21 days after the second, the eighth after the fifth.
        (WEEKLY, [], "02-02", "02-02"),
        (WEEKLY, [], "02-22", "02-02"),
        (WEEKLY, [], "02-23", "02-23"),
        # Two talks on one day are two.
        (days("03-02", "03-02"), [], "03-02", "03-02"),
        # A check ends the offer, on its first day too, and keeps the next away for 21 days.
        (WEEKLY, days("01-12"), "01-12", None),
        (WEEKLY, days("01-14"), "01-13", None),
        (WEEKLY, days("01-14"), "02-02", None),
        (WEEKLY, days("01-14"), "02-23", "02-23"),
        (WEEKLY, days("01-12"), "02-02", "02-02"),
        # One that was made before the offer keeps it away as well.
        (WEEKLY[:2], days("01-05"), "01-12", None),
        (WEEKLY[:2], days("01-05"), "01-30", None),
        (WEEKLY[:5], days("01-12"), "02-02", "02-02"),
        (WEEKLY[:5], days("01-13"), "02-02", None),
        # What would begin within 21 days of the last offer is left out, not made up for.
        (DAILY, [], "01-10", "01-06"),
        (DAILY, [], "01-26", "01-06"),
        (DAILY, [], "01-27", None),
        # Over the end of February, and over the leap day of 2028.
        (days("02-10", "02-20"), [], "03-12", "02-20"),
        (days("02-10", "02-20"), [], "03-13", None),
    ],
)  # fmt: skip
def test_an_offer_against_hand_computed_days(held, checked, today, expected):
    assert health_offer(held, checked, on(today)) == (on(expected) if expected else None)


def test_an_offer_over_a_leap_day():
    held = [date(2028, 2, 1), date(2028, 2, 10)]
    assert health_offer(held, [], date(2028, 3, 1)) == held[1]
    assert health_offer(held, [], date(2028, 3, 2)) is None


def offers(held, checked, until=260):
    """Return the days on which offers begin, looking at each day as it comes."""
    seen = []
    for number in range(until):
        today = START + timedelta(days=number)
        known = [day for day in checked if day <= today]
        begun = health_offer(held, known, today)
        if begun is not None:
            assert begun <= today < begun + timedelta(days=OFFER_DAYS)
            assert not [day for day in known if day >= begun]
            seen.append(begun)
    return sorted(set(seen))


@given(DAYS, DAYS)
def test_offers_are_rare_and_begin_with_the_right_talks(held, checked):
    begun = offers(held, checked)
    later = sorted(held)
    assert set(begun) <= set(later[1::3])
    for first, second in pairwise(begun):
        assert (second - first).days >= OFFER_DAYS
    for day in begun:
        assert not [c for c in checked if 0 <= (day - c).days < OFFER_DAYS]


@given(DAYS)
def test_without_checks_the_first_offer_comes_with_the_second_talk(held):
    begun = offers(held, [])
    assert begun[:1] == sorted(held)[1:2]


@given(DAYS, DAYS, st.integers(0, 220), st.randoms())
def test_the_order_of_the_days_makes_no_difference(held, checked, number, random):
    today = START + timedelta(days=number)
    expected = health_offer(held, checked, today)
    random.shuffle(held)
    random.shuffle(checked)
    assert health_offer(held, checked, today) == expected


def test_every_question_has_its_words():
    assert list(QUESTIONS) == list(HealthQuestion)
    assert len(set(QUESTIONS.values())) == 8


def test_the_mean_of_what_was_answered():
    assert CHECK.mean is None
    answered = replace(CHECK, answers={"learning": 5, "support": 2})
    assert answered.mean == 3.5


@pytest.mark.parametrize("answers", [{"weather": 3}, {"learning": 0}, {"learning": 6}])
def test_what_is_not_asked_or_no_rating_is_refused(answers):
    with pytest.raises(InvalidField):
        replace(CHECK, answers=answers).check()
