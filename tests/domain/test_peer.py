"""When it is time to talk with a peer again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from peerpal.domain.errors import InvalidField, WrongUse
from peerpal.domain.peer import (
    CLOSING_PARTS,
    CloseNext,
    CloseReason,
    ClosingPart,
    Contact,
    Move,
    Peer,
    PeerStatus,
    Phase,
    closed,
    concluding,
    moves,
    paused,
    reopened,
    resumed,
    standing,
    with_status,
)

THEN = datetime(2026, 1, 1, tzinfo=UTC)
PEER = Peer(id="p", created_at=THEN, updated_at=THEN, author="me", name="Ana Ruiz")
START = date(2026, 1, 1)


def contact(today, *, last_on=None, planned_on=None, peer=PEER):
    return standing(peer, last_on=last_on, planned_on=planned_on, since=START, today=today).contact


@pytest.mark.parametrize(
    ("last_on", "today", "expected"),
    [
        # 14 days due, 28 overdue, 56 dormant
        (date(2026, 11, 1), date(2026, 11, 1), Contact.ON_TIME),
        (date(2026, 11, 1), date(2026, 11, 14), Contact.ON_TIME),
        (date(2026, 11, 1), date(2026, 11, 15), Contact.DUE),
        (date(2026, 11, 1), date(2026, 11, 28), Contact.DUE),
        (date(2026, 11, 1), date(2026, 11, 29), Contact.OVERDUE),
        (date(2026, 11, 1), date(2026, 12, 26), Contact.OVERDUE),
        (date(2026, 11, 1), date(2026, 12, 27), Contact.DORMANT),
        # over the end of a month and of a year
        (date(2026, 1, 31), date(2026, 2, 13), Contact.ON_TIME),
        (date(2026, 1, 31), date(2026, 2, 14), Contact.DUE),
        (date(2026, 12, 20), date(2027, 1, 3), Contact.DUE),
        # February has 29 days in 2028 and 28 in 2027
        (date(2028, 2, 15), date(2028, 2, 29), Contact.DUE),
        (date(2028, 2, 16), date(2028, 2, 29), Contact.ON_TIME),
        (date(2028, 2, 1), date(2028, 2, 29), Contact.OVERDUE),
        (date(2027, 2, 1), date(2027, 3, 1), Contact.OVERDUE),
    ],
)
def test_the_light_follows_the_days(last_on, today, expected):
    assert contact(today, last_on=last_on) is expected


def test_the_ideal_day_is_the_cadence_after_the_last_talk():
    state = standing(
        PEER, last_on=date(2028, 2, 15), planned_on=None, since=START, today=date(2028, 3, 1)
    )
    assert state.due_on == date(2028, 2, 29)
    assert state.days_since == 15
    assert state.last_on == date(2028, 2, 15)


def test_without_a_talk_the_start_of_the_pairing_counts():
    today = START + timedelta(days=28)
    assert contact(today) is Contact.OVERDUE
    begun = replace(PEER, started_on=today - timedelta(days=14))
    assert contact(today, peer=begun) is Contact.DUE


def test_a_planned_talk_silences_the_nudge_until_it_is_over():
    last_on, today = date(2026, 9, 1), date(2026, 11, 1)
    assert contact(today, last_on=last_on, planned_on=today) is Contact.PLANNED
    tomorrow, yesterday = today + timedelta(days=1), today - timedelta(days=1)
    assert contact(today, last_on=last_on, planned_on=tomorrow) is Contact.PLANNED
    assert contact(today, last_on=last_on, planned_on=yesterday) is Contact.DORMANT


@pytest.mark.parametrize("status", PeerStatus)
def test_only_paused_and_closed_pairings_are_silent(status):
    peer = replace(PEER, status=status)
    is_silent = status in (PeerStatus.PAUSED, PeerStatus.CLOSED)
    last_on, today = date(2026, 10, 1), date(2026, 11, 1)
    expected = Contact.SILENT if is_silent else Contact.OVERDUE
    assert contact(today, last_on=last_on, peer=peer) is expected


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "  "}, "name"),
        ({"cadence_days": 0}, "cadence_days"),
        ({"cadence_days": 30, "max_gap_days": 29}, "max_gap_days"),
        ({"conversation_minutes": 1441}, "conversation_minutes"),
        ({"started_on": date(2026, 2, 1), "ended_on": date(2026, 1, 1)}, "ended_on"),
        ({"closing": {"blame": "nobody"}}, "closing"),
    ],
)
def test_a_peer_that_makes_no_sense_is_refused(changes, field):
    with pytest.raises(InvalidField) as raised:
        replace(PEER, **changes).check()
    assert raised.value.field == field


END = date(2026, 11, 22)


def ended(peer, comes_next=None, **closing):
    return closed(
        peer, on=END, reason=CloseReason.OTHER, comes_next=comes_next, closing=closing
    )  # fmt: skip


@pytest.mark.parametrize(
    ("status", "possible"),
    [
        (PeerStatus.PROPOSED, {Move.RESUME, Move.CLOSE}),
        (PeerStatus.ACTIVE, {Move.PAUSE, Move.CONCLUDE, Move.CLOSE}),
        (PeerStatus.PAUSED, {Move.RESUME, Move.CONCLUDE, Move.CLOSE}),
        (PeerStatus.CONCLUDING, {Move.RESUME, Move.PAUSE, Move.CLOSE}),
        (PeerStatus.CLOSED, {Move.REOPEN, Move.CLOSE}),
    ],
)
def test_what_can_be_done_with_a_pairing_and_nothing_else(status, possible):
    peer = replace(PEER, status=status, ended_on=END if status == "closed" else None)
    assert set(moves(peer)) == possible
    doing = {
        Move.PAUSE: (paused, PeerStatus.PAUSED),
        Move.RESUME: (resumed, PeerStatus.ACTIVE),
        Move.CONCLUDE: (concluding, PeerStatus.CONCLUDING),
        Move.CLOSE: (ended, PeerStatus.CLOSED),
        Move.REOPEN: (reopened, PeerStatus.ACTIVE),
    }
    for move, (do, becomes) in doing.items():
        if move in possible:
            assert do(peer).status is becomes
        else:
            with pytest.raises(WrongUse):
                do(peer)


@pytest.mark.parametrize("comes_next", [None, *CloseNext])
def test_going_on_informally_gives_a_pairing_another_form(comes_next):
    informal = comes_next is CloseNext.CONTINUE_INFORMALLY
    phase = Phase.REDEFINITION if informal else Phase.SEPARATION
    assert ended(PEER, comes_next).phase is phase


def test_closing_keeps_what_was_said_until_the_next_time():
    once = ended(PEER, CloseNext.INDEPENDENT, thanks="for the night of the queue")
    assert (once.status, once.ended_on) == (PeerStatus.CLOSED, END)
    assert (once.close_reason, once.close_next) == (CloseReason.OTHER, CloseNext.INDEPENDENT)
    again = reopened(once)
    assert (again.status, again.ended_on) == (PeerStatus.ACTIVE, None)
    assert again.phase is Phase.REDEFINITION
    assert again.closing == {"thanks": "for the night of the queue"}
    assert again.close_reason is CloseReason.OTHER
    assert ended(again, worked="short talks").closing == {"worked": "short talks"}


def test_no_reason_is_needed_to_close():
    peer = closed(PEER, on=END, reason=None, comes_next=None, closing={})
    peer.check()
    assert peer.close_reason is None


def test_only_a_closed_pairing_has_an_end():
    closed_by_hand = with_status(PEER, PeerStatus.CLOSED, today=END)
    assert closed_by_hand.ended_on == END
    earlier = replace(closed_by_hand, ended_on=START)
    assert with_status(earlier, PeerStatus.CLOSED, today=END).ended_on == START
    assert with_status(earlier, PeerStatus.PAUSED, today=END).ended_on is None


def test_every_part_of_a_closing_has_its_question():
    assert list(CLOSING_PARTS) == list(ClosingPart)
