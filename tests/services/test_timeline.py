"""Everything that happened with a peer, the newest first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from peerpal.domain.conversation import ConversationStatus
from peerpal.domain.feedback import FeedbackModel
from peerpal.domain.goal import GoalOwner
from peerpal.domain.peer import PeerStatus
from peerpal.domain.record import Side
from peerpal.services.timeline import Happening, timeline

TODAY = date(2026, 11, 22)


def happened(services, peer, most=30):
    return [event.what for event in timeline(services, peer, most=most).events]


def test_every_kind_of_event_is_there(services, ana, log, clock):
    log("@ana -30d 30m one\n> pytest 10m part of the talk")
    log("@ana +1d planned")
    missed = services.conversations.of_peer(ana.id)[1]
    services.conversations.save(replace(missed, status=ConversationStatus.MISSED))
    exchange = services.exchanges.blank(peer_id=ana.id)
    services.exchanges.save_with(replace(exchange, happened_on=TODAY - timedelta(days=29)), "sql")
    feedback = replace(
        services.feedback.blank(peer_id=ana.id),
        on=TODAY - timedelta(days=28),
        model=FeedbackModel.FREE,
        fields={"text": "well done"},
    )
    services.feedback.save(feedback)
    shared = replace(services.goals.blank(), title="g", owner=GoalOwner.SHARED, peer_id=ana.id)
    goal = services.goals.save(shared)
    agreement = services.agreements.save(services.agreements.blank(ana))
    clock.move(days=1)
    services.goals.achieve(goal.id)
    services.agreements.sign(agreement.id, Side.ME)
    clock.move(days=1)
    services.agreements.sign(agreement.id, Side.PEER)
    services.health_checks.save(services.health_checks.blank(ana.id))
    made = replace(services.introductions.blank(ana.id), introduced_name="Ben")
    services.introductions.save(made)
    ben = services.peers.save(services.peers.blank("Ben"))
    clock.move(days=1)
    end = services.today.day
    closed = services.peers.save(replace(ana, status=PeerStatus.CLOSED, ended_on=end))
    events = happened(services, closed)
    assert sorted(events) == sorted([
        *(Happening.TALK, Happening.TALK, Happening.EXCHANGE, Happening.FEEDBACK),
        *(Happening.GOAL_BEGUN, Happening.GOAL_ACHIEVED),
        *(Happening.SIGNED_BY_ME, Happening.SIGNED_BY_PEER),
        *(Happening.HEALTH_CHECK, Happening.INTRODUCED_ME, Happening.CLOSED),
    ])  # fmt: skip
    assert events[0] is Happening.CLOSED
    assert events[-3:] == [Happening.FEEDBACK, Happening.EXCHANGE, Happening.TALK]
    assert happened(services, ben) == [Happening.INTRODUCED_TO_ME]


def test_both_who_sign_on_one_day_are_one_event(services, ana):
    agreement = services.agreements.save(services.agreements.blank(ana))
    assert happened(services, ana) == []
    services.agreements.sign(agreement.id, Side.ME, Side.PEER)
    assert happened(services, ana) == [Happening.SIGNED_BY_BOTH]


def test_a_review_happened_once_both_agreed_to_it(services, ana):
    waiting = services.reviews.save(services.reviews.blank(ana.id))
    assert happened(services, ana) == []
    both = {"agreed_me_on": TODAY, "agreed_peer_on": TODAY}
    services.reviews.save(replace(waiting, **both))
    assert happened(services, ana) == [Happening.REVIEW]


def test_the_newest_are_shown_and_the_others_counted(services, ana, log):
    for day in range(1, 8):
        log(f"@ana -{day}d 10m talk {day}")
        exchange = replace(
            services.exchanges.blank(peer_id=ana.id), happened_on=TODAY - timedelta(days=day)
        )
        services.exchanges.save_with(exchange, "sql")
    found = timeline(services, services.peers.get(ana.id), most=5)
    assert found.earlier == 9
    assert [(TODAY - event.on).days for event in found.events] == [1, 1, 2, 2, 3]


def test_what_is_in_the_bin_did_not_happen(services, ana, log):
    log("@ana -1d 10m talk")
    services.conversations.delete(services.conversations.of_peer(ana.id)[0].id)
    assert happened(services, ana) == []


def test_talks_with_a_peer_follow_every_change(services, ana, log):
    log("@ana -1d 10m one")
    log("@ana @ben -2d 10m two")
    talks = services.conversations.of_peer(ana.id)
    assert [talk.title for talk in talks] == ["one", "two"]
    services.conversations.save(replace(talks[0], held_on=TODAY - timedelta(days=9)))
    assert [talk.title for talk in services.conversations.of_peer(ana.id)] == ["two", "one"]
    ben = services.peers.find("ben")
    assert [talk.title for talk in services.conversations.of_peer(ben.id)] == ["two"]
    twice = replace(talks[1], peer_ids=(ana.id, ana.id))
    services.conversations.save(twice)
    assert len(services.conversations.of_peer(ana.id)) == 2
