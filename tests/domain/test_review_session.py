"""Who may see what in a review, and what must be said before it goes on."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.errors import InvalidField
from peerpal.domain.record import Side
from peerpal.domain.review import Rating, Review, ReviewedGoal
from peerpal.domain.review_session import (
    GOALS,
    OPENING,
    RATED_BY,
    REVEAL,
    ReviewSession,
    ReviewStep,
    note_field,
    place_of,
    rating_field,
    require_name,
)

MINE, THEIRS = RATED_BY[Side.ME], RATED_BY[Side.PEER]
CHOSEN = {"goal.a": "yes", "goal.b": "", "goal.c": "yes"}


def rated(side: Side, **ratings: str) -> dict[str, str]:
    return {rating_field(side, id_): text for id_, text in ratings.items()}


def at(place, **texts: str) -> ReviewSession:
    return ReviewSession("ana", place=place, texts={**CHOSEN, **texts})


def test_a_review_goes_through_nine_steps_with_a_page_for_each_rater_and_goal() -> None:
    session = ReviewSession("ana").with_texts(CHOSEN)
    session = session.with_texts({**rated(Side.ME, a="3", c="5"), **rated(Side.PEER, a="3", c="1")})
    seen = [session.place]
    while not session.is_last:
        session = session.forward()
        seen.append(session.place)
    assert [place.key for place in seen] == [
        "opening", "goals", "rating.me", "rating.peer", "reveal", "agreeing.c", "agreeing.a",
        "flow", "pairing", "next", "minutes",
    ]  # fmt: skip
    assert {place.step for place in seen} == set(ReviewStep)


def test_nobody_comes_back_to_what_the_other_rated() -> None:
    assert at(GOALS).backward().place == OPENING
    assert at(MINE).backward().place == GOALS
    for place in (THEIRS, REVEAL):
        assert not at(place).may_go_back
        assert at(place).backward().place == place
    agreeing = at(REVEAL).forward()
    assert agreeing.backward().place == REVEAL


def test_rating_anew_forgets_what_both_rated_and_keeps_the_rest() -> None:
    texts = {
        **rated(Side.ME, a="3"), note_field(Side.ME, "a"): "slow", **rated(Side.PEER, a="4"),
        "tick.x": "done",
    }  # fmt: skip
    session = at(THEIRS, **texts)
    assert session.may_rate_anew
    assert not at(MINE).may_rate_anew
    assert not at(REVEAL).may_rate_anew
    anew = session.rated_anew()
    assert (anew.place, anew.texts) == (GOALS, {**CHOSEN, "tick.x": "done"})


def test_pages_that_only_one_may_see_are_covered() -> None:
    places = at(OPENING).places
    assert [place for place in places if place.is_covered] == [MINE, THEIRS, REVEAL]


@pytest.mark.parametrize(
    ("place", "texts", "field"),
    [
        (GOALS, {"goal.a": "", "goal.c": ""}, "goals"),
        (MINE, {}, rating_field(Side.ME, "a")),
        (MINE, rated(Side.ME, a="3"), rating_field(Side.ME, "c")),
        (MINE, rated(Side.ME, a="9", c="1"), rating_field(Side.ME, "a")),
        (THEIRS, rated(Side.ME, a="3", c="3"), rating_field(Side.PEER, "a")),
    ],
)
def test_a_page_says_what_it_needs(place, texts, field) -> None:
    with pytest.raises(InvalidField) as error:
        at(place, **texts).forward()
    assert error.value.field == field


def test_by_myself_there_are_two_pages_and_the_peer_joins_later() -> None:
    alone = ReviewSession("ana", is_solo=True)
    assert alone.places == (GOALS, MINE)
    moment = datetime(2026, 11, 22, tzinfo=UTC)
    mine = Rating(rating=2, note="slow")
    waiting = Review(
        id="r", created_at=moment, updated_at=moment, author="me", peer_id="ana",
        on=date(2026, 11, 22), goals=(ReviewedGoal(goal_id="a", mine=mine),),
    )  # fmt: skip
    joined = ReviewSession("ana", waiting=waiting).with_texts(rated(Side.PEER, a="5"))
    assert [place.key for place in joined.places][:3] == ["opening", "rating.peer", "reveal"]
    assert joined.goals == (ReviewedGoal(goal_id="a", mine=mine, theirs=Rating(rating=5)),)
    assert joined.goals[0].is_flagged


@given(st.text())
def test_a_place_that_is_not_there_any_more_is_the_first(key: str) -> None:
    places = at(OPENING).places
    assert place_of(key, places) in places


NAMES = [*CHOSEN, *rated(Side.ME, a="", c=""), *rated(Side.PEER, a="", c="")]


@given(
    st.lists(st.sampled_from(["forward", "backward", "anew"]), max_size=30),
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["", "yes", "1", "5", "x"])),
)
def test_however_one_moves_my_page_is_never_reached_from_the_peers(moves, texts) -> None:
    session = at(OPENING, **texts)
    for move in moves:
        before = session
        try:
            session = (
                session.rated_anew()
                if move == "anew" and session.may_rate_anew
                else session.backward()
                if move == "backward"
                else session.forward()
            )
        except (InvalidField, IndexError):
            continue
        if before.place == THEIRS and session.place == MINE:
            raise AssertionError("my ratings could be seen")
        if before.place == THEIRS and session.place == GOALS:
            assert not any(name.startswith(("me.", "peer.")) for name in session.texts)


@pytest.mark.parametrize("typed", ["Ana", "ana", " ANA  RUIZ ", "ana ruiz"])
def test_who_agrees_types_their_name(typed: str) -> None:
    require_name(typed, "Ana Ruiz", "agree_peer")


@pytest.mark.parametrize("typed", ["", " ", "An", "Ruiz", "Ben", "y"])
def test_another_name_does_not_agree(typed: str) -> None:
    with pytest.raises(InvalidField):
        require_name(typed, "Ana Ruiz", "agree_peer")


def test_who_gave_no_name_may_type_any() -> None:
    require_name("Kim", "", "agree_me")
    with pytest.raises(InvalidField):
        require_name(" ", "", "agree_me")
