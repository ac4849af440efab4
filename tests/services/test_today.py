"""Today: who is due, what is planned, what flows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerpal.domain.flow import Balance
from peerpal.domain.peer import Contact, PeerStatus


def contact(services, name="ana"):
    return services.today.standing(services.peers.find(name)).contact


@pytest.mark.parametrize(
    ("days", "expected"),
    [(13, Contact.ON_TIME), (14, Contact.DUE), (28, Contact.OVERDUE), (56, Contact.DORMANT)],
)
def test_the_light_moves_with_the_days(services, log, clock, days, expected):
    log("@ana 45m Rota")
    clock.move(days=days)
    assert contact(services) is expected
    log("@ana > pytest 5m")
    assert contact(services) is Contact.ON_TIME


def test_a_planned_talk_silences_until_its_day_is_over(services, log, clock):
    log("@ana 45m Rota\n\n@ana +30d 14:00 Next")
    clock.move(days=29)
    assert contact(services) is Contact.PLANNED
    clock.move(days=1, hours=8)
    assert contact(services) is Contact.PLANNED
    assert [talk.title for talk in services.today.planned()] == ["Next"]
    clock.move(days=1)
    assert contact(services) is Contact.OVERDUE
    assert services.today.planned() == []


def test_who_is_due_the_longest_silence_first(services, log, clock):
    log("@ana 45m A\n\n@ben -10d 45m B\n\n@chiara -9d 45m C\n\n@mei 1m D")
    chiara = services.peers.find("chiara")
    services.peers.save(replace(chiara, status=PeerStatus.PAUSED))
    clock.move(days=20)
    log("@mei 10m E")
    found = [(peer.name, state.contact) for peer, state in services.today.due_peers()]
    assert found == [("Ben", Contact.OVERDUE), ("Ana", Contact.DUE)]


def test_a_peer_nobody_talked_with_yet_is_due_from_the_start(services, ana, clock):
    clock.move(days=14)
    assert services.today.due_peers()[0][0] == ana


def test_flow_with_everyone_and_each_peer(services, log):
    log("@ana > pytest 60m\n< sql 40m\n\n@ben < kubernetes 90m\n\n@chiara -91d > sql 500m")
    closed = services.peers.find("ben")
    flows = services.today.flows()
    found = [(item.peer and item.peer.name, item.flow.balance) for item in flows]
    assert found == [
        (None, Balance.LEANING),
        ("Ana", Balance.BALANCED),
        ("Ben", Balance.ONE_SIDED),
    ]
    services.peers.save(replace(closed, status=PeerStatus.CLOSED))
    assert [item.peer and item.peer.name for item in services.today.flows()] == [None, "Ana"]


def test_without_an_exchange_there_is_no_flow(services, ana):
    assert services.today.flows() == []


def test_the_last_conversations(services, log):
    log("@ana -3d 5m Old\n\n@ana 5m New\n\n@ana tomorrow 9:00 Planned\n\n@ana -1d 5m Middle")
    assert [talk.title for talk in services.today.recent(2)] == ["New", "Middle"]


def test_open_actions_by_date_then_those_without_one(services, log):
    log("@ana 5m\n! me third\n! me second by +9d\n! ana first by +2d")
    assert [action.text for action in services.actions.open()] == ["first", "second", "third"]
