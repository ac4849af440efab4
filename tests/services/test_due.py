"""What is due, when, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from peerpal.domain.agreement import Agreement
from peerpal.domain.feedback import FeedbackDirection
from peerpal.domain.peer import PeerStatus
from peerpal.domain.record import Side
from peerpal.services.due import Matter


def said(services):
    due = services.due
    return [(item.is_late, due.title(item), due.why(item)) for item in due.all()]


def test_everything_that_waits_the_earliest_first(services, log, clock):
    log("@ana -20d 45m Rota\n! me call by -3d\n! ana write by +2d\n! me think")
    log("@ben -1d 45m Old\n\n@ben tomorrow 14:00 Plans")
    assert said(services) == [
        (False, "Ana", "20 days ago (14)"),
        (True, "☐ call", "mine, with Ana"),
        (False, "Ben: Plans", "planned, 14:00"),
        (False, "☐ write", "Ana's"),
        (False, "☐ think", "mine, with Ana"),
    ]
    assert [services.due.title(item) for item in services.due.now()] == ["Ana", "☐ call"]


def test_a_planned_talk_asks_how_it_went_once_its_day_is_over(services, log, clock):
    log("@ben tomorrow 14:00 Plans")
    talk = services.conversations.all()[0]
    services.conversations.save(replace(talk, driver=Side.ME))
    assert said(services) == [(False, "Ben: Plans", "planned, 14:00, you drive")]
    clock.move(days=2)
    assert said(services)[0] == (True, "Ben: Plans", "was planned: how did it go?")


def test_who_is_dormant_gets_a_choice(services, log, clock):
    log("@ana 5m Rota")
    clock.move(days=56)
    assert said(services) == [(True, "Ana", "56 days ago (14): a nudge, a pause or a close?")]


def test_an_agreement_is_looked_at_again_on_its_day(services, ana, log, clock):
    log("@ana 5m Rota")
    day = services.today.day + timedelta(days=3)
    old = Agreement(**services.context.origin(), peer_id=ana.id, review_on=services.today.day)
    services.agreements.save(old)
    assert said(services) == [(False, "Ana Ruiz", "agreement to look at again")]
    new = Agreement(**services.context.origin(), peer_id=ana.id, version=2, review_on=day)
    services.agreements.save(new)
    assert said(services) == []
    clock.move(days=3)
    assert said(services) == [(False, "Ana Ruiz", "agreement to look at again")]
    services.peers.save(replace(services.peers.get(ana.id), status=PeerStatus.PAUSED))
    assert said(services) == []


def test_feedback_is_followed_up_on_its_day(services, ana, log, clock):
    log("@ana 5m Rota")
    day = services.today.day + timedelta(days=3)
    for direction in FeedbackDirection:
        blank = services.feedback.blank(peer_id=ana.id)
        fields = {"situation": "Rota"}
        services.feedback.save(replace(blank, direction=direction, fields=fields, follow_up_on=day))
    assert said(services) == []
    clock.move(days=3)
    assert said(services) == [
        (False, "Ana Ruiz", "feedback given 3 days ago: what came of it?"),
        (False, "Ana Ruiz", "feedback received 3 days ago: what came of it?"),
        (False, "Ana Ruiz", "asked for feedback 3 days ago: what did they say?"),
    ]
    assert {item.matter for item in services.due.now()} == {Matter.FEEDBACK}
    piece = services.feedback.all()[0]
    services.feedback.save(replace(piece, on=services.today.day))
    assert said(services)[0][2] == "feedback given today: what came of it?"
