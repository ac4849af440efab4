"""Days and durations as people type them, and as they are shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from enum import StrEnum, auto

from peerpal.domain.month import months_on

DAY_HELP = "today, yesterday, tomorrow, fri, next fri, last fri, +3d, -2w, +1m, 22 nov, 2026-11-22"
"""What `read_day` understands, for hints and error messages."""

MOST_WORDS = 4
"""No day and no duration has more words than this ("sun 22 nov 2026", "1 h 30 min")."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_RELATIVE = {"yesterday": -1, "today": 0, "tomorrow": 1}


def _numbered(names: tuple[str, ...], **others: int) -> dict[str, int]:
    """Return the number of each name, long or cut to three letters."""
    numbers = {name[:length]: number for number, name in enumerate(names) for length in (3, None)}
    return numbers | others


_WEEKDAY_NUMBERS = _numbered(_WEEKDAYS, tues=1, thur=3, thurs=3)
_MONTH_NUMBERS = _numbered(_MONTHS, sept=8)


class Toward(StrEnum):
    """Which way a day falls that says only its weekday, or no year."""

    PAST = auto()
    FUTURE = auto()


def _relative(found: re.Match[str], today: date, _: Toward) -> date:
    return today + timedelta(days=_RELATIVE[found[0]])


def _offset(found: re.Match[str], today: date, _: Toward) -> date:
    count, unit = int(found[1]), found[2]
    if unit in "dw":
        return today + timedelta(days=count * (7 if unit == "w" else 1))
    return months_on(today, count * (12 if unit == "y" else 1))


def _weekday(found: re.Match[str], today: date, toward: Toward) -> date:
    which, weekday = found[1], _WEEKDAY_NUMBERS[found[2]]
    ahead = weekday - today.weekday()
    if which == "next":
        return today + timedelta(days=ahead + 7)
    if which == "last" or toward is Toward.PAST:
        return today - timedelta(days=(-ahead - 1) % 7 + 1)
    return today + timedelta(days=(ahead - 1) % 7 + 1)


def _calendar_day(found: re.Match[str], today: date, toward: Toward) -> date | None:
    parts = found.groupdict()
    month, number = _MONTH_NUMBERS[parts["month"]] + 1, int(parts["day"])
    if parts["year"]:
        day = date(int(parts["year"]), month, number)
    else:
        day = _nearest(month, number, today, toward)
    weekday = parts["weekday"]
    return day if not weekday or day.weekday() == _WEEKDAY_NUMBERS[weekday] else None


def _nearest(month: int, number: int, today: date, toward: Toward) -> date:
    """Return the nearest such day on that side, today included; 29 February may be 8 years off."""
    step = 1 if toward is Toward.FUTURE else -1
    for year in range(today.year, today.year + 9 * step, step):
        with suppress(ValueError):
            day = date(year, month, number)
            if (day - today).days * step >= 0:
                return day
    raise ValueError("no such day")


def _iso(found: re.Match[str], _: date, __: Toward) -> date:
    return date.fromisoformat(found[0])


def _form(pattern: str) -> str:
    return (
        pattern.replace("WEEKDAY", "|".join(_WEEKDAY_NUMBERS))
        .replace("MONTH", "|".join(_MONTH_NUMBERS))
        .replace("RELATIVE", "|".join(_RELATIVE))
    )


_Reader = Callable[[re.Match[str], date, Toward], date | None]
# Compiled when a day is first read: that takes 2 ms, and no day is read at the start.
_FORMS: tuple[tuple[str, _Reader], ...] = (
    (_form("RELATIVE"), _relative),
    (_form("([+-][0-9]+)([dwmy])"), _offset),
    (_form("(?:(next|last) )?(WEEKDAY)"), _weekday),
    (
        _form(
            "(?:(?P<weekday>WEEKDAY) )?(?P<day>[0-9]{1,2}) (?P<month>MONTH)(?: (?P<year>[0-9]{4}))?"
        ),
        _calendar_day,
    ),
    (
        _form(
            "(?:(?P<weekday>WEEKDAY) )?(?P<month>MONTH) (?P<day>[0-9]{1,2})(?: (?P<year>[0-9]{4}))?"
        ),
        _calendar_day,
    ),
    (_form("[0-9]{4}-[0-9]{2}-[0-9]{2}"), _iso),
)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def read_day(text: str, *, today: date, toward: Toward) -> date | None:
    """Return the day that a text names, or None when it names none (see DAY_HELP)."""
    text = _plain(text)
    for form, reader in _FORMS:
        if found := re.fullmatch(form, text):
            try:
                return reader(found, today, toward)
            except (ValueError, OverflowError):
                return None
    return None


