"""Health checks, introductions, and where a pairing stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from peerpal.domain.conversation import ConversationStatus
from peerpal.domain.errors import ChangedMeanwhile, InvalidField, WrongUse
from peerpal.domain.peer import CloseNext, CloseReason, Fit, PeerStatus, Phase, closed

TODAY = date(2026, 11, 22)


def check(services, ana, **fields):
    fields = {"answers": {"learning": 4}, **fields}
    return replace(services.health_checks.blank(ana.id), **fields)


# Health checks


def test_a_check_and_whether_it_fits_are_one_step(services, ana):
    services.health_checks.save_with(check(services, ana), Fit.GOOD_FIT)
    assert services.peers.get(ana.id).fit is Fit.GOOD_FIT
    assert services.history.undo() == "Add health check"
    assert services.peers.get(ana.id).fit is Fit.UNKNOWN
    assert not services.health_checks.all()


def test_the_answer_is_written_to_the_peer_as_they_are_now(services, open_services, ana):
    new = check(services, ana)
    open_services().peers.save(replace(ana, role="Engineer"))
    services.health_checks.save_with(new, Fit.STILL_DECIDING)
    now = services.peers.get(ana.id)
    assert (now.role, now.fit) == ("Engineer", Fit.STILL_DECIDING)


@pytest.mark.parametrize("fit", [None, Fit.UNKNOWN])
def test_without_another_answer_the_peer_stays_as_it_is(services, ana, fit):
    services.health_checks.save_with(check(services, ana), fit)
    assert services.peers.get(ana.id).rev == ana.rev


def test_a_check_that_is_refused_leaves_the_peer_as_it_is(services, ana):
    with pytest.raises(InvalidField):
        services.health_checks.save_with(
            check(services, ana, answers={"learning": 9}), Fit.GOOD_FIT
        )
    assert services.peers.get(ana.id).fit is Fit.UNKNOWN


def test_today_one_goes_on_with_the_check_of_today(services, ana, clock):
    made = services.health_checks.save_with(check(services, ana), None)
    assert services.health_checks.for_today(ana.id) == made
    clock.move(days=1)
    new = services.health_checks.for_today(ana.id)
    assert (new.rev, new.on) == (0, TODAY + timedelta(days=1))


def test_checks_are_offered_after_talks_that_were_held(services, ana, log, clock):
    offered = services.health_checks.offered_since
    log("@ana -10d 30m one")
    assert offered(ana) is None
    log("@ana +2d planned")
    assert offered(ana) is None
    log("@ana @ben -3d 30m in a circle")
    assert offered(ana) == TODAY - timedelta(days=3)
    services.conversations.delete(services.conversations.of_peer(ana.id)[1].id)
    assert offered(ana) is None
    services.history.undo()
    services.health_checks.save_with(check(services, ana), None)
    assert offered(ana) is None
    services.history.undo()
    assert offered(ana) == TODAY - timedelta(days=3)
    clock.move(days=18)
    assert offered(ana) is None


def test_missed_and_cancelled_talks_do_not_count(services, ana, log):
    log("@ana -10d 30m one")
    log("@ana -3d 30m two")
    talk = services.conversations.of_peer(ana.id)[0]
    services.conversations.save(replace(talk, status=ConversationStatus.MISSED))
    assert services.health_checks.offered_since(ana) is None


@pytest.mark.parametrize("status", PeerStatus)
def test_paused_and_closed_pairings_are_left_in_peace(services, ana, log, status):
    log("@ana -10d 30m one")
    log("@ana -3d 30m two")
    peer = replace(services.peers.get(ana.id), status=status)
    is_silent = status in (PeerStatus.PAUSED, PeerStatus.CLOSED)
    assert (services.health_checks.offered_since(peer) is None) is is_silent


# Introductions


def test_an_introduction_is_found_from_both_ends(services, ana):
    inez = services.peers.save(services.peers.blank("Inès Benali"))
    made = services.introductions.save(
        replace(services.introductions.blank(ana.id), introduced_name="ines benali")
    )
    assert services.introductions.by_peer(ana.id) == [made]
    assert services.introductions.to_peer(inez) == [made]
    assert services.introductions.to_peer(ana) == []
    services.introductions.delete(made.id)
    assert services.introductions.to_peer(inez) == []
    services.introductions.restore(made.id)
    assert len(services.introductions.by_peer(ana.id)) == 1


def test_the_latest_introduction_comes_first(services, ana):
    for days in (3, 1, 2):
        services.introductions.save(
            replace(
                services.introductions.blank(ana.id),
                introduced_name=f"Who {days}",
                on=TODAY - timedelta(days=days),
            )
        )
    names = [made.introduced_name for made in services.introductions.by_peer(ana.id)]
    assert names == ["Who 1", "Who 2", "Who 3"]


# Where a pairing stands


def test_a_pairing_rests_and_goes_on_one_step_each(services, ana):
    assert services.peers.pause(ana.id).status is PeerStatus.PAUSED
    assert services.peers.resume(ana.id).status is PeerStatus.ACTIVE
    assert services.peers.conclude(ana.id).status is PeerStatus.CONCLUDING
    labels = [services.history.undo() for _ in range(3)]
    assert labels == ["Conclude pairing", "Resume pairing", "Pause pairing"]
    assert services.peers.get(ana.id).status is PeerStatus.ACTIVE


def test_what_is_not_possible_is_refused_and_nothing_changes(services, ana):
    with pytest.raises(WrongUse):
        services.peers.reopen(ana.id)
    with pytest.raises(ChangedMeanwhile):
        services.peers.pause(ana.id, rev=ana.rev + 1)
    assert services.peers.get(ana.id) == ana


def test_a_closing_is_one_step_and_can_be_opened_again(services, ana):
    peer = closed(
        ana,
        on=TODAY,
        reason=CloseReason.GOALS_ACCOMPLISHED,
        comes_next=CloseNext.CONTINUE_INFORMALLY,
        closing={"thanks": "for your patience"},
    )
    services.peers.close(peer)
    stored = services.peers.get(ana.id)
    assert (stored.status, stored.phase) == (PeerStatus.CLOSED, Phase.REDEFINITION)
    assert stored.closing == {"thanks": "for your patience"}
    again = services.peers.reopen(ana.id)
    assert (again.status, again.ended_on) == (PeerStatus.ACTIVE, None)
    assert again.closing == stored.closing
    assert services.history.undo() == "Re-open pairing"
    assert services.history.undo() == "Close pairing"
    assert services.peers.get(ana.id).close_reason is None
