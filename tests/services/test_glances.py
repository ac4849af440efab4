"""A glance at records shows the same as the records themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from peerpal.domain.action import Action, ActionState
from peerpal.domain.conversation import ConversationStatus
from peerpal.domain.exchange import Exchange, Exchanged
from peerpal.domain.flow import minutes_flow
from peerpal.services.demo import fill
from peerpal.services.services import Services
from peerpal.services.skills import SkillUse
from peerpal.storage.glance import Glance


@pytest.fixture
def filled(services: Services) -> Services:
    """The sample data, with a talk in the bin."""
    fill(services)
    services.conversations.delete(services.conversations.newest_first()[3].id)
    return services


def test_talks_are_found_by_their_status(filled: Services) -> None:
    talks = filled.conversations
    for status in ConversationStatus:
        assert talks.with_status(status) == [t for t in talks.all() if t.status is status]
    assert talks.with_status(ConversationStatus.HELD)


def test_the_talks_held_last_are_the_first_of_the_list(filled: Services) -> None:
    talks = filled.conversations
    held = [t for t in talks.newest_first() if t.status is ConversationStatus.HELD]
    assert talks.held_last(7) == held[:7]
    assert talks.held_last(10_000) == held


def test_days_of_talks_and_exchanges_are_those_of_the_records(filled: Services) -> None:
    for peer in filled.peers.all():
        talks = filled.conversations.of_peer(peer.id)
        held = [t.held_on for t in talks if t.status is ConversationStatus.HELD]
        assert sorted(filled.conversations.held_days(peer.id)) == sorted(day for day in held if day)
        exchanges = filled.exchanges.of_peer(peer.id)
        assert filled.exchanges.days(peer.id) == [e.happened_on for e in exchanges]


@pytest.mark.parametrize("days", [0, 90, 180, 4000])
def test_exchanges_since_a_day_are_those_from_that_day_on(filled: Services, days: int) -> None:
    day = filled.context.today - timedelta(days=days)
    found = filled.exchanges.since(day)
    meant = [e for e in filled.exchanges.all() if e.happened_on >= day]
    assert [_counted(seen) for seen in found] == [_counted(exchange) for exchange in meant]


def _counted(one: Exchanged) -> tuple[object, ...]:
    return one.id, one.peer_id, one.skill_id, one.happened_on, one.direction, one.minutes


def test_the_last_follow_ups_are_the_end_of_all_of_them(filled: Services) -> None:
    asked = filled.exchanges.follow_ups()
    assert len(asked) > 2
    assert filled.exchanges.last_follow_ups(2) == asked[-2:]
    assert filled.exchanges.last_follow_ups(1000) == asked


def test_open_actions_are_found_after_each_change(filled: Services) -> None:
    for _ in range(2):
        still_open = [a for a in filled.actions.all() if a.state is ActionState.OPEN]
        assert sorted(filled.actions.open(), key=lambda a: a.id) == sorted(
            still_open, key=lambda a: a.id
        )
        filled.actions.toggle(still_open[0].id)


def test_a_glance_leaves_out_the_bin(filled: Services) -> None:
    store = filled.context.store
    seen = store.glances(Exchange, Glance)
    assert [one.id for one in seen] == [e.id for e in filled.exchanges.all()]
    assert len(store.glances(Action, Glance)) == len(filled.actions.all())


def test_what_belongs_to_a_record_is_found_after_each_change(filled: Services) -> None:
    exchanges, talks = filled.exchanges, filled.conversations
    for _ in range(2):
        everything = exchanges.all()
        for peer in filled.peers.all():
            assert exchanges.of_peer(peer.id) == [e for e in everything if e.peer_id == peer.id]
            held = [t for t in talks.newest_first() if peer.id in t.peer_ids]
            assert talks.of_peer(peer.id) == held
        exchanges.delete(everything[0].id)
    assert exchanges.of_peer("nobody") == []


def test_a_peer_who_stands_twice_in_a_talk_has_it_once(filled: Services) -> None:
    peer = filled.peers.all()[0].id
    talk = replace(filled.conversations.of_peer(peer)[0], peer_ids=(peer, peer))
    filled.conversations.save(talk)
    assert [t.id for t in filled.conversations.of_peer(peer)].count(talk.id) == 1


def test_the_use_of_a_skill_is_that_of_its_exchanges(filled: Services) -> None:
    exchanges = filled.exchanges
    uses = [exchanges.use_of(skill.id) for skill in filled.skills.all()]
    for skill, use in zip(filled.skills.all(), uses, strict=True):
        found = exchanges.of_skill(skill.id)
        assert use == (len(found), minutes_flow(found), bool(exchanges.passed_on(skill.id)))
    assert {use.is_passed_on for use in uses} == {True, False}
    assert exchanges.use_of("nothing") == SkillUse()


def test_open_goals_are_found_after_each_change(filled: Services) -> None:
    goals = filled.goals
    for _ in range(2):
        assert goals.open() == [goal for goal in goals.ordered() if goal.status.is_open]
        goals.achieve(goals.open()[0].id)


def test_what_names_a_record_is_found_also_in_the_bin(filled: Services) -> None:
    store, talk = filled.context.store, filled.conversations.newest_first()[0]
    for _ in range(2):
        for kind in (Exchange, Action):
            meant = [one for one in store.all(kind) if one.conversation_id == talk.id]
            assert store.naming(kind, talk.id) == meant
        filled.conversations.delete(talk.id)
    assert store.naming(Exchange, "nobody") == []
