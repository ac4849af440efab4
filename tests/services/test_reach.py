"""Who could help, whom I reach, and what nobody gives or takes yet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerpal.domain.peer import PeerStatus


@pytest.fixture
def known(services, log):
    log("@ana 45m #oncall Rota\n< kubernetes 20m\n< kubernetes 10m\n> pytest 5m")
    log("@ben 45m Talk\n= kubernetes 10m\n> kubernetes 5m")
    log("@chi 5m Coffee")
    chi = services.peers.find("chi")
    services.peers.save(
        replace(chi, role="Speaker coach", recently_navigated=("First on-call in Łódź",))
    )
    return services


def helpers(services, wanted):
    return {h.peer.name: list(h.reasons) for h in services.reach.who_could_help(wanted)}


def test_who_taught_me_most_stands_first(known):
    found = helpers(known, "Kubernetes")
    assert list(found) == ["Ana", "Ben"]
    assert found == {"Ana": ["◀ kubernetes, twice"], "Ben": ["◀ kubernetes, once"]}


@pytest.mark.parametrize(
    ("wanted", "reasons"),
    [
        ("oncall", {"Ana": ["#oncall, once"]}),
        ("FIRST lodz", {"Chi": ["has been through: First on-call in Łódź"]}),
        ("coach", {"Chi": ["Speaker coach"]}),
        ("pytest", {}),
        ("", {}),
        ("[/]", {}),
    ],
)
def test_what_says_so(known, wanted, reasons):
    assert helpers(known, wanted) == reasons


def test_somebody_in_the_bin_is_not_named(known):
    known.peers.delete(known.peers.find("ana").id)
    assert list(helpers(known, "kubernetes")) == ["Ben"]


def test_asks_and_offers_that_nobody_has_met(services, log):
    log("@ana > pytest 5m\n\n@ana < sql 5m")
    skills = services.skills
    pytest_ = skills.find("pytest")
    skills.save(replace(pytest_, learning=True))
    skills.save(replace(skills.find("sql"), teaching=True))
    assert [skill.name for skill in services.reach.asks()] == ["pytest"]
    assert [skill.name for skill in services.reach.offers()] == ["sql"]
    log("@ana = sql 5m\n\n@ana = pytest 5m")
    assert services.reach.asks() == services.reach.offers() == []


def test_one_department_alone_is_hinted_at(services, log):
    log("@ana 5m A\n\n@ben 5m B\n\n@chi 5m C")
    assert not services.reach.spread().is_one_team
    for peer in services.peers.all():
        services.peers.save(
            replace(peer, department="payments " if peer.name == "Ana" else "PAYMENTS")
        )
    spread = services.reach.spread()
    assert (spread.peers, len(spread.departments), spread.is_one_team) == (3, 1, True)
    services.peers.save(replace(services.peers.find("ana"), department="Design"))
    assert not services.reach.spread().is_one_team
    services.peers.save(replace(services.peers.find("ana"), status=PeerStatus.CLOSED))
    assert services.reach.spread().departments == ("PAYMENTS",)
