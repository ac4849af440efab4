"""A calendar file says its one event to any calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from peerpal.domain.text import one_line
from peerpal.services.calendar_file import CalendarEvent, calendar

MADE_AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
DAY = date(2027, 2, 4)


def read(text):
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    return event


def made(title="Review with Ana Ruiz", start=DAY, minutes=None, key="01KB2"):
    return calendar(CalendarEvent(key, title, start, minutes), made_at=MADE_AT)


def test_a_whole_day():
    assert made() == "\r\n".join([
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//PeerPal//EN", "BEGIN:VEVENT"),
        *("SUMMARY:Review with Ana Ruiz", "DTSTART;VALUE=DATE:20270204"),
        *("DTSTAMP:20261122T090000Z", "UID:01KB2@peerpal", "END:VEVENT", "END:VCALENDAR", ""),
    ])  # fmt: skip


def test_a_moment_is_in_utc_and_has_its_length():
    start = datetime(2027, 2, 4, 14, 0, tzinfo=UTC)
    text = made(start=start, minutes=45)
    assert "DTSTART:20270204T140000Z\r\n" in text
    assert "DURATION:PT45M\r\n" in text
    assert read(text).end == start + timedelta(minutes=45)


def test_a_moment_of_another_zone_becomes_utc():
    start = datetime(2027, 2, 4, 14, 0, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert "DTSTART:20270204T083000Z\r\n" in made(start=start)


@given(st.text(), st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1))
def test_any_text_comes_back_as_it_was_shown(title, key):
    text = made(title=title, key=key)
    assert str(read(text)["summary"]) == one_line(title)
    assert str(read(text)["uid"]) == f"{key}@peerpal"


@given(st.text(st.sampled_from('aé漢👨‍👩‍👧 ,;:\\"\n\r\t\x1b'), max_size=400))
def test_no_line_is_longer_than_75_octets(title):
    text = made(title=title)
    assert text.endswith("\r\n")
    for line in text.encode().split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        line.decode()


@pytest.mark.parametrize(
    "title", ["BEGIN:VEVENT", "x\r\nEND:VEVENT\r\nATTACH:file", "\\n\\,", "\ud800", ""]
)
def test_a_title_is_never_another_line(title):
    text = made(title=title)
    assert len(read(text).property_items()) == len(read(made()).property_items())
    assert str(read(text)["summary"]) == one_line(title)


@given(st.datetimes(timezones=st.just(UTC)), st.integers(1, 1440))
def test_any_moment_comes_back_to_the_second(start, minutes):
    event = read(made(start=start, minutes=minutes))
    assert event.start == start.replace(microsecond=0)
    assert event.duration == timedelta(minutes=minutes)
