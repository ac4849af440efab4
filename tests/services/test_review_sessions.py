"""Reviews that are going on: kept at every step, read again whatever became of their parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerpal.domain.conversation import ConversationFormat, ConversationStatus
from peerpal.domain.errors import InvalidField
from peerpal.domain.goal import Goal, GoalOwner, GoalStatus, KeyResult
from peerpal.domain.peer import Peer
from peerpal.domain.record import Side
from peerpal.domain.review_session import ReviewSession, note_field, rating_field
from peerpal.services.review_sessions import draft_key
from peerpal.services.services import Services

NAMES = ["place", "solo", "waiting", "goal.x", "me.rating.x", "tick.y", "flow", "", "."]
AGREED = {"agree_me": "anything", "agree_peer": "ana"}


@pytest.fixture
def ana(services: Services) -> Peer:
    return services.peers.save(services.peers.blank("Ana Ruiz"))


@pytest.fixture
def goal(services: Services, ana: Peer) -> Goal:
    goal = services.goals.blank()
    return services.goals.save(
        replace(goal, title="Share the rota", owner=GoalOwner.SHARED, peer_id=ana.id)
    )


def rated(services: Services, peer: Peer, *goals: Goal, **texts: str) -> ReviewSession:
    """Return a review at its end, with all goals rated."""
    session = services.review_sessions.begin(peer.id)
    ratings = {
        name: text
        for goal in goals
        for name, text in (
            (f"goal.{goal.id}", "yes"),
            (rating_field(Side.ME, goal.id), "3"),
            (note_field(Side.ME, goal.id), "slow"),
            (rating_field(Side.PEER, goal.id), "5"),
        )
    }
    session = session.with_texts({**ratings, **AGREED, **texts})
    return replace(session, place=session.places[-1])


def test_every_page_is_found_again_with_all_texts(
    services: Services, ana: Peer, goal: Goal
) -> None:
    session = rated(services, ana, goal, flow="fits")
    for place in session.places:
        left = replace(session, place=place)
        services.review_sessions.keep(left)
        assert services.review_sessions.find(ana.id) == left
    services.review_sessions.drop(ana.id)
    assert services.review_sessions.find(ana.id) is None


def test_a_goal_that_is_gone_is_left_out_and_a_page_of_its_own_too(
    services: Services, ana: Peer, goal: Goal
) -> None:
    session = rated(services, ana, goal)
    services.review_sessions.keep(replace(session, place=session.places[5]))
    with services.context.store.transaction("Purge") as transaction:
        transaction.take_out(Goal, goal.id)
    left = services.review_sessions.find(ana.id)
    assert left
    assert left.goal_ids == ()
    assert left.place == left.places[0]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draft=st.dictionaries(st.sampled_from(NAMES), st.text(max_size=5)))
def test_any_draft_can_be_gone_on_with(services: Services, ana: Peer, draft) -> None:
    services.drafts.keep(draft_key(ana.id), draft)
    session = services.review_sessions.find(ana.id)
    assert session
    assert session.place in session.places


def test_what_both_agreed_is_saved_with_the_talk_and_the_next_one(
    services: Services, ana: Peer, goal: Goal
) -> None:
    session = rated(services, ana, goal, **{f"step.{goal.id}": "Ask Ben", f"by.{goal.id}": "+1w"})
    next_at = datetime(2027, 2, 22, 13, 0, tzinfo=UTC)
    review = services.review_sessions.finish(session, next_at=next_at)
    assert review.is_agreed
    talks = services.conversations.of_peer(ana.id)
    assert {(talk.status, talk.format) for talk in talks} == {
        (ConversationStatus.HELD, ConversationFormat.GOAL_REVIEW),
        (ConversationStatus.PLANNED, ConversationFormat.GOAL_REVIEW),
    }
    assert services.today.standing(ana).last_on == services.today.day
    services.context.history.undo()
    assert not services.reviews.all()
    assert not services.conversations.all()
    assert services.goals.get(goal.id).status is GoalStatus.NOT_STARTED


def test_the_talk_that_was_planned_for_it_is_held(
    services: Services, ana: Peer, goal: Goal
) -> None:
    plan = replace(
        services.conversations.blank_plan(ana),
        planned_at=services.context.now(),
        format=ConversationFormat.GOAL_REVIEW,
    )
    services.conversations.plan(plan)
    services.review_sessions.finish(rated(services, ana, goal), next_at=None)
    (talk,) = services.conversations.of_peer(ana.id)
    assert (talk.id, talk.status) == (plan.id, ConversationStatus.HELD)


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ({"status": ""}, "status"),
        ({"status": "nonsense"}, "status"),
        ({"progress": "101"}, "progress"),
        ({"progress": "much"}, "progress"),
        ({"step": "Ask", "owner": ""}, "owner"),
        ({"step": "Ask", "by": "someday"}, "by"),
    ],
)
def test_what_can_not_be_agreed_on_is_said(
    services: Services, ana: Peer, goal: Goal, texts: dict[str, str], field: str
) -> None:
    named = {f"{name}.{goal.id}": text for name, text in texts.items()}
    session = rated(services, ana, goal, **named)
    with pytest.raises(InvalidField) as error:
        services.review_sessions.finish(session, next_at=None)
    assert error.value.field == f"{field}.{goal.id}"
    assert not services.reviews.all()


def test_without_both_names_nothing_is_saved(services: Services, ana: Peer, goal: Goal) -> None:
    for texts in ({"agree_me": ""}, {"agree_peer": "ben"}):
        with pytest.raises(InvalidField):
            services.review_sessions.finish(rated(services, ana, goal, **texts), next_at=None)
    assert not services.reviews.all()


def test_key_results_go_on_saying_the_progress(services: Services, ana: Peer, goal: Goal) -> None:
    result = KeyResult(text="Talks", target=4, current=1)
    services.goals.save(replace(goal, key_results=(result,), rev=goal.rev))
    session = rated(services, ana, goal, **{f"status.{goal.id}": "achieved"})
    services.review_sessions.finish(session, next_at=None)
    assert services.goals.get(goal.id).progress == 25
