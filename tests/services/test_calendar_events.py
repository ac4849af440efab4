"""The calendar of all that is to come: read by another parser, the same twice, right in summer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from peerpal.domain.agreement import Agreement
from peerpal.domain.peer import PeerStatus
from peerpal.domain.record import Side
from peerpal.domain.text import one_line
from peerpal.services.calendar_events import calendar_events
from peerpal.services.calendar_file import CalendarEvent, calendar_of
from peerpal.services.demo import fill

HOSTILE = (
    "x\r\nEND:VEVENT\r\nBEGIN:VALARM \x1b]52;c;aGk=\x07 \u202e [/] ,;:\\ é漢👨‍👩‍👧 " + "long " * 40
)


def exported(services):
    return calendar_of(calendar_events(services, services.today.day))


def parsed(text):
    """Return the events as another library reads them, by their titles."""
    stream = IcsCalendarStream.calendar_from_ics(text)
    return {event.summary: event for event in stream.events}


def plan(services, **changes):
    talk = services.conversations.all()[-1]
    return services.conversations.plan(replace(talk, **changes))


def assert_rfc5545(text):
    """What any calendar relies on, whatever its parser forgives."""
    assert text.endswith("\r\n")
    uids = []
    for line in text.encode().removesuffix(b"\r\n").split(b"\r\n"):
        assert 0 < len(line) <= 75
        assert not {b"\n"[0], b"\r"[0], 0x1B, 0x07} & set(line)
        line.decode()
    for event in Calendar.from_ical(text).walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event)
        uids.append(str(event["UID"]))
        for alarm in event.walk("VALARM"):
            assert {"ACTION", "TRIGGER", "DESCRIPTION"} <= set(alarm)
    assert len(uids) == len(set(uids))


def test_everything_that_has_a_day(services, ana, log, clock):
    log("@ana tomorrow 14:00 Rota\n! me write by +3d\n! ana read by +4d\n! me think")
    plan(services, minutes=45, notes="secret notes", private_notes="secret of mine")
    day = services.today.day
    goal = replace(services.goals.blank(), title="Speak", why="secret", target_on=day)
    services.goals.save(goal)
    origin = services.context.origin()
    review_on = day + timedelta(days=9)
    services.agreements.save(
        Agreement(**origin, peer_id=ana.id, review_on=review_on, boundaries="secret")
    )
    text = exported(services)
    assert "secret" not in text
    assert_rfc5545(text)
    events = parsed(text)
    assert {title: str(event.dtstart) for title, event in events.items()} == {
        "Goal: Speak": "2026-11-22",
        "Talk with Ana Ruiz: Rota": "2026-11-23 13:00:00+00:00",
        "Due: write": "2026-11-25",
        "Due: Ana Ruiz: read": "2026-11-26",
        "Look at the agreement with Ana Ruiz again": "2026-12-01",
    }
    talk = events["Talk with Ana Ruiz: Rota"]
    assert talk.computed_duration == timedelta(minutes=45)
    triggers = {title: [a.trigger for a in event.alarm] for title, event in events.items()}
    assert triggers["Talk with Ana Ruiz: Rota"] == [timedelta(days=-1), timedelta(minutes=-10)]
    assert triggers["Due: write"] == [timedelta(hours=9)]


def test_two_exports_are_the_same_bytes(services, open_services, clock):
    fill(services)
    text = exported(services)
    assert_rfc5545(text)
    assert len(parsed(text)) > 5
    clock.move(hours=3)
    assert exported(services) == text
    assert exported(open_services()) == text


def test_a_change_is_taken_over_by_a_second_import(services, ana, log, clock):
    log("@ana tomorrow 14:00 Rota")
    (before,) = parsed(exported(services)).values()
    clock.move(hours=1)
    plan(services, planned_at=clock.now + timedelta(days=3))
    (after,) = parsed(exported(services)).values()
    assert after.uid == before.uid
    assert after.sequence > before.sequence
    assert after.last_modified > before.last_modified
    assert after.dtstart > before.dtstart


def test_a_talk_that_is_called_off_is_taken_out_by_the_calendar(services, ana, log):
    log("@ana tomorrow 14:00 Rota")
    services.conversations.cancelled(services.conversations.all()[0].id)
    (event,) = parsed(exported(services)).values()
    assert event.status == "CANCELLED"
    assert event.alarm == []


def test_a_talk_stays_at_its_hour_across_daylight_saving(services, ana, log, clock):
    clock.move(days=120)  # 22 March, a week before the clocks go forward
    log("@ana 2027-03-27 14:00 Before\n\n@ana 2027-03-28 14:00 After")
    zone = clock.now.tzinfo
    starts = {title: event.dtstart for title, event in parsed(exported(services)).items()}
    assert [f"{start.astimezone(zone):%d %H:%M}" for start in starts.values()] == [
        "27 14:00",
        "28 14:00",
    ]
    assert [start.astimezone(UTC).hour for start in starts.values()] == [13, 12]


def test_a_confidential_talk_is_just_a_talk(services, log):
    log("@ana tomorrow 14:00 Leaving the team")
    plan(services, confidential=True)
    text = exported(services)
    assert list(parsed(text)) == ["Talk"]
    assert "Ana" not in text


def test_the_next_review_is_the_event_of_the_review_screen(services, ana):
    day = services.today.day
    review = replace(services.reviews.blank(ana.id), on=day, agreed_me_on=day, agreed_peer_on=day)
    review = services.reviews.save(replace(review, next_on=day + timedelta(days=90)))
    (event,) = parsed(exported(services)).values()
    assert event.uid == f"{review.id}@peerpal"
    assert event.summary == "Review with Ana Ruiz"
    assert event.dtstart == date(2027, 2, 20)


def test_what_rests_or_is_over_is_left_out(services, log, clock):
    log("@ana today 14:00 Rota\n! me write by +3d\n! me read by +3d")
    services.actions.toggle(services.actions.all()[0].id)
    assert set(parsed(exported(services))) == {"Talk with Ana: Rota", "Due: read"}
    services.peers.pause(services.peers.all()[0].id)
    assert services.peers.all()[0].status is PeerStatus.PAUSED
    clock.move(days=1)
    assert calendar_events(services, services.today.day) == []


def test_hostile_titles_stay_titles(services, log):
    log("@ana tomorrow 14:00 Rota\n! me write by +3d")
    plan(services, title=HOSTILE, driver=Side.ME)
    peer = services.peers.all()[0]
    services.peers.save(replace(peer, name=HOSTILE[:80]))
    text = exported(services)
    assert_rfc5545(text)
    assert len(parsed(text)) == 2
    assert any(one_line(HOSTILE).strip() in title for title in parsed(text))


@given(
    st.lists(
        st.tuples(
            st.text(),
            st.one_of(
                st.dates(date(1900, 1, 1)),
                st.datetimes(datetime(1900, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
            ),
            st.booleans(),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_any_events_are_read_by_both_parsers(made):
    moment = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    text = calendar_of(
        CalendarEvent(f"key{number}", title, start, 30, 1, moment, has_alarms, not has_alarms)
        for number, (title, start, has_alarms) in enumerate(made)
    )
    assert_rfc5545(text)
    events = IcsCalendarStream.calendar_from_ics(text).events
    assert len(events) == len(Calendar.from_ical(text).walk("VEVENT")) == len(made)


@pytest.mark.parametrize("count", [0, 1])
def test_the_file_is_a_calendar(count):
    event = CalendarEvent("key", "Talk", date(2026, 11, 22))
    text = calendar_of([event] * count)
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert len(IcsCalendarStream.calendar_from_ics(text).events) == count
