"""Two ratings of a goal, how far they are apart, and what they say over time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.action import Action, ActionState
from peerpal.domain.errors import InvalidField, WrongUse
from peerpal.domain.record import InSummary, Side
from peerpal.domain.review import Rating, Review, ReviewedGoal, require_open, widest_first
from peerpal.domain.review_history import Kept, RatedOn, Trend, kept, rated, trend

THEN = datetime(2026, 1, 1, tzinfo=UTC)
DAY = date(2026, 11, 22)
OPEN = Review(id="r", created_at=THEN, updated_at=THEN, author="me", peer_id="p", on=DAY)
AGREED = replace(OPEN, agreed_me_on=DAY, agreed_peer_on=DAY)
STEP = Action(id="a", created_at=THEN, updated_at=THEN, author="me", text="share")

ratings = st.none() | st.integers(1, 5)


def goal(mine=None, theirs=None, id_="g", **more):
    return ReviewedGoal(
        goal_id=id_,
        mine=Rating(rating=mine) if mine else None,
        theirs=Rating(rating=theirs) if theirs else None,
        **more,
    )


# The gap


@pytest.mark.parametrize(
    ("mine", "theirs", "gap", "is_flagged"),
    [
        (None, None, None, False),
        (5, None, None, False),
        (None, 1, None, False),
        (3, 3, 0, False),
        (3, 4, 1, False),
        (4, 2, 2, True),
        (1, 5, 4, True),
    ],
)
def test_the_gap_is_known_once_both_have_rated(mine, theirs, gap, is_flagged):
    reviewed = goal(mine, theirs)
    assert (reviewed.gap, reviewed.is_flagged) == (gap, is_flagged)
    assert goal(theirs, mine).gap == gap


@given(st.lists(st.tuples(ratings, ratings), max_size=8))
def test_the_widest_gap_comes_first_and_equal_ones_keep_their_order(pairs):
    goals = [goal(*pair, id_=f"{number}") for number, pair in enumerate(pairs)]
    ordered = widest_first(goals)
    assert sorted(g.goal_id for g in ordered) == sorted(g.goal_id for g in goals)
    keys = [(-(g.gap or 0), int(g.goal_id)) for g in ordered]
    assert keys == sorted(keys)


@pytest.mark.parametrize("rating", [0, 6, -1])
def test_a_rating_is_from_1_to_5(rating):
    odd = ReviewedGoal(goal_id="g", theirs=Rating(rating=rating))
    with pytest.raises(InvalidField, match="from 1 to 5"):
        replace(OPEN, goals=(odd,)).check()


def test_a_goal_is_reviewed_once():
    with pytest.raises(InvalidField, match="once"):
        replace(OPEN, goals=(goal(1), goal(2))).check()
    replace(OPEN, goals=(goal(1), goal(2, id_="h"))).check()


# Agreed is agreed


def test_it_is_agreed_only_when_both_have():
    assert not OPEN.is_agreed
    assert not replace(OPEN, agreed_me_on=DAY).is_agreed
    assert not replace(OPEN, agreed_peer_on=DAY).is_agreed
    assert AGREED.is_agreed


@pytest.mark.parametrize(
    "said",
    [
        {"peer_id": "q"},
        {"on": date(2026, 1, 1)},
        {"goals": (goal(1, 2),)},
        {"flow": "x"},
        {"start": "x"},
        {"stop": "x"},
        {"continue_": "x"},
        {"next_on": DAY},
        {"minutes": "x"},
        {"agreed_me_on": None},
        {"agreed_peer_on": date(2026, 11, 23)},
    ],
    ids=lambda said: next(iter(said)),
)
def test_what_both_agreed_to_says_the_same_for_ever(said):
    require_open(OPEN, replace(OPEN, **said))
    with pytest.raises(WrongUse, match="never changed"):
        require_open(AGREED, replace(AGREED, **said))


def test_tags_the_bin_and_the_marks_may_change():
    changes = {"tags": ("x",), "deleted_at": THEN, "share_with_peer": True}
    require_open(AGREED, replace(AGREED, in_summary=InSummary.YES, **changes))


# Over time


def held(month, mine, theirs, *, is_agreed=True, id_="g"):
    on = date(2026, month, 1)
    agreed_on = on if is_agreed else None
    return replace(
        OPEN,
        id=f"r{month}",
        on=on,
        goals=(goal(mine, theirs, id_),),
        agreed_me_on=agreed_on,
        agreed_peer_on=agreed_on,
    )


def test_ratings_over_time_are_those_that_both_agreed_to_oldest_first():
    reviews = [
        held(9, 4, 3),
        held(6, 4, 2),
        held(3, 5, 1),
        held(10, 1, 1, is_agreed=False),
        held(8, 2, None),
        held(7, 2, 2, id_="another"),
    ]
    assert rated(reviews, "g") == [
        RatedOn(date(2026, 3, 1), 5, 1),
        RatedOn(date(2026, 6, 1), 4, 2),
        RatedOn(date(2026, 9, 1), 4, 3),
    ]
    assert rated(reviews, "nobody's") == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ((), None),
        (((4, 2),), None),
        (((4, 2), (4, 3)), Trend.CLOSING),
        (((4, 4), (5, 4)), Trend.WIDENING),
        (((1, 4), (4, 1)), Trend.SAME),
        (((3, 3), (5, 5)), Trend.SAME),
        (((1, 5), (3, 3), (4, 3)), Trend.WIDENING),
        (((3, 3), (1, 5), (4, 2)), Trend.CLOSING),
        (((1, 5), (4, 3), (3, 4)), Trend.SAME),
    ],
)
def test_the_trend_is_the_last_gap_beside_the_one_before(pairs, expected):
    assert trend([RatedOn(DAY, *pair) for pair in pairs]) is expected


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=6))
def test_both_see_the_same_trend(pairs):
    mine = [RatedOn(DAY, one, other) for one, other in pairs]
    theirs = [RatedOn(DAY, other, one) for one, other in pairs]
    assert trend(mine) is trend(theirs)


@pytest.mark.parametrize(
    ("steps", "both", "me", "peer"),
    [
        ("", None, None, None),
        ("me:done", (1, 1), (1, 1), None),
        ("me:open peer:done peer:done", (2, 3), (0, 1), (2, 2)),
        ("me:dropped", None, None, None),
        ("me:dropped me:done peer:open", (1, 2), (1, 1), (0, 1)),
    ],
)
def test_decisions_kept(steps, both, me, peer):
    parts = [step.split(":") for step in steps.split()]
    actions = [replace(STEP, owner=Side(who), state=ActionState(state)) for who, state in parts]
    found = (kept(actions), kept(actions, Side.ME), kept(actions, Side.PEER))
    assert found == tuple(pair and Kept(*pair) for pair in (both, me, peer))
