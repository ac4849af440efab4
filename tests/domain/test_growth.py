"""Growth check-ins: what may be rated, and when the next one is offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.errors import InvalidField
from peerpal.domain.growth import (
    OFFER_EVERY_DAYS,
    QUESTIONS,
    SCALE,
    GrowthCheckIn,
    GrowthDimension,
    growth_offer,
    rated,
)
from peerpal.domain.record import InSummary

DAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
CHECK_IN = GrowthCheckIn(
    id="g", created_at=NOW, updated_at=NOW, author="me", on=DAY, ratings={"confidence": 4}
)


def test_the_dimensions_are_the_eight_and_each_asks_something_of_its_own():
    assert [str(dimension) for dimension in GrowthDimension] == [
        "leadership", "knowledge_and_perspective", "network_and_visibility",
        "purpose_and_contribution", "career_development", "skill_set", "confidence",
        "relationships",
    ]  # fmt: skip
    assert set(QUESTIONS) == set(GrowthDimension)
    assert len(set(QUESTIONS.values())) == 8
    assert all(len(question) <= 66 for question in QUESTIONS.values())
    assert len(SCALE) == 5


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ratings": {"courage": 3}}, "ratings"),
        ({"ratings": {"confidence": 0}}, "confidence"),
        ({"ratings": {"confidence": 6}}, "confidence"),
        ({"ratings": {}}, "ratings"),
        ({"ratings": {}, "note": " \n"}, "ratings"),
        ({"share_with_peer": True}, "share_with_peer"),
        ({"in_summary": InSummary.YES}, "in_summary"),
    ],
)
def test_what_can_not_be_is_refused(changes, field):
    with pytest.raises(InvalidField) as refused:
        replace(CHECK_IN, **changes).check()
    assert refused.value.field == field


@pytest.mark.parametrize(
    "changes",
    [{}, {"ratings": {}, "note": "All the same"}, {"in_summary": InSummary.NO}],
)
def test_what_can_be_is_taken(changes):
    replace(CHECK_IN, **changes).check()


def test_a_rating_takes_the_place_of_the_one_before():
    again = rated(CHECK_IN, GrowthDimension.CONFIDENCE, 2)
    assert again.ratings == {"confidence": 2}
    both = rated(again, GrowthDimension.LEADERSHIP, 5)
    assert both.ratings == {"confidence": 2, "leadership": 5}
    assert both.mean == 3.5
    assert rated(both, GrowthDimension.LEADERSHIP, None).ratings == {"confidence": 2}
    assert replace(CHECK_IN, ratings={}).mean is None


@pytest.mark.parametrize(
    ("made", "begun", "since"),
    [
        ([], 29, None),
        ([], 30, 0),
        ([], 40, 10),
        ([0], 90, None),
        ([29], 90, None),
        ([30], 90, 0),
        ([31, 200], 300, 1),
        ([-3], 10, None),
        ([-3], 40, 10),
    ],
)
def test_the_next_one_is_offered_after_30_days(made, begun, since):
    ago = [DAY - timedelta(days=days) for days in made]
    offered = growth_offer(ago, begun=DAY - timedelta(days=begun), today=DAY)
    assert offered == (None if since is None else DAY - timedelta(days=since))


@given(st.lists(st.integers(0, 400)), st.integers(0, 400))
def test_a_check_in_of_today_ends_the_offer(made, begun):
    days = [DAY - timedelta(days=ago) for ago in made]
    begun_on = DAY - timedelta(days=begun)
    assert growth_offer([*days, DAY], begun=begun_on, today=DAY) is None
    later = DAY + timedelta(days=OFFER_EVERY_DAYS)
    assert growth_offer([*days, DAY], begun=begun_on, today=later) == later
