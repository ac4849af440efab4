"""One question a week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from peerpal.domain.reflection import question_of, week_of
from peerpal.domain.reflection_questions import QUESTIONS


def test_there_is_a_question_for_each_week_that_fits_a_line():
    assert len(set(QUESTIONS)) == 52
    assert all(question.endswith("?") and len(question) <= 74 for question in QUESTIONS)


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 11, 22), "2026-W47"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2024, 12, 30), "2025-W01"),
    ],
)
def test_a_week_is_the_one_of_its_thursday(day, week):
    assert week_of(day) == week


def test_the_question_stays_for_a_week_and_every_one_is_asked_in_a_year():
    monday = date(2026, 11, 16)
    assert len({question_of(monday + timedelta(days=days)) for days in range(7)}) == 1
    asked = [question_of(monday + timedelta(weeks=weeks)) for weeks in range(53)]
    assert set(asked) == set(QUESTIONS)
