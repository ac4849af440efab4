"""When an action is late, and how well two people keep what they said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.action import (
    Action,
    ActionState,
    FollowThrough,
    done,
    dropped,
    follow_through,
    is_late,
    moved,
    reopened,
)
from peerpal.domain.record import Side

THEN = datetime(2026, 1, 1, tzinfo=UTC)
TODAY = date(2026, 11, 22)
ACTION = Action(id="a", created_at=THEN, updated_at=THEN, author="me", text="share")


def due(days: int, **more: object) -> Action:
    return replace(ACTION, due_on=TODAY + timedelta(days=days), **more)


def kept(*actions: Action, owner: Side = Side.ME) -> FollowThrough | None:
    return follow_through(actions, owner=owner, today=TODAY)


def test_only_an_open_action_whose_day_is_over_is_late():
    assert is_late(due(-1), today=TODAY)
    assert not is_late(due(0), today=TODAY)
    assert not is_late(ACTION, today=TODAY)
    assert not is_late(done(due(-1), on=TODAY), today=TODAY)
    assert not is_late(dropped(due(-1)), today=TODAY)
    assert not is_late(moved(due(-1), to=None), today=TODAY)


def test_dropping_forgets_the_day_it_was_done():
    assert dropped(done(ACTION, on=TODAY)).done_on is None
    assert reopened(dropped(ACTION)) == ACTION


def test_nothing_due_says_nothing():
    assert kept() is None
    assert kept(ACTION, due(1), done(due(1), on=TODAY), dropped(due(-3))) is None
    assert kept(due(-1), owner=Side.PEER) is None


def test_what_was_due_counts_and_what_was_done_by_its_day_is_kept():
    in_time = done(due(-2), on=TODAY - timedelta(days=2))
    too_late = done(due(-2), on=TODAY)
    assert kept(in_time, too_late, due(-1), due(0), due(3)) == FollowThrough(1, 4)
    assert kept(in_time, too_late).share == 0.5
    assert kept(done(due(0), on=TODAY), due(-9, owner=Side.PEER)).share == 1.0


actions = st.builds(
    replace,
    st.just(ACTION),
    owner=st.sampled_from(Side),
    state=st.sampled_from(ActionState),
    due_on=st.none() | st.dates(TODAY - timedelta(days=9), TODAY + timedelta(days=9)),
    done_on=st.none() | st.dates(TODAY - timedelta(days=9), TODAY),
)


@given(st.lists(actions))
def test_the_share_is_one_and_both_sides_are_counted_apart(found):
    sides = [kept(*found, owner=side) for side in Side]
    for side in sides:
        assert side is None or (0 <= side.share <= 1 and side.due > 0)
    everything = [replace(action, owner=Side.ME) for action in found]
    total = kept(*everything)
    assert sum(side.due for side in sides if side) == (total.due if total else 0)
