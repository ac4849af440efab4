"""A month after something was taught it is asked once what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.errors import InvalidField
from peerpal.domain.exchange import (
    Direction,
    Exchange,
    answered,
    follow_up_due,
    in_order,
    let_go,
    snoozed,
    to_ask_about,
)

THEN = datetime(2026, 1, 1, tzinfo=UTC)
TODAY = date(2026, 11, 22)


def taught(days_ago, id_="e", peer="ana", skill="pytest", direction=Direction.TAUGHT):
    return Exchange(
        id=id_, created_at=THEN, updated_at=THEN, author="me", peer_id=peer, skill_id=skill,
        happened_on=TODAY - timedelta(days=days_ago), direction=direction,
    )  # fmt: skip


def asked(exchanges):
    return [one for one in to_ask_about(exchanges, TODAY) if follow_up_due(one, TODAY)]


@pytest.mark.parametrize(
    ("days", "is_due"),
    [(-1, False), (0, False), (29, False), (30, True), (180, True), (181, False)],
)
def test_it_is_due_from_30_to_180_days_after(days, is_due):
    assert follow_up_due(taught(days), TODAY) is is_due


@pytest.mark.parametrize("direction", [Direction.LEARNED, Direction.TOGETHER])
def test_only_what_was_taught_is_asked_about(direction):
    assert not follow_up_due(taught(40, direction=direction), TODAY)


def test_an_answer_settles_it():
    done = answered(taught(40), "runs them alone", on=TODAY)
    assert (done.what_changed, done.asked_on) == ("runs them alone", TODAY)
    assert not follow_up_due(done, TODAY)
    assert not follow_up_due(replace(taught(40), what_changed="written in the form"), TODAY)
    with pytest.raises(InvalidField) as raised:
        answered(taught(40), " \n", on=TODAY)
    assert raised.value.field == "what_changed"


def test_it_can_be_put_off_for_two_weeks():
    later = snoozed(taught(40), on=TODAY)
    assert later.ask_again_on == TODAY + timedelta(days=14)
    assert not follow_up_due(later, TODAY + timedelta(days=13))
    assert follow_up_due(later, TODAY + timedelta(days=14))


def test_it_can_be_let_go():
    gone = let_go(taught(40), on=TODAY)
    assert (gone.asked_on, gone.what_changed) == (TODAY, "")
    assert not follow_up_due(gone, TODAY)


def test_only_the_newest_of_a_skill_taught_to_a_peer_is_asked_about():
    old, new = taught(80, "a"), taught(50, "b")
    other_peer, other_skill = taught(60, "c", peer="ben"), taught(40, "d", skill="rust")
    everything = [new, other_skill, old, other_peer, taught(10, "x")]
    assert asked(everything) == [other_skill, new, other_peer]


@pytest.mark.parametrize("settle", [snoozed, let_go, lambda e, on: answered(e, "x", on=on)])
def test_those_before_are_not_asked_about_in_its_place(settle):
    assert asked([taught(80, "a"), settle(taught(50, "b"), on=TODAY)]) == []


def test_of_one_day_the_one_made_last_is_the_newest():
    assert asked([taught(50, "b"), taught(50, "a")]) == [taught(50, "b")]


EXCHANGES = st.lists(
    st.builds(
        taught,
        st.integers(-10, 300),
        id_=st.integers(0, 10**6).map(str),
        peer=st.sampled_from(["ana", "ben"]),
        skill=st.sampled_from(["pytest", "rust"]),
        direction=st.sampled_from(Direction),
    ),
    unique_by=lambda exchange: exchange.id,
)


@given(EXCHANGES)
def test_one_question_at_most_for_a_peer_and_a_skill(exchanges):
    found = to_ask_about(exchanges, TODAY)
    pairs = [(exchange.peer_id, exchange.skill_id) for exchange in found]
    assert len(pairs) == len(set(pairs))
    assert asked(exchanges) == found
    assert found == sorted(found, key=in_order, reverse=True)
    due = {(e.peer_id, e.skill_id) for e in exchanges if follow_up_due(e, TODAY)}
    assert set(pairs) == due
