"""What was taught is asked about once, not of everybody, and every answer is one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from peerpal.domain.errors import ChangedMeanwhile, InvalidField
from peerpal.domain.peer import PeerStatus
from peerpal.domain.skill import Level


@pytest.fixture
def taught(services, log):
    """Ana was taught pytest twice, 60 and 40 days ago, and Ben rust 35 days ago."""
    log("@ana -60d > pytest 10m a\n\n@ana -40d > pytest 10m b\n\n@ben -35d > rust 5m c")
    log("@ana -70d = pytest 10m d\n\n@ana -41d < pytest 10m e")
    return {e.takeaway: e for e in services.exchanges.all()}


def asked(services):
    return [exchange.takeaway for exchange in services.exchanges.follow_ups()]


def test_the_newest_of_each_pair_is_asked_about_the_oldest_first(services, taught):
    assert asked(services) == ["b", "c"]


def test_an_answer_settles_those_before_in_the_same_step(services, taught):
    before = services.exchanges.all()
    saved = services.exchanges.answer(taught["b"].id, "writes them alone")
    today = services.today.day
    assert (saved.what_changed, saved.asked_on) == ("writes them alone", today)
    assert services.exchanges.get(taught["a"].id).asked_on == today
    assert services.exchanges.get(taught["a"].id).what_changed == ""
    assert services.exchanges.get(taught["d"].id) == taught["d"]
    assert services.exchanges.get(taught["e"].id) == taught["e"]
    assert asked(services) == ["c"]
    assert services.history.undo() == "Note what changed"
    strip = [replace(exchange, rev=0) for exchange in before]
    assert [replace(exchange, rev=0) for exchange in services.exchanges.all()] == strip


def test_an_answer_for_an_older_one_leaves_the_newer_alone(services, taught):
    services.exchanges.answer(taught["a"].id, "x")
    assert asked(services) == ["b", "c"]


def test_a_snooze_lasts_two_weeks_and_brings_nothing_older_up(services, taught, clock):
    services.exchanges.snooze(taught["b"].id)
    assert asked(services) == ["c"]
    clock.move(days=13)
    assert asked(services) == ["c"]
    clock.move(days=1)
    assert asked(services) == ["b", "c"]
    services.history.undo()
    assert asked(services) == ["b", "c"]


def test_letting_go_asks_no_more_about_any_of_them(services, taught, clock):
    services.exchanges.let_go(taught["b"].id)
    clock.move(days=60)
    assert asked(services) == ["c"]
    assert services.history.undo() == "Ask no more"
    assert asked(services) == ["b", "c"]


def test_closed_pairings_and_peers_in_the_bin_are_left_in_peace(services, taught):
    ana, ben = services.peers.find("ana"), services.peers.find("ben")
    services.peers.save(replace(ana, status=PeerStatus.CLOSED))
    services.peers.delete(ben.id)
    assert asked(services) == []
    services.peers.restore(ben.id)
    assert asked(services) == ["c"]


def test_an_exchange_in_the_bin_is_not_asked_about(services, taught):
    services.exchanges.delete(taught["b"].id)
    assert asked(services) == ["a", "c"]


def test_an_empty_answer_and_an_old_version_are_refused(services, taught):
    with pytest.raises(InvalidField):
        services.exchanges.answer(taught["b"].id, "  ")
    services.exchanges.save(replace(taught["b"], minutes=20))
    for change in (services.exchanges.snooze, services.exchanges.let_go):
        with pytest.raises(ChangedMeanwhile):
            change(taught["b"].id, rev=taught["b"].rev)
    with pytest.raises(ChangedMeanwhile):
        services.exchanges.answer(taught["b"].id, "x", rev=taught["b"].rev)
    assert asked(services) == ["b", "c"]


def test_chains_follow_what_is_logged(services, log):
    log("@ana -60d < pytest 10m\n\n@ben -40d > pytest 10m\n\n@ben -30d < rust 10m")
    skill, rust = services.skills.find("pytest"), services.skills.find("rust")
    (chain,) = services.exchanges.passed_on(skill.id)
    assert services.peers.name(chain.learned.peer_id) == "Ana"
    assert [services.peers.name(e.peer_id) for e in chain.taught] == ["Ben"]
    assert services.exchanges.passed_on(rust.id) == []
    log("@ana > rust 10m")
    assert len(services.exchanges.passed_on(rust.id)) == 1
    services.history.undo()
    assert services.exchanges.passed_on(rust.id) == []


def test_a_level_may_be_back_dated_and_a_peers_view_noted(services, clock):
    skill = services.skills.save(
        replace(services.skills.blank("pytest"), level=Level.COMPETENT),
        reached_on=services.today.day - timedelta(days=400),
    )
    assert skill.history[0].on == services.today.day - timedelta(days=400)
    seen = services.skills.note_peer_view(
        skill, Level.EXPERT, on=services.today.day, evidence="Ana said so"
    )
    assert (seen.level, len(seen.history)) == (Level.COMPETENT, 2)
    assert services.history.undo() == "Note my peer's view"
    assert services.skills.get(skill.id).history == skill.history
    with pytest.raises(ChangedMeanwhile):
        services.skills.note_peer_view(seen, Level.EXPERT, on=services.today.day)
