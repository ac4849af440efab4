"""Wrapping up is one step: all of it is saved, or nothing, and one undo takes it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from peerpal.domain.conversation import ConversationFormat, ConversationStatus, Medium, held
from peerpal.domain.errors import ChangedMeanwhile, InvalidField
from peerpal.domain.exchange import Direction
from peerpal.domain.goal import GoalOwner
from peerpal.domain.record import InSummary, Side
from peerpal.domain.talking_point import PointState
from peerpal.services.wrap_up import WrapUp
from services.test_history import state

TODAY = date(2026, 11, 22)
NEXT = datetime(2026, 12, 6, 9, tzinfo=UTC)


def everything(services):
    goals = {goal.id: replace(goal, rev=0) for goal in services.goals.all()}
    return {**state(services), **goals}


def planned_talk(services, *peers, **more):
    blank = services.conversations.blank_plan(peers[0])
    ids = tuple(peer.id for peer in peers)
    at = datetime(2026, 11, 22, 10, tzinfo=UTC)
    return services.conversations.plan(replace(blank, peer_ids=ids, planned_at=at, **more))


def note(services, peer, text):
    return services.talking_points.save(
        replace(services.talking_points.blank(peer_id=peer.id), text=text)
    )


def full(services, ana):
    """Return a wrap-up with everything in it, and its points."""
    points = [note(services, ana, text) for text in ("one", "two", "three", "four")]
    talk = planned_talk(services, ana, format=ConversationFormat.GROW, medium=Medium.VIDEO)
    answers = {
        "goal": "Lead the rota\nbecause nobody does",
        "options": "- ask Ben\n",
        "will": "write it down by fri\ntell them by next weeek",
    }
    talk = replace(held(talk, on=TODAY), answers=answers, energy=4, driver=Side.ME)
    states = (PointState.DISCUSSED, PointState.CARRIED, PointState.DROPPED)
    ids = [point.id for point in points]
    wrap_up = WrapUp(
        talk=talk,
        points=dict(zip(ids, states, strict=False)),
        lines=services.captures.read_lines("> pytest 15m x\n! ana try it\n? and then", [ana.name]),
        next_at=NEXT,
        next_driver=Side.PEER,
        becomes_actions=True,
        becomes_goal=True,
    )
    return wrap_up, ids


def test_everything_that_came_out_of_a_talk_is_saved(services, ana):
    wrap_up, ids = full(services, ana)
    talk = services.wrap_ups.save(wrap_up)
    assert (talk.status, talk.held_on, talk.energy) == (ConversationStatus.HELD, TODAY, 4)
    points = [services.talking_points.get(id_) for id_ in ids]
    assert [(p.state.value, p.carried_count, p.conversation_id) for p in points] == [
        ("discussed", 0, talk.id),
        ("carried", 1, talk.id),
        ("dropped", 0, talk.id),
        ("open", 0, None),
    ]
    assert [p.text for p in services.talking_points.open_with(ana.id)] == [
        "two",
        "four",
        "and then",
    ]
    (exchange,) = services.exchanges.of_conversation(talk.id)
    assert (exchange.direction, exchange.happened_on) == (Direction.TAUGHT, TODAY)
    actions = [(a.text, a.owner.value, a.due_on) for a in services.actions.of_conversation(talk.id)]
    assert actions == [
        ("try it", "peer", None),
        ("ask Ben", "me", None),
        ("write it down", "me", date(2026, 11, 27)),
        ("tell them by next weeek", "me", None),
    ]
    (goal,) = services.goals.all()
    assert (goal.title, goal.why, goal.owner) == (
        "Lead the rota",
        "because nobody does",
        GoalOwner.ME,
    )
    assert goal.in_summary is InSummary.YES
    (following,) = services.conversations.with_status(ConversationStatus.PLANNED)
    assert (following.planned_at, following.peer_ids) == (NEXT, (ana.id,))
    assert (following.format, following.medium) == (ConversationFormat.GROW, Medium.VIDEO)
    assert (following.driver, following.minutes) == (Side.PEER, ana.conversation_minutes)
    assert services.peers.get(ana.id).next_driver is Side.PEER


def test_one_undo_brings_everything_back_and_one_redo_does_it_again(services, ana):
    wrap_up, _ = full(services, ana)
    before = everything(services)
    services.wrap_ups.save(wrap_up)
    after = everything(services)
    assert services.history.undo() == "Wrap up conversation"
    assert everything(services) == before
    assert services.history.redo() == "Wrap up conversation"
    assert everything(services) == after


def test_a_failure_saves_nothing(services, ana):
    wrap_up, _ = full(services, ana)
    before = everything(services)
    with pytest.raises(InvalidField):
        services.wrap_ups.save(replace(wrap_up, talk=replace(wrap_up.talk, energy=6)))
    services.conversations.missed(wrap_up.talk.id)
    services.history.undo()
    with pytest.raises(ChangedMeanwhile):
        services.wrap_ups.save(wrap_up)
    assert everything(services) == before


def test_without_a_wish_nothing_becomes_a_goal_an_action_or_a_talk(services, ana):
    wrap_up, _ = full(services, ana)
    plain = replace(
        wrap_up, becomes_actions=False, becomes_goal=False, next_at=None, lines=None, points={}
    )
    talk = services.wrap_ups.save(plain)
    assert services.goals.all() == services.actions.of_conversation(talk.id) == []
    assert not services.conversations.with_status(ConversationStatus.PLANNED)
    assert len(services.talking_points.open_with(ana.id)) == 4


def test_only_grow_becomes_goals_and_actions(services, ana):
    wrap_up, _ = full(services, ana)
    talk = replace(wrap_up.talk, format=ConversationFormat.COFFEE)
    services.wrap_ups.save(replace(wrap_up, talk=talk, lines=None))
    assert services.goals.all() == services.actions.all() == []


def test_a_point_that_was_ticked_or_deleted_elsewhere_stays_so(services, open_services, ana):
    wrap_up, ids = full(services, ana)
    other = open_services()
    other.talking_points.drop(ids[0])
    other.talking_points.delete(ids[1])
    services.wrap_ups.save(wrap_up)
    assert services.talking_points.get(ids[0]).state is PointState.DROPPED
    assert services.talking_points.get(ids[1]).carried_count == 0


def test_a_back_dated_talk_keeps_its_format_and_its_day(services, ana):
    talk = planned_talk(services, ana, format=ConversationFormat.CAREER)
    day = date(2026, 11, 18)
    lines = services.captures.read_lines("< sql 10m x", [ana.name])
    saved = services.wrap_ups.save(WrapUp(talk=held(talk, on=day), lines=lines))
    assert (saved.format, saved.held_on) == (ConversationFormat.CAREER, day)
    assert services.exchanges.of_conversation(saved.id)[0].happened_on == day


def test_a_circle_ticks_the_points_of_each_and_sets_who_drives_for_all(services, ana):
    ben = services.peers.save(services.peers.blank("Ben Okafor"))
    points = {note(services, peer, "why").id: PointState.CARRIED for peer in (ana, ben)}
    talk = planned_talk(services, ana, ben)
    services.wrap_ups.save(
        WrapUp(talk=held(talk, on=TODAY), points=points, next_at=NEXT, next_driver=Side.ME)
    )
    assert [p.carried_count for p in services.talking_points.all()] == [1, 1]
    assert {peer.next_driver for peer in services.peers.all()} == {Side.ME}
    assert services.conversations.planned_with(ben.id).peer_ids == (ana.id, ben.id)


def test_a_carried_point_outlives_the_talk_it_passed_through(services, ana):
    wrap_up, ids = full(services, ana)
    talk = services.wrap_ups.save(wrap_up)
    services.conversations.delete(talk.id)
    assert [point.id for point in services.talking_points.all()] == [ids[1], ids[3]]
