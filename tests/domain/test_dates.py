"""Days and durations are read as people type them, and nothing they type raises."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.dates import (
    DAY_HELP,
    Toward,
    has_day_form,
    is_almost_day,
    read_day,
    read_minutes,
    show_day,
    show_minutes,
)

SUNDAY = date(2026, 11, 22)
PAST, FUTURE = Toward.PAST, Toward.FUTURE
days = st.dates()
towards = st.sampled_from(Toward)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", date(2026, 11, 22)),
        (" Today\t", date(2026, 11, 22)),
        ("YESTERDAY", date(2026, 11, 21)),
        ("tomorrow", date(2026, 11, 23)),
        ("+3d", date(2026, 11, 25)),
        ("-3d", date(2026, 11, 19)),
        ("+2w", date(2026, 12, 6)),
        ("-2W", date(2026, 11, 8)),
        ("+1m", date(2026, 12, 22)),
        ("-11m", date(2025, 12, 22)),
        ("+1y", date(2027, 11, 22)),
        ("-1y", date(2025, 11, 22)),
        ("+0d", SUNDAY),
        ("next fri", date(2026, 11, 27)),
        ("next  Sunday", date(2026, 11, 29)),
        ("next mon", date(2026, 11, 23)),
        ("last fri", date(2026, 11, 20)),
        ("last sun", date(2026, 11, 15)),
        ("2026-11-22", SUNDAY),
        ("2024-02-29", date(2024, 2, 29)),
        ("22 nov 2026", SUNDAY),
        ("22 November 2026", SUNDAY),
        ("nov 22 2026", SUNDAY),
        ("sun 22 nov 2026", SUNDAY),
        ("1 sept 2020", date(2020, 9, 1)),
        ("22 nov", SUNDAY),
        ("nov 22", SUNDAY),
        ("sun 22 november", SUNDAY),
    ],
)
@pytest.mark.parametrize("toward", Toward)
def test_reads_a_day_whichever_way(text, expected, toward):
    assert read_day(text, today=SUNDAY, toward=toward) == expected


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("fri", date(2026, 11, 20), date(2026, 11, 27)),
        ("Friday", date(2026, 11, 20), date(2026, 11, 27)),
        ("mon", date(2026, 11, 16), date(2026, 11, 23)),
        ("sat", date(2026, 11, 21), date(2026, 11, 28)),
        ("sun", date(2026, 11, 15), date(2026, 11, 29)),
        ("tues", date(2026, 11, 17), date(2026, 11, 24)),
        ("thur", date(2026, 11, 19), date(2026, 11, 26)),
        ("thurs", date(2026, 11, 19), date(2026, 11, 26)),
        ("21 nov", date(2026, 11, 21), date(2027, 11, 21)),
        ("23 nov", date(2025, 11, 23), date(2026, 11, 23)),
        ("jan 1", date(2026, 1, 1), date(2027, 1, 1)),
        ("29 feb", date(2024, 2, 29), date(2028, 2, 29)),
    ],
)
def test_a_bare_weekday_or_a_day_without_year_falls_toward(text, before, after):
    assert read_day(text, today=SUNDAY, toward=PAST) == before
    assert read_day(text, today=SUNDAY, toward=FUTURE) == after


@pytest.mark.parametrize(
    ("today", "text", "expected"),
    [
        (date(2026, 1, 31), "+1m", date(2026, 2, 28)),
        (date(2028, 1, 31), "+1m", date(2028, 2, 29)),
        (date(2026, 3, 31), "-1m", date(2026, 2, 28)),
        (date(2026, 10, 31), "+1m", date(2026, 11, 30)),
        (date(2026, 12, 15), "+1m", date(2027, 1, 15)),
        (date(2026, 1, 15), "-1m", date(2025, 12, 15)),
        (date(2024, 2, 29), "+1y", date(2025, 2, 28)),
        (date(2024, 2, 29), "+4y", date(2028, 2, 29)),
        (date(2024, 2, 29), "-1y", date(2023, 2, 28)),
        (date(2026, 12, 31), "tomorrow", date(2027, 1, 1)),
        (date(2024, 2, 28), "+1d", date(2024, 2, 29)),
        (date(1903, 12, 31), "29 feb", date(1904, 2, 29)),
        (date(1896, 3, 1), "29 feb", date(1904, 2, 29)),
        (date(2026, 11, 23), "next sun", date(2026, 11, 29) + timedelta(days=7)),
    ],
)
def test_month_ends_leap_days_and_turns_of_the_year(today, text, expected):
    assert read_day(text, today=today, toward=FUTURE) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("31 feb", "30 feb 2024", "29 feb 2026", "0 nov", "32 jan", "nov 31", "mon 22 nov 2026"),
        *("2026-13-01", "2026-02-30", "0000-01-01", "1 jan 0000"),
        *("+9999y", "-9999y", "+99999999999999999999d", "+" + "9" * 5000 + "m"),
    ],
)
@pytest.mark.parametrize("toward", Toward)
def test_a_day_that_is_not_in_the_calendar_is_none_but_has_the_form(text, toward):
    assert read_day(text, today=SUNDAY, toward=toward) is None
    assert has_day_form(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "next", "last", "next week", "next today", "someday", "frid", "3d", "+3", "+3x"),
        *("+ 3d", "22", "nov", "22/11/2026", "20261122", "2026-W47-7", "2026-1-2", "22 nov 26"),
        *("+٣d", "٢٢ nov", "today\x00", "\ud800", "22 nov 2026 12"),
    ],
)
def test_other_words_are_no_day(text):
    assert read_day(text, today=SUNDAY, toward=PAST) is None
    assert not has_day_form(text)


@pytest.mark.parametrize(
    "text",
    [
        *("+3", "-2 weeks", "3 days", "20%", "firday", "tommorow", "yesterdy", "Saturady"),
        *("wednsday", "next week", "fri noon", "31 feb", "feb 31", "septembre", "mon 22 nov 2026"),
    ],
)
def test_a_mistyped_day_is_noticed(text):
    assert read_day(text, today=SUNDAY, toward=FUTURE) is None
    assert is_almost_day(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "the team", "Sam", "Sue", "April", "me", "Mandy", "Toby", "hand", "then", "accident"),
        "3 people in the other team",
    ],
)
def test_other_words_are_not_taken_for_a_mistyped_day(text):
    assert not is_almost_day(text)


def test_the_help_lists_only_what_is_understood():
    assert all(read_day(day, today=SUNDAY, toward=PAST) for day in DAY_HELP.split(", "))


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (SUNDAY, "Sun 22 Nov 2026"),
        (date(2024, 2, 29), "Thu 29 Feb 2024"),
        (date(999, 1, 1), "Tue 1 Jan 0999"),
    ],
)
def test_shows_a_day_in_english(day, shown):
    assert show_day(day) == shown


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *(("45m", 45), ("45min", 45), ("45 min", 45), ("45 minutes", 45), ("1 minute", 1)),
        *(("1h", 60), ("2H", 120), ("1 hour", 60), ("1h30", 90), ("1h30m", 90), ("1h 30m", 90)),
        *(("1h05", 65), ("3 h 20", 200), ("1 h 30 min", 90), ("0m", 0), ("9999m", 9999)),
        *(("90", None), ("1:30", None), ("", None), ("h", None), ("m", None), ("1h60", None)),
        *(("-5m", None), ("1.5h", None), ("45mn", None), ("99999m", None), ("٤m", None)),
    ],
)
def test_reads_a_duration_with_a_unit(text, minutes):
    assert read_minutes(text) == minutes


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [(0, "0 min"), (45, "45 min"), (60, "1 h"), (65, "1 h 05"), (200, "3 h 20"), (1440, "24 h")],
)
def test_shows_a_duration(minutes, shown):
    assert show_minutes(minutes) == shown


@given(st.text(st.characters()), days, towards)
def test_no_text_and_no_day_raises(text, today, toward):
    day = read_day(text, today=today, toward=toward)
    assert day is None or has_day_form(text)
    is_almost_day(text)
    read_minutes(text)


@given(st.from_regex(r"[+-][0-9]{1,6}[dwmy]", fullmatch=True), days, towards)
def test_an_offset_goes_its_way_or_nowhere(text, today, toward):
    day = read_day(text, today=today, toward=toward)
    assert day is None or (day >= today if text[0] == "+" else day <= today)


@given(st.sampled_from(["mon", "tuesday", "fri", "sunday"]), days)
def test_a_weekday_is_within_a_week_but_never_today(text, today):
    ahead = read_day(text, today=today, toward=FUTURE)
    back = read_day(text, today=today, toward=PAST)
    assert ahead is None or 1 <= (ahead - today).days <= 7
    assert back is None or 1 <= (today - back).days <= 7
    assert back == read_day(f"last {text}", today=today, toward=FUTURE)


@given(st.sampled_from(["mon", "tuesday", "fri", "sunday"]), days, towards)
def test_next_weekday_is_in_the_next_iso_week(text, today, toward):
    day = read_day(f"next {text}", today=today, toward=toward)
    if day is None:
        assert today > date.max - timedelta(days=14)
    else:
        monday = day - timedelta(days=day.weekday())
        assert monday == today - timedelta(days=today.weekday()) + timedelta(days=7)
        assert show_day(day).lower().startswith(text[:3])


@given(days, days, towards)
def test_a_day_is_read_as_it_is_shown(day, today, toward):
    assert read_day(show_day(day), today=today, toward=toward) == day
    assert read_day(day.isoformat(), today=today, toward=toward) == day


@given(days, days)
def test_a_day_without_year_is_the_nearest_on_its_side(day, today):
    text = show_day(day).split()
    found = read_day(" ".join(text[1:3]), today=today, toward=PAST)
    if found is not None:
        assert (found.month, found.day) == (day.month, day.day)
        assert timedelta() <= today - found <= timedelta(days=8 * 366)
    found = read_day(" ".join(text[1:3]), today=today, toward=FUTURE)
    if found is not None:
        assert timedelta() <= found - today <= timedelta(days=8 * 366)


@given(st.integers(0, 1440))
def test_a_duration_is_read_as_it_is_shown(minutes):
    assert read_minutes(show_minutes(minutes)) == minutes
