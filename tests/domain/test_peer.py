"""When it is time to talk with a peer again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from peerpal.domain.errors import InvalidField
from peerpal.domain.peer import Contact, Peer, PeerStatus, standing

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
    ],
)
def test_a_peer_that_makes_no_sense_is_refused(changes, field):
    with pytest.raises(InvalidField) as raised:
        replace(PEER, **changes).check()
    assert raised.value.field == field
