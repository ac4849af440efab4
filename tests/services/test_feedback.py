"""Feedback is kept with its peer, the latest first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from peerpal.domain.errors import ChangedMeanwhile, InvalidField
from peerpal.domain.feedback import (
    Attribution,
    Delivery,
    FeedbackDirection,
    FeedbackModel,
    Tone,
)
from peerpal.domain.peer import Consent, PeerStatus
from peerpal.domain.tones import Tones


def save(services, peer, days_ago, text):
    blank = services.feedback.blank(peer_id=peer.id)
    on = services.today.day - timedelta(days=days_ago)
    return services.feedback.save(
        replace(blank, model=FeedbackModel.FREE, fields={"text": text}, on=on)
    )


def test_the_latest_comes_first(services, ana):
    ben = services.peers.save(services.peers.blank("Ben"))
    old, new = save(services, ana, 9, "old"), save(services, ana, 1, "new")
    other = save(services, ben, 5, "other")
    assert services.feedback.newest_first() == [new, other, old]
    assert services.feedback.of_peer(ana.id) == [old, new]


def test_a_blank_one_is_mine_of_today_and_not_saved_without_words(services, ana):
    blank = services.feedback.blank(peer_id=ana.id)
    assert (blank.direction, blank.on) == (FeedbackDirection.GIVEN, services.today.day)
    with pytest.raises(InvalidField):
        services.feedback.save(blank)
    assert services.feedback.all() == []


def test_one_step_further_is_one_step_to_undo(services, ana):
    draft = save(services, ana, 1, "x")
    delivered = services.feedback.take_further(draft.id, rev=draft.rev)
    assert delivered.delivery is Delivery.DELIVERED
    with pytest.raises(ChangedMeanwhile):
        services.feedback.take_further(draft.id, rev=draft.rev)
    assert services.history.undo() == "Take feedback further"
    assert services.feedback.get(draft.id).delivery is Delivery.DRAFTED


def test_consent_and_attribution_are_one_step(services, ana):
    piece = save(services, ana, 1, "x")
    services.feedback.agree(piece.id, Consent.GRANTED, Attribution.ROLE_ONLY, rev=piece.rev)
    after = services.feedback.get(piece.id)
    assert (after.consent, after.attribution) == (Consent.GRANTED, Attribution.ROLE_ONLY)
    services.history.undo()
    before = services.feedback.get(piece.id)
    assert (before.consent, before.attribution) == (Consent.NOT_ASKED, Attribution.NAMED)


def test_tones_are_of_one_peer(services, ana):
    ben = services.peers.save(services.peers.blank("Ben"))
    for peer in (ana, ana, ben):
        piece = save(services, peer, 1, "x")
        services.feedback.take_further(piece.id)
    last = services.feedback.all()[1]
    services.feedback.save(replace(services.feedback.get(last.id), tone=Tone.REDIRECTING))
    assert services.feedback.tones(ana.id) == (Tones(1, 1), Tones())
    assert services.feedback.tones(ben.id) == (Tones(1, 0), Tones())


def test_what_is_to_be_followed_up_comes_on_its_day_and_until_it_was(services, ana, clock):
    today = services.today.day
    later, sooner = save(services, ana, 9, "later"), save(services, ana, 1, "sooner")
    save(services, ana, 3, "without a day")
    later = services.feedback.save(replace(later, follow_up_on=today + timedelta(days=2)))
    sooner = services.feedback.save(replace(sooner, follow_up_on=today + timedelta(days=1)))
    assert services.feedback.follow_ups() == []
    clock.move(days=1)
    assert services.feedback.follow_ups() == [sooner]
    clock.move(days=1)
    assert services.feedback.follow_ups() == [sooner, later]
    again = today + timedelta(days=30)
    done = services.feedback.follow_up(sooner.id, "She does it", again_on=again, rev=sooner.rev)
    assert (done.response, done.follow_up_on) == ("She does it", again)
    services.feedback.follow_up(later.id, "", again_on=None)
    assert services.feedback.follow_ups() == []
    assert services.history.undo() == "Follow up on feedback"
    assert [piece.id for piece in services.feedback.follow_ups()] == [later.id]


@pytest.mark.parametrize("status", [PeerStatus.PAUSED, PeerStatus.CLOSED])
def test_pairings_that_rest_are_left_in_peace(services, ana, status):
    piece = save(services, ana, 9, "x")
    services.feedback.save(replace(piece, follow_up_on=services.today.day))
    assert len(services.feedback.follow_ups()) == 1
    peer = services.peers.save(replace(ana, status=status))
    assert services.feedback.follow_ups() == []
    services.peers.save(replace(peer, status=PeerStatus.ACTIVE))
    services.peers.delete(ana.id)
    assert services.feedback.follow_ups() == []
