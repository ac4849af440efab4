"""What flows each way: one law for both people, five words and no score."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.action import Action, ActionState
from peerpal.domain.conversation import Conversation, ConversationStatus
from peerpal.domain.exchange import Direction, Exchange
from peerpal.domain.feedback import Delivery, Feedback, FeedbackDirection
from peerpal.domain.flow import (
    Balance,
    Flow,
    actions_flow,
    driving_flow,
    feedback_flow,
    minutes_flow,
    points_flow,
    same_way,
)
from peerpal.domain.record import Side
from peerpal.domain.talking_point import TalkingPoint

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


DAY = date(2026, 1, 10)
SIDES = st.sampled_from([*Side, None])
OTHER_SIDE = {Side.ME: Side.PEER, Side.PEER: Side.ME, None: None}
OTHER_FEEDBACK = {
    FeedbackDirection.GIVEN: FeedbackDirection.RECEIVED,
    FeedbackDirection.RECEIVED: FeedbackDirection.GIVEN,
    FeedbackDirection.REQUESTED: FeedbackDirection.REQUESTED,
}


def made(kind, **values):
    return kind(id="x", created_at=THEN, updated_at=THEN, author="me", **values)


def point(side):
    return made(TalkingPoint, peer_id="p", text="t", raised_by=side)


def talk(side, status=ConversationStatus.HELD):
    return made(Conversation, peer_ids=("p",), held_on=DAY, driver=side, status=status)


def feedback(direction, delivery=Delivery.DELIVERED):
    return made(Feedback, peer_id="p", direction=direction, on=DAY, delivery=delivery)


def action(side, due_on=None, done_on=DAY, state=ActionState.DONE):
    return made(
        Action, text="t", owner=side, peer_id="p", due_on=due_on, done_on=done_on, state=state
    )


BOTH = [Side.ME, Side.PEER]
MEASURES = [
    (points_flow, lambda side: point(side or Side.ME), st.sampled_from(BOTH), OTHER_SIDE),
    (driving_flow, talk, SIDES, OTHER_SIDE),
    (feedback_flow, feedback, st.sampled_from(FeedbackDirection), OTHER_FEEDBACK),
    (actions_flow, action, st.sampled_from(BOTH), OTHER_SIDE),
]


@pytest.mark.parametrize(("measure", "make", "sides", "other"), MEASURES)
@given(data=st.data())
def test_every_measure_leans_the_other_way_for_the_other_person(measure, make, sides, other, data):
    rows = data.draw(st.lists(sides, max_size=20))
    mine = measure(make(side) for side in rows)
    theirs = measure(make(other[side]) for side in rows)
    assert theirs == mine.reversed
    assert (mine.lean is None) == (mine.give + mine.receive == 0)
    if mine.lean is not None:
        assert -1 <= mine.lean <= 1
        assert theirs.lean == -mine.lean


def test_a_talk_counts_for_who_drove_it_once_it_was_held():
    talks = [talk(Side.ME), talk(None), talk(Side.PEER, ConversationStatus.MISSED), talk(Side.PEER)]
    assert driving_flow(talks) == Flow(give=1, receive=1)


def test_feedback_counts_when_it_has_reached_somebody():
    pieces = [
        feedback(FeedbackDirection.GIVEN),
        feedback(FeedbackDirection.GIVEN, Delivery.DRAFTED),
        feedback(FeedbackDirection.RECEIVED, Delivery.DRAFTED),
        feedback(FeedbackDirection.REQUESTED),
    ]
    assert feedback_flow(pieces) == Flow(give=1, receive=1)


def test_an_action_counts_when_it_was_done_by_its_date():
    late = date(2026, 1, 9)
    actions = [
        action(Side.ME, due_on=DAY),
        action(Side.ME, due_on=late),
        action(Side.ME),
        action(Side.PEER, done_on=None, state=ActionState.OPEN),
        action(Side.PEER, state=ActionState.DROPPED),
        action(Side.PEER, due_on=date(2026, 2, 1)),
    ]
    assert actions_flow(actions) == Flow(give=2, receive=1)


def test_two_flows_lean_the_same_way_when_both_are_one_sided():
    assert same_way(Flow(9, 0), Flow(5, 1))
    assert not same_way(Flow(9, 0), Flow(0, 9))
    assert not same_way(Flow(9, 0), Flow(5, 4))
    assert not same_way(Flow(9, 0), Flow())
