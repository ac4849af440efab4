"""Five measures of what flows each way, within a window, with a peer and with everyone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from peerpal.domain.action import ActionState
from peerpal.domain.conversation import ConversationStatus
from peerpal.domain.feedback import Delivery, FeedbackDirection
from peerpal.domain.flow import Flow, Measure
from peerpal.domain.record import Side
from peerpal.domain.talking_point import TalkingPoint


@pytest.fixture
def ben(services):
    return services.peers.save(services.peers.blank("Ben"))


@pytest.fixture
def add(services):
    """Add what flows with a peer, some days ago."""

    class Add:
        def talk(self, *peers, days=0, driver=Side.ME, status=ConversationStatus.HELD):
            blank = services.conversations.blank(peer_ids=tuple(peer.id for peer in peers))
            day = services.today.day - timedelta(days=days)
            talk = replace(blank, held_on=day, driver=driver, status=status)
            return services.conversations.save(talk)

        def action(self, peer, days=0, owner=Side.ME):
            day = services.today.day - timedelta(days=days)
            blank = services.actions.blank(peer_id=peer.id if peer else None)
            services.actions.save(
                replace(blank, text="x", owner=owner, state=ActionState.DONE, done_on=day)
            )

        def feedback(self, peer, days=0, direction=FeedbackDirection.GIVEN):
            day = services.today.day - timedelta(days=days)
            services.feedback.save(
                replace(
                    services.feedback.blank(peer_id=peer.id),
                    direction=direction,
                    on=day,
                    fields={"situation": "x"},
                    delivery=Delivery.DELIVERED,
                )
            )

    return Add()


def since(services, days=90):
    return services.today.day - timedelta(days=days)


def test_all_five_with_a_peer_and_with_everyone(services, log, add, ana, ben):
    log('@"Ana Ruiz" 30m -1d talk\n> pytest 30m\n= sql 20m\n? the rota\n\n@ben -2d < rust 15m')
    add.talk(ana)
    add.talk(ana, ben, driver=Side.PEER)
    add.feedback(ana)
    add.feedback(ben, direction=FeedbackDirection.RECEIVED)
    add.action(ana)
    add.action(ben, owner=Side.PEER)
    add.action(None)
    assert services.flows.measures(ana.id, since(services)) == {
        Measure.MINUTES: Flow(40, 10),
        Measure.POINTS: Flow(1, 0),
        Measure.DRIVING: Flow(1, 1),
        Measure.FEEDBACK: Flow(1, 0),
        Measure.ACTIONS: Flow(1, 0),
    }
    assert services.flows.measures(ben.id, since(services)) == {
        Measure.MINUTES: Flow(0, 15),
        Measure.POINTS: Flow(),
        Measure.DRIVING: Flow(0, 1),
        Measure.FEEDBACK: Flow(0, 1),
        Measure.ACTIONS: Flow(0, 1),
    }
    assert services.flows.measures(None, since(services)) == {
        Measure.MINUTES: Flow(40, 25),
        Measure.POINTS: Flow(1, 0),
        Measure.DRIVING: Flow(1, 1),
        Measure.FEEDBACK: Flow(1, 1),
        Measure.ACTIONS: Flow(1, 1),
    }


def test_only_what_is_within_the_window_counts(services, add, log, ana):
    for days in (0, 10, 20, 21):
        add.talk(ana, days=days)
        add.feedback(ana, days=days)
        add.action(ana, days=days)
        log(f'@"Ana Ruiz" -{days}d > pytest 1m')
    flows = services.flows.measures(ana.id, since(services, 20), since(services, 10))
    expected = Flow(2, 0)
    for measure in (Measure.MINUTES, Measure.DRIVING, Measure.FEEDBACK, Measure.ACTIONS):
        assert flows[measure] == expected, measure
    assert services.flows.of(Measure.DRIVING, ana.id, since(services, 20)) == Flow(3, 0)


def test_a_talking_point_counts_on_the_local_day_it_was_made(services, ana, clock):
    clock.now = clock.now.replace(hour=0, minute=30)  # in UTC it is still the day before
    with services.history.step("Add point") as step:
        step.put(TalkingPoint(**services.context.origin(), peer_id=ana.id, text="x"))
    today = services.today.day
    assert services.flows.of(Measure.POINTS, ana.id, today, today) == Flow(1, 0)
    day_before = today - timedelta(days=1)
    assert services.flows.of(Measure.POINTS, ana.id, day_before, day_before) == Flow()


def test_what_changes_is_counted_anew(services, add, ana):
    talk = add.talk(ana)
    assert services.flows.of(Measure.DRIVING, ana.id, since(services)) == Flow(1, 0)
    services.conversations.save(replace(talk, driver=Side.PEER))
    assert services.flows.of(Measure.DRIVING, ana.id, since(services)) == Flow(0, 1)
    services.conversations.delete(talk.id)
    assert services.flows.of(Measure.DRIVING, ana.id, since(services)) == Flow()
    services.history.undo()
    assert services.flows.of(Measure.DRIVING, ana.id, since(services)) == Flow(0, 1)


def test_what_leaned_one_way_for_two_quarters(services, add, ana, ben):
    add.talk(ana, days=10)
    add.talk(ana, days=100)
    add.feedback(ana, days=10)
    add.feedback(ana, days=100, direction=FeedbackDirection.RECEIVED)
    add.action(ana, days=10)
    add.talk(ben, days=10)
    assert services.flows.one_sided_twice(ana.id) == [Measure.DRIVING]
    assert services.flows.one_sided_twice(ben.id) == []


def test_the_two_quarters_do_not_overlap(services, add, ana):
    add.talk(ana, days=90)
    assert services.flows.one_sided_twice(ana.id) == []
    add.talk(ana, days=91)
    assert services.flows.one_sided_twice(ana.id) == [Measure.DRIVING]
