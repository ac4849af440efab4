"""Feedback: its models, and whose words may be shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from peerpal.domain.errors import InvalidField, WrongUse
from peerpal.domain.feedback import (
    MODEL_FIELDS,
    Attribution,
    Delivery,
    Feedback,
    FeedbackDirection,
    FeedbackModel,
    Tone,
    agreed,
    may_quote,
    running_text,
    taken_further,
)
from peerpal.domain.peer import Consent, Peer

THEN = datetime(2026, 1, 1, tzinfo=UTC)
PEER = Peer(id="p", created_at=THEN, updated_at=THEN, author="me", name="Ana Ruiz")
RECEIVED = Feedback(
    id="f", created_at=THEN, updated_at=THEN, author="me", peer_id="p", on=date(2026, 2, 1),
    direction=FeedbackDirection.RECEIVED, model=FeedbackModel.KUDOS, fields={"kudos": "Thanks"},
)  # fmt: skip
NOT_ASKED, ASKED, GRANTED, DECLINED = Consent


@pytest.mark.parametrize(
    ("piece", "general", "may"),
    [
        (NOT_ASKED, NOT_ASKED, False),
        (ASKED, NOT_ASKED, False),
        (DECLINED, NOT_ASKED, False),
        (GRANTED, NOT_ASKED, True),
        (GRANTED, ASKED, True),
        (GRANTED, DECLINED, False),
        (NOT_ASKED, GRANTED, True),
        (ASKED, GRANTED, False),
        (DECLINED, GRANTED, False),
        (NOT_ASKED, DECLINED, False),
    ],
)
def test_a_colleagues_words_need_a_yes_and_no_no(piece, general, may):
    peer = replace(PEER, quote_consent=general)
    assert may_quote(replace(RECEIVED, consent=piece), peer) is may


def test_the_words_of_a_peer_who_is_gone_need_their_own_yes():
    assert not may_quote(RECEIVED, None)
    assert may_quote(replace(RECEIVED, consent=GRANTED), None)


@pytest.mark.parametrize("consent", Consent)
def test_my_own_words_may_be_shown_unless_they_redirect(consent):
    given_ = replace(RECEIVED, direction=FeedbackDirection.GIVEN, consent=consent)
    assert may_quote(given_, PEER)
    assert not may_quote(replace(given_, tone=Tone.REDIRECTING), PEER)


def test_the_parts_are_told_in_the_order_of_the_model():
    fields = {"impact": "it held", "situation": "At the demo,", "behaviour": "you paused."}
    feedback = replace(RECEIVED, model=FeedbackModel.SBI, fields=fields)
    assert running_text(feedback) == "At the demo, you paused. it held."
    assert feedback.gist == "At the demo,"


def test_start_stop_continue_keeps_its_words():
    fields = {"start": "Agenda", "stop": " ", "continue": "Drawing"}
    feedback = replace(RECEIVED, model=FeedbackModel.START_STOP_CONTINUE, fields=fields)
    assert running_text(feedback) == "Start: Agenda. Continue: Drawing."


@pytest.mark.parametrize("model", FeedbackModel)
def test_each_model_takes_its_own_fields_only(model):
    first = next(iter(MODEL_FIELDS[model]))
    replace(RECEIVED, model=model, fields={first: "x"}).check()
    with pytest.raises(InvalidField):
        replace(RECEIVED, model=model, fields={first: "x", "other": "y"}).check()
    with pytest.raises(InvalidField):
        replace(RECEIVED, model=model, fields={first: " "}).check()


def test_feedback_goes_from_draft_to_delivered_to_acknowledged():
    delivered = taken_further(RECEIVED)
    acknowledged = taken_further(delivered)
    assert (delivered.delivery, acknowledged.delivery) == (
        Delivery.DELIVERED,
        Delivery.ACKNOWLEDGED,
    )
    with pytest.raises(WrongUse, match="acknowledged already"):
        taken_further(acknowledged)


def test_consent_keeps_how_somebody_may_be_named_unless_they_say_so():
    by_role = agreed(RECEIVED, GRANTED, Attribution.ROLE_ONLY)
    assert (by_role.consent, by_role.attribution) == (GRANTED, Attribution.ROLE_ONLY)
    assert agreed(by_role, DECLINED, None) == replace(by_role, consent=DECLINED)


def test_nobody_is_asked_about_what_stays_between_two_or_is_not_there():
    given_ = replace(RECEIVED, direction=FeedbackDirection.GIVEN)
    assert agreed(given_, ASKED, None).consent is ASKED
    with pytest.raises(WrongUse, match="stays between"):
        agreed(replace(given_, tone=Tone.REDIRECTING), ASKED, None)
    with pytest.raises(WrongUse, match="only asked for"):
        agreed(replace(RECEIVED, direction=FeedbackDirection.REQUESTED), ASKED, None)
