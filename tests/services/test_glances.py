"""A glance at records shows the same as the records themselves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from peerpal.domain.action import Action, ActionState
from peerpal.domain.conversation import ConversationStatus
from peerpal.domain.exchange import Exchange
from peerpal.services.demo import fill
from peerpal.services.services import Services
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
    assert found == [e for e in filled.exchanges.all() if e.happened_on >= day]
    assert filled.exchanges.since(date.min) == filled.exchanges.all()


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
