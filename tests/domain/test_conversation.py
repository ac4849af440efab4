"""What a talk can become, who drives the next one, and the questions of its format."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from peerpal.domain.conversation import (
    Conversation,
    ConversationFormat,
    ConversationStatus,
    cancelled,
    held,
    missed,
    next_driver,
    planned,
)
from peerpal.domain.errors import InvalidField
from peerpal.domain.formats import ALL_QUESTIONS, FORMAT_QUESTIONS, answered, steps
from peerpal.domain.record import Side, other_side

THEN = datetime(2026, 1, 1, tzinfo=UTC)
TALK = Conversation(
    id="c", created_at=THEN, updated_at=THEN, author="me", peer_ids=("p",), held_on=THEN.date()
)
PLANNED = replace(TALK, status=ConversationStatus.PLANNED, held_on=None, planned_at=THEN)


def test_what_was_planned_can_be_missed_cancelled_planned_again_and_held():
    assert missed(PLANNED).status is ConversationStatus.MISSED
    assert cancelled(missed(PLANNED)).status is ConversationStatus.CANCELLED
    again = planned(cancelled(PLANNED), at=datetime(2026, 2, 1, tzinfo=UTC))
    assert (again.status, again.planned_at.month) == (ConversationStatus.PLANNED, 2)
    talk = held(again, on=date(2026, 2, 2))
    assert (talk.status, talk.held_on, talk.planned_at) == (
        ConversationStatus.HELD,
        date(2026, 2, 2),
        again.planned_at,
    )
    talk.check()


@pytest.mark.parametrize("change", [missed, cancelled, lambda talk: planned(talk, at=THEN)])
def test_what_was_held_stays_held(change):
    with pytest.raises(InvalidField, match="this talk was held"):
        change(TALK)


def test_the_driver_alternates_unless_one_is_chosen():
    mine, theirs = (replace(TALK, driver=side) for side in (Side.ME, Side.PEER))
    assert next_driver([mine, theirs]) is Side.PEER
    assert next_driver([TALK, theirs, mine]) is Side.ME  # nobody noted who drove the last one
    assert next_driver([replace(PLANNED, driver=Side.PEER), mine]) is Side.PEER
    assert next_driver([mine], chosen=Side.ME) is Side.ME
    assert next_driver([TALK]) is None
    assert next_driver([]) is None
    assert all(other_side(other_side(side)) is side for side in Side)


def test_every_format_has_its_own_questions():
    assert set(FORMAT_QUESTIONS) == set(ConversationFormat)
    assert list(FORMAT_QUESTIONS[ConversationFormat.GROW]) == ["goal", "reality", "options", "will"]
    keys = [key for questions in FORMAT_QUESTIONS.values() for key in questions]
    assert len(keys) == len(set(keys)) == len(ALL_QUESTIONS)
    for format_, questions in FORMAT_QUESTIONS.items():
        assert len(questions) in ((0,) if format_ == "free" else (2, 3, 4))
        assert all(len(question) < 75 for question in questions.values())


def test_answers_come_in_the_order_of_the_format_and_none_is_lost():
    answers = {"custom": "x", "will": "w", "reality": " ", "goal": "g"}
    talk = replace(TALK, format=ConversationFormat.GROW, answers=answers)
    talk.check()
    assert list(answered(talk)) == [("goal", "g"), ("will", "w"), ("custom", "x")]
    free = replace(talk, format=ConversationFormat.FREE)
    assert list(answered(free)) == [("custom", "x"), ("will", "w"), ("goal", "g")]


def test_each_line_is_a_step_without_the_sign_of_a_list():
    assert steps("- ask Ben\n\n  * read\n3 pages\n•  try -it-\n - ") == [
        "ask Ben",
        "read",
        "3 pages",
        "try -it-",
    ]
