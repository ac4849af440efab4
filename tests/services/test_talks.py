"""Planned talks, who drives, what is still to be raised, and how actions are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from peerpal.domain.action import ActionState, FollowThrough
from peerpal.domain.conversation import ConversationStatus
from peerpal.domain.errors import InvalidField
from peerpal.domain.record import Side
from peerpal.domain.talking_point import PointState


def at(day, hour=10):
    return datetime(2026, 11, day, hour, tzinfo=UTC)


@pytest.fixture
def plan(services, ana):
    def plan_talk(day):
        blank = services.conversations.blank_plan(ana)
        return services.conversations.plan(replace(blank, planned_at=at(day)))

    return plan_talk


def test_a_plan_is_as_long_as_the_peer_likes_and_the_drivers_alternate(services, ana, log):
    services.peers.save(replace(ana, conversation_minutes=30))
    log("@ana yesterday 45m Rota")
    talk = services.conversations.all()[0]
    services.conversations.save(replace(talk, driver=Side.ME))
    plan = services.conversations.blank_plan(services.peers.get(ana.id))
    assert (plan.minutes, plan.driver) == (30, Side.PEER)
    chosen = services.peers.save(replace(services.peers.get(ana.id), next_driver=Side.ME))
    assert services.conversations.next_driver(chosen) is Side.ME
    assert services.conversations.blank_plan().peer_ids == ()


def test_missed_and_cancelled_are_steps_of_their_own(services, plan):
    talk = plan(25)
    assert services.conversations.missed(talk.id).status is ConversationStatus.MISSED
    assert services.history.undo() == "Miss conversation"
    assert services.conversations.cancelled(talk.id).status is ConversationStatus.CANCELLED
    assert services.history.undo() == "Cancel conversation"
    held = replace(
        services.conversations.get(talk.id),
        status=ConversationStatus.HELD,
        held_on=date(2026, 11, 22),
    )
    services.conversations.save(held)
    with pytest.raises(InvalidField):
        services.conversations.missed(talk.id)


def test_the_next_planned_talk_is_the_first_to_come_else_the_last_that_is_over(services, ana, plan):
    assert services.conversations.planned_with(ana.id) is None
    over, long_over = plan(20), plan(3)
    assert services.conversations.planned_with(ana.id) == over != long_over
    soon = plan(22)
    plan(29)
    assert services.conversations.planned_with(ana.id) == soon


def test_the_last_talk_is_the_one_before(services, ana, log, plan):
    log("@ana 2026-11-01 5m First\n\n@ana 2026-11-20 5m Second")
    talk = plan(25)
    assert services.conversations.last_with(ana.id).title == "Second"
    assert services.conversations.last_with(ana.id, before=talk).title == "Second"
    second = services.conversations.last_with(ana.id)
    assert services.conversations.last_with(ana.id, before=second).title == "First"
    assert services.conversations.last_with("nobody") is None


def test_points_are_discussed_carried_dropped_and_taken_up_again(services, ana):
    points = services.talking_points
    point = points.save(replace(points.blank(peer_id=ana.id), text="why"))
    points.carry(point.id)
    points.carry(point.id)
    assert points.get(point.id).carried_count == 2
    points.discussed(point.id, talk_id="c")
    assert (points.get(point.id).state, points.get(point.id).conversation_id) == (
        PointState.DISCUSSED,
        "c",
    )
    assert points.open_with(ana.id) == []
    points.reopen(point.id)
    points.drop(point.id)
    assert [services.history.undo() for _ in range(3)] == [
        "Drop talking point",
        "Reopen talking point",
        "Discuss talking point",
    ]
    other = points.save(replace(points.blank(peer_id=ana.id), text="how"))
    points.drop(point.id)
    assert [p.id for p in points.in_order()] == [other.id, point.id]


def test_actions_are_in_order_and_can_be_moved_and_dropped(services, log):
    log("@ana 1m x\n! me one by +3d\n! ana two by +1d\n! me three\n! me four")
    actions = {action.text: action for action in services.actions.all()}
    services.actions.toggle(actions["three"].id)
    assert services.actions.drop(actions["four"].id).state is ActionState.DROPPED
    assert [a.text for a in services.actions.in_order()] == ["two", "one", "three", "four"]
    moved = services.actions.move(actions["two"].id, date(2026, 12, 24))
    assert moved.due_on == date(2026, 12, 24)
    assert services.history.undo() == "Move action"
    assert services.actions.drop(actions["four"].id).state is ActionState.OPEN
    ana = services.peers.find("ana")
    assert [a.text for a in services.actions.open_with(ana.id)] == ["two", "one", "four"]


def test_follow_through_is_of_one_pair_or_of_all(services, log, clock):
    log("@ana 1m x\n! me one by +1d\n! ana two by +1d\n\n@ben 1m x\n! me three by +1d")
    ana = services.peers.find("ana")
    assert services.actions.follow_through(ana.id) == (None, None)
    mine = next(a for a in services.actions.all() if a.text == "one")
    services.actions.toggle(mine.id)
    clock.move(days=1)
    assert services.actions.follow_through(ana.id) == (FollowThrough(1, 1), FollowThrough(0, 1))
    assert services.actions.follow_through() == (FollowThrough(1, 2), FollowThrough(0, 1))
