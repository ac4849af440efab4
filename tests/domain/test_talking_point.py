"""What becomes of a talking point."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.errors import InvalidField
from peerpal.domain.talking_point import (
    PointState,
    TalkingPoint,
    carried,
    discussed,
    dropped,
    reopened,
    ticked,
)

THEN = datetime(2026, 1, 1, tzinfo=UTC)
POINT = TalkingPoint(id="t", created_at=THEN, updated_at=THEN, author="me", peer_id="p", text="why")


def test_a_point_that_says_nothing_is_refused():
    with pytest.raises(InvalidField, match="what to talk about"):
        TalkingPoint(
            id="t", created_at=THEN, updated_at=THEN, author="me", peer_id="p", text=" "
        ).check()


def test_discussed_and_dropped_points_wait_no_more_and_know_their_talk():
    for change, state in ((discussed, PointState.DISCUSSED), (dropped, PointState.DROPPED)):
        after = change(POINT, talk_id="c")
        assert (after.state, after.conversation_id) == (state, "c")
        assert not after.is_waiting


def test_without_a_talk_a_point_keeps_the_one_it_came_from():
    raised = discussed(POINT, talk_id="c")
    assert discussed(reopened(raised)).conversation_id == "c"


def test_carrying_counts_and_the_point_waits_on():
    twice = carried(carried(POINT, talk_id="c"), talk_id="d")
    assert (twice.state, twice.carried_count, twice.conversation_id) == (PointState.CARRIED, 2, "d")
    assert twice.is_waiting
    assert reopened(discussed(twice)) == twice
    assert reopened(dropped(POINT)).state is PointState.OPEN


@given(st.lists(st.sampled_from(PointState)))
def test_a_point_is_ticked_only_while_it_waits_and_its_count_is_of_carries(states):
    point, carries, is_over = POINT, 0, False
    for state in states:
        before, point = point, ticked(point, state, talk_id="c")
        if is_over or state is PointState.OPEN:
            assert point is before
            continue
        carries += state is PointState.CARRIED
        is_over = state in (PointState.DISCUSSED, PointState.DROPPED)
        assert point.state is state
    assert point.carried_count == carries
    assert point.is_waiting is not is_over
