"""The days that a summary is of: chosen, named, or since the last review or summary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from peerpal.domain.errors import WrongUse
from peerpal.domain.period import Period
from services.summary_records import TODAY, plan_of


@pytest.fixture
def review(services, ana):
    """Keep a review of a day, agreed on by both, or by me alone."""

    def kept(on, *, is_agreed=True):
        blank = services.reviews.blank(ana.id)
        both = replace(blank, on=on, agreed_me_on=on, agreed_peer_on=on if is_agreed else None)
        with services.history.step("Add a review") as step:
            step.put(both)

    return kept


def leave(services, last, first=date(2026, 1, 1)):
    """Let a summary leave now."""
    services.summary.exports.remember(plan_of(services), Period(first, last), "Text", "file")


def test_the_period_is_that_of_the_profile_while_it_runs(services, clock):
    assert services.summary.default_period() == Period(date(2026, 8, 23), date(2026, 11, 22))
    services.profiles.save(
        replace(
            services.profiles.mine(),
            review_period_start=date(2026, 6, 1),
            review_period_end=date(2026, 11, 30),
        )
    )
    assert services.summary.default_period() == Period(date(2026, 6, 1), date(2026, 11, 30))
    clock.move(days=9)
    assert services.summary.default_period() == Period(date(2026, 9, 2), date(2026, 12, 1))
    assert services.summary.presets()["Review period"].last == date(2026, 11, 30)


def test_periods_are_named_as_people_ask_for_them(services):
    presets = services.summary.presets()
    assert list(presets) == [
        "Last 3 months", "This quarter", "Last quarter", "Last 6 months", "Last 12 months",
    ]  # fmt: skip
    assert presets["This quarter"] == Period(date(2026, 10, 1), date(2026, 12, 31))
    assert presets["Last quarter"] == Period(date(2026, 7, 1), date(2026, 9, 30))


def test_a_period_is_read_as_it_is_anywhere(services):
    assert services.summary.period("q3") == Period(date(2026, 7, 1), date(2026, 9, 30))
    with pytest.raises(WrongUse, match="last-review, last-summary"):
        services.summary.period("last-monday")


def test_since_the_last_review_that_both_agreed_on(services, review):
    with pytest.raises(WrongUse, match="No review was agreed on"):
        services.summary.period("last-review")
    review(date(2026, 5, 5))
    review(date(2026, 7, 7))
    review(date(2026, 9, 9), is_agreed=False)
    review(TODAY)
    since = Period(date(2026, 7, 7), TODAY)
    assert services.summary.period(" Last-Review ") == since
    assert services.summary.presets()["Since the last review"] == since


def test_since_the_last_summary_that_was_made_before_today(services, clock):
    with pytest.raises(WrongUse, match="No summary was written before today"):
        services.summary.period("last-summary")
    leave(services, date(2026, 10, 31))
    with pytest.raises(WrongUse):
        services.summary.period("last-summary")
    clock.move(days=1)
    since = Period(date(2026, 11, 1), date(2026, 11, 23))
    assert services.summary.period("last-summary") == since
    assert services.summary.presets()["Since the last summary"] == since


def test_a_summary_that_was_taken_back_counts_no_more(services, clock):
    leave(services, date(2026, 10, 31))
    clock.move(days=1)
    services.history.undo()
    with pytest.raises(WrongUse):
        services.summary.period("last-summary")
