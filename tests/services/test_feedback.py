"""Feedback is kept with its peer, the latest first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from peerpal.domain.errors import InvalidField
from peerpal.domain.feedback import FeedbackDirection, FeedbackModel


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