def has_day_form(text: str) -> bool:
    """True when a text is written like a day, whether or not there is such a day (31 feb)."""
    text = _plain(text)
    return any(re.fullmatch(form, text) for form, _ in _FORMS)


def is_almost_day(text: str) -> bool:
    """True when a text that is no day was probably meant as one: +2 weeks, firday, next week."""
    words = _plain(text).split()
    if not words or len(words) > MOST_WORDS:
        return False
    first = words[0]
    if first[0] in "+-0123456789" or first == "next" or first in _WEEKDAY_NUMBERS:
        return True
    if has_day_form(text):
        return True
    from difflib import get_close_matches

    # Short words stay out: "by the team" and "by Sam" are a letter away from thu and sat.
    long_words = [word for word in (*_RELATIVE, *_WEEKDAYS, *_MONTHS) if len(word) > 5]
    return bool(get_close_matches(first, ["today", *long_words], n=1, cutoff=0.8))


class DateStyle(StrEnum):
    """How days are shown; each value is an example."""

    WORDS = "22 Nov 2026"
    ISO = "2026-11-22"
    AMERICAN = "11/22/2026"
    DOTTED = "22.11.2026"


def show_day(day: date, style: DateStyle = DateStyle.WORDS) -> str:
    """Return the day as "Sun 22 Nov 2026", in English whatever the locale."""
    return f"{_WEEKDAYS[day.weekday()][:3].title()} {plain_day(day, style)}"


def near_day(day: date, style: DateStyle) -> str:
    """Return the day as "Sun 22 Nov", where nobody would ask for its year."""
    return f"{_WEEKDAYS[day.weekday()][:3].title()} {day_and_month(day, style)}"


def plain_day(day: date, style: DateStyle) -> str:
    """Return the day as "22 Nov 2026"."""
    match style:
        case DateStyle.WORDS:
            return f"{day_and_month(day, style)} {day.year:04}"
        case DateStyle.ISO:
            return day.isoformat()
        case DateStyle.AMERICAN:
            return f"{day_and_month(day, style)}/{day.year:04}"
        case DateStyle.DOTTED:
            return f"{day_and_month(day, style)}{day.year:04}"


def day_and_month(day: date, style: DateStyle) -> str:
    """Return the day as "22 Nov"."""
    match style:
        case DateStyle.WORDS:
            return f"{day.day} {_MONTHS[day.month - 1][:3].title()}"
        case DateStyle.ISO:
            return f"{day.month:02}-{day.day:02}"
        case DateStyle.AMERICAN:
            return f"{day.month}/{day.day}"
        case DateStyle.DOTTED:
            return f"{day.day}.{day.month}."


def month_and_year(day: date, style: DateStyle) -> str:
    """Return the day's month as "Nov 2026"."""
    match style:
        case DateStyle.WORDS:
            return f"{_MONTHS[day.month - 1][:3].title()} {day.year:04}"
        case DateStyle.ISO:
            return f"{day.year:04}-{day.month:02}"
        case DateStyle.AMERICAN:
            return f"{day.month}/{day.year:04}"
        case DateStyle.DOTTED:
            return f"{day.month}.{day.year:04}"


_HOURS = re.compile("([0-9]{1,3}) ?h(?:ours?)?(?: ?([0-5]?[0-9])(?: ?m(?:in(?:ute)?s?)?)?)?")
_MINUTES = re.compile("([0-9]{1,4}) ?m(?:in(?:ute)?s?)?")


def read_minutes(text: str) -> int | None:
    """Return the minutes of a duration with a unit, such as 45m, 1h or 1h30; else None."""
    text = _plain(text)
    if found := _MINUTES.fullmatch(text):
        return int(found[1])
    if found := _HOURS.fullmatch(text):
        return int(found[1]) * 60 + int(found[2] or 0)
    return None


def show_minutes(minutes: int) -> str:
    """Return a duration as "45 min", "1 h" or "3 h 20"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"
