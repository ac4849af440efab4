"""Half a year of one pair, told day by day: what is due falls on the days worked out by hand.

It crosses the ends of months, a leap day (29 February 2028) and, for plans, both changes of the
clock in Madrid (26 March and 29 October 2028).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from peerpal.domain.conversation import ConversationStatus
from peerpal.domain.flow import Balance
from peerpal.domain.peer import Contact, PeerStatus
from peerpal.domain.record import Side
from peerpal.domain.talking_point import PointState
from peerpal.services.due import Matter
from peerpal.services.wrap_up import WrapUp

MADRID = ZoneInfo("Europe/Madrid")


def day(text):
    return date.fromisoformat(f"2028-{text}")


class Pair:
    """What the two do, and what PeerPal says of it on a day."""

    def __init__(self, services, clock):
        self.services = services
        self.clock = clock
        self.on("01-31")
        services.captures.log(
            [services.captures.read("@ana 45m Rota\n> pytest 60m fixtures\n? how to begin")],
            new_peers=True,
        )
        self.peer_id = services.peers.find("ana").id

    def on(self, text, at=time(18)):
        """Go to a day."""
        self.clock.now = datetime.combine(day(text), at, tzinfo=MADRID)
        return self

    @property
    def peer(self):
        return self.services.peers.get(self.peer_id)

    @property
    def contact(self):
        return self.services.today.standing(self.peer).contact

    @property
    def due(self):
        return {item.matter for item in self.services.due.now()}

    @property
    def offered(self):
        return self.services.health_checks.offered_since(self.peer)

    def talk(self, text, **wrapped):
        """Hold a talk on a day and wrap it up."""
        self.on(text)
        blank = self.services.conversations.blank(peer_ids=(self.peer_id,))
        wrapped.setdefault("driver", None)
        driver = wrapped.pop("driver")
        return self.services.wrap_ups.save(WrapUp(talk=replace(blank, driver=driver), **wrapped))

    @property
    def minutes(self):
        return self.services.today.flow(self.peer_id).balance


@pytest.fixture
def pair(services, clock):
    return Pair(services, clock)


CONTACTS = {
    "02-13": Contact.ON_TIME,
    "02-14": Contact.DUE,  # 31 January and 14 days
    "02-27": Contact.DUE,
    "02-28": Contact.OVERDUE,  # and 28 days
    "02-29": Contact.OVERDUE,
    "03-26": Contact.OVERDUE,
    "03-27": Contact.DORMANT,  # and 56 days: 2028 has a 29 February
}


@pytest.mark.parametrize("text", CONTACTS)
def test_one_talk_and_then_silence(pair, text):
    for at in (time(0), time(23, 59)):
        assert pair.on(text, at).contact is CONTACTS[text]


def test_reminders_count_from_the_last_held_talk(pair):
    pair.talk("02-28")
    held = pair.services.conversations.of_peer(pair.peer_id)[0]
    blank = pair.services.conversations.blank(peer_ids=(pair.peer_id,))
    pair.on("03-12")
    for status in (ConversationStatus.MISSED, ConversationStatus.CANCELLED):
        record = replace(
            blank, id=f"not-{status}", status=status, held_on=None, planned_at=pair.clock.now
        )
        pair.services.conversations.save(record)
    assert pair.contact is Contact.ON_TIME
    assert pair.on("03-13").contact is Contact.DUE  # 28 February and 14 days
    pair.services.conversations.delete(held.id)
    assert pair.contact is Contact.OVERDUE


@pytest.mark.parametrize(
    ("planned", "stored"),
    [
        ("2028-03-25T09:00", "2028-03-25T08:00:00+00:00"),
        ("2028-03-26T09:00", "2028-03-26T07:00:00+00:00"),  # the clock went forward at two
        ("2028-10-29T09:00", "2028-10-29T08:00:00+00:00"),  # and back again
    ],
)
def test_a_plan_keeps_its_hour_over_a_change_of_the_clock(pair, planned, stored):
    local = datetime.fromisoformat(planned).replace(tzinfo=MADRID)
    text = f"@ana {local:%Y-%m-%d %H:%M} Plans"
    pair.services.captures.log([pair.services.captures.read(text)])
    talk = pair.services.conversations.with_status(ConversationStatus.PLANNED)[0]
    assert talk.planned_at.isoformat() == stored
    shown = pair.services.conversations.next_planned(pair.peer_id)
    assert (shown.hour, shown.date()) == (9, local.date())
    pair.clock.now = datetime.combine(local.date(), time(23, 59), tzinfo=MADRID)
    assert pair.contact is Contact.PLANNED
    pair.clock.now = datetime.combine(local.date() + timedelta(days=1), time(0), tzinfo=MADRID)
    assert pair.contact in (Contact.OVERDUE, Contact.DORMANT)
    assert Matter.PLANNED in pair.due


def test_paused_and_closed_pairings_are_silent(pair):
    pair.on("05-15")
    assert pair.contact is Contact.DORMANT
    for status in (PeerStatus.PAUSED, PeerStatus.CLOSED):
        pair.services.peers.save(replace(pair.peer, status=status))
        assert pair.contact is Contact.SILENT
        assert pair.due == set()
    pair.services.peers.save(replace(pair.peer, status=PeerStatus.ACTIVE))
    assert pair.contact is Contact.DORMANT


def test_who_drives_alternates_from_talk_to_talk(pair):
    drives = pair.services.conversations.next_driver
    assert drives(pair.peer) is None
    pair.talk("02-14", driver=Side.ME)
    assert drives(pair.peer) is Side.PEER
    pair.talk("02-29", driver=Side.PEER)
    assert drives(pair.peer) is Side.ME
    pair.services.peers.save(replace(pair.peer, next_driver=Side.PEER))
    assert drives(pair.peer) is Side.PEER


def test_a_point_is_carried_twice_and_then_discussed(pair):
    points = pair.services.talking_points
    (point,) = points.open_with(pair.peer_id)
    for text, carried in (("02-14", 1), ("02-29", 2)):
        pair.talk(text, points={point.id: PointState.CARRIED})
        (point,) = points.open_with(pair.peer_id)
        assert (point.state, point.carried_count) == (PointState.CARRIED, carried)
    talk = pair.talk("03-14", points={point.id: PointState.DISCUSSED})
    assert points.open_with(pair.peer_id) == []
    assert points.get(point.id).conversation_id == talk.id


def test_what_was_taught_is_asked_about_after_thirty_days(pair):
    exchanges = pair.services.exchanges
    assert pair.on("02-29").services.exchanges.follow_ups() == []
    (asked,) = pair.on("03-01").services.exchanges.follow_ups()  # 31 January and 30 days
    assert Matter.FOLLOW_UP in pair.due
    exchanges.snooze(asked.id)
    assert pair.on("03-14").services.exchanges.follow_ups() == []
    assert len(pair.on("03-15").services.exchanges.follow_ups()) == 1  # and a fortnight
    exchanges.answer(asked.id, "Her team writes fixtures now")
    assert exchanges.follow_ups() == []
    assert exchanges.get(asked.id).asked_on == day("03-15")


def test_health_checks_are_offered_after_the_second_and_fifth_talk(pair):
    assert pair.on("02-27").offered is None
    pair.talk("02-28")
    assert pair.offered == day("02-28")
    assert Matter.HEALTH in pair.due
    assert pair.on("03-19").offered == day("02-28")
    assert pair.on("03-20").offered is None  # 21 days: 2028 has a 29 February
    for text in ("03-27", "04-10", "04-30"):
        assert pair.offered is None
        pair.talk(text)
    assert pair.offered == day("04-30")
    pair.on("05-01")
    pair.services.health_checks.save(pair.services.health_checks.blank(pair.peer_id))
    assert pair.offered is None


def test_three_talks_within_three_weeks_bring_no_second_offer(pair):
    for text in ("02-28", "03-05", "03-10", "03-15"):
        pair.talk(text)
    assert pair.offered == day("02-28")
    assert pair.on("03-20").offered is None


def test_the_word_for_flow_changes_as_days_leave_the_window(pair):
    assert pair.minutes is Balance.ONE_SIDED
    log = pair.services.captures
    pair.on("02-28")
    log.log([log.read("@ana 45m Sql\n< sql 40m plans")])
    assert pair.minutes is Balance.BALANCED  # (60 - 40) / 100
    assert pair.on("04-30").minutes is Balance.BALANCED  # 31 January is 90 days ago
    assert pair.on("05-01").minutes is Balance.ONE_SIDED
    assert pair.on("05-28").minutes is Balance.ONE_SIDED
    assert pair.on("05-29").minutes is None  # and so is 28 February
