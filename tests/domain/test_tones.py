"""Reinforcing and redirecting feedback, counted plainly each way."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.feedback import Delivery, Feedback, FeedbackDirection, Tone
from peerpal.domain.tones import Tones, tones

THEN = datetime(2026, 1, 1, tzinfo=UTC)
GIVEN, RECEIVED, REQUESTED = FeedbackDirection


def piece(direction, tone, delivery=Delivery.DELIVERED):
    return Feedback(
        id="f", created_at=THEN, updated_at=THEN, author="me", peer_id="p", on=date(2026, 1, 1),
        direction=direction, tone=tone, delivery=delivery,
    )  # fmt: skip


PIECES = st.builds(piece, *map(st.sampled_from, (FeedbackDirection, Tone, Delivery)))


def test_what_is_only_drafted_or_asked_for_counts_on_neither_side():
    pieces = [
        piece(GIVEN, Tone.REINFORCING),
        piece(GIVEN, Tone.REINFORCING, Delivery.DRAFTED),
        piece(GIVEN, Tone.REDIRECTING, Delivery.ACKNOWLEDGED),
        piece(REQUESTED, Tone.REINFORCING),
        piece(RECEIVED, Tone.REDIRECTING),
        piece(RECEIVED, Tone.REDIRECTING),
    ]
    assert tones(pieces) == (Tones(1, 1), Tones(0, 2))
    assert tones([]) == (Tones(), Tones())


@given(st.lists(PIECES))
def test_every_piece_that_went_over_counts_once(pieces):
    given_, received = tones(iter(pieces))
    went = [p for p in pieces if p.direction is RECEIVED]
    went += [p for p in pieces if p.direction is GIVEN and p.delivery is not Delivery.DRAFTED]
    assert given_.total + received.total == len(went)
    assert received.total == sum(p.direction is RECEIVED for p in pieces)
