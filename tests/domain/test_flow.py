"""What flows each way: one law for both people, five words and no score."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.exchange import Direction, Exchange
from peerpal.domain.flow import Balance, Flow, minutes_flow

THEN = datetime(2026, 1, 1, tzinfo=UTC)
OTHER_WAY = {
    Direction.TAUGHT: Direction.LEARNED,
    Direction.LEARNED: Direction.TAUGHT,
    Direction.TOGETHER: Direction.TOGETHER,
}


def exchange(direction, minutes):
    return Exchange(
        id="e", created_at=THEN, updated_at=THEN, author="me", peer_id="p", skill_id="s",
        happened_on=date(2026, 1, 1), direction=direction, minutes=minutes,
    )  # fmt: skip


PAIRS = st.lists(
    st.tuples(st.sampled_from(Direction), st.none() | st.integers(1, 1440)), max_size=20
)


@given(PAIRS)
def test_both_people_see_the_same_flow_from_their_own_side(pairs):
    mine = minutes_flow(exchange(direction, minutes) for direction, minutes in pairs)
    theirs = minutes_flow(exchange(OTHER_WAY[direction], minutes) for direction, minutes in pairs)
    assert theirs == mine.reversed
    assert mine.give + mine.receive == sum(minutes or 0 for _, minutes in pairs)
    if mine.lean is None:
        assert theirs.lean is None
        assert mine.balance is None
    else:
        assert -1 <= mine.lean <= 1
        assert theirs.lean == -mine.lean
        assert theirs.balance is mine.balance


def test_learning_together_counts_half_to_each_side():
    assert minutes_flow([exchange(Direction.TOGETHER, 45)]) == Flow(give=22.5, receive=22.5)


def test_nothing_on_both_sides_has_no_word():
    assert Flow().lean is None
    assert Flow().balance is None


@pytest.mark.parametrize(
    ("give", "receive", "balance"),
    [
        (10, 10, Balance.BALANCED),
        (60, 40, Balance.BALANCED),  # exactly 0.2
        (3, 2, Balance.BALANCED),
        (22.5, 15, Balance.BALANCED),
        (61, 40, Balance.LEANING),
        (75, 25, Balance.LEANING),  # exactly 0.5
        (4.5, 1.5, Balance.LEANING),
        (76, 25, Balance.ONE_SIDED),
        (10, 0, Balance.ONE_SIDED),
    ],
)
def test_the_word_for_a_flow(give, receive, balance):
    assert Flow(give=give, receive=receive).balance is balance
    assert Flow(give=receive, receive=give).balance is balance
