"""One line of a capture, read from left to right, word by word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from itertools import islice
from typing import NoReturn, TypeVar

from peerpal.domain.dates import DAY_HELP, MOST_WORDS, Toward, has_day_form, read_day, read_minutes
from peerpal.domain.errors import WrongUse
from peerpal.domain.exchange import Direction
from peerpal.domain.text import QUOTES, clean

T = TypeVar("T")

DIRECTION_SIGNS = {">": Direction.TAUGHT, "<": Direction.LEARNED, "=": Direction.TOGETHER}
"""The sign that begins the line of an exchange, for each way a skill can go."""


_QUOTED = re.compile(rf"[{QUOTES}]([^{QUOTES}]*)[{QUOTES}]")
_BARE_NAME = re.compile(rf"[^\s,:;@{QUOTES}]+")
_BARE_SKILL = re.compile(rf"[^\s{QUOTES}]+")
# A word may stand right behind a sign, but <3, => and != are nobody's records. What is private
# stays private however it is typed.
_SIGN = re.compile(rf"~|[><=!?](?=[\s@{QUOTES}]|[^\W\d_]|$)")
_TIME = re.compile("([0-9]{1,2}):([0-9]{2})")
_WORD = re.compile(r"\S+")
# Words may be set off by commas and colons, but :) is how a title may begin.
_SEPARATOR = r"(?:[\s,]|:(?=\s|$))"
_SEPARATORS = re.compile(f"{_SEPARATOR}*")
_NAME_END = re.compile(f"{_SEPARATOR}|$")
_SKILL_END = re.compile(r"\s|$")
_DAY_MINUTES = 1440
_LONGEST_QUOTE = 20


class CaptureError(WrongUse):
    """A capture can't be read: where (both counted from 1), what is wrong, what would do.

    Never carries private text, and of the rest no more than the few words at that place.
    """

    def __init__(self, line: int, column: int, problem: str, hint: str) -> None:
        self.without_place = f"{problem[:1].upper()}{problem[1:]}. {hint[:1].upper()}{hint[1:]}"
        super().__init__(f"line {line}, column {column}: {problem}. {hint[:1].upper()}{hint[1:]}")
        self.line = line
        self.column = column
        self.problem = problem
        self.hint = hint


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, safe to show; there is always one."""
    return clean(text.removeprefix("\ufeff")).split("\n")


def has_sign(text: str) -> bool:
    """True when a text begins with a sign that makes it a record or a private note."""
    return _SIGN.match(text) is not None


def tag_of(word: str) -> str | None:
    """Return the tag that a word such as #on-call is, or None."""
    tag = word[1:].lower()
    if not word.startswith("#") or not any(char.isalpha() for char in tag):
        return None
    # Marks are the vowels of some scripts, and the accents of decomposed text.
    fits = (char.isalnum() or char in "-_" or unicodedata.category(char)[0] == "M" for char in tag)
    return tag if all(fits) else None


def is_bare_name(name: str) -> bool:
    """True when a name can stand behind its @ without quotes and is read back unchanged."""
    return _BARE_NAME.fullmatch(name) is not None and "_" not in name


def is_bare_skill(skill: str) -> bool:
    """True when a skill can stand without quotes and is read back unchanged."""
    return _BARE_SKILL.fullmatch(skill) is not None and read_minutes(skill) is None


@dataclass(slots=True)
class Line:
    """A line and the place up to which it was read; white space ahead is always skipped.

    `taken_at` is where the value last taken begins.
    """

    number: int
    text: str
    at: int = 0
    taken_at: int = 0

    def __post_init__(self) -> None:
        self._move_to(0)

    @property
    def rest(self) -> str:
        """What was not read yet."""
        return self.text[self.at :]

    @property
    def at_end(self) -> bool:
        """True when nothing is left."""
        return self.at == len(self.text)

    def next_is(self, start: str) -> bool:
        """True when the rest begins like this."""
        return self.text.startswith(start, self.at)

    def words(self) -> list[re.Match[str]]:
        """Return the words that are left, each with its place."""
        return list(_WORD.finditer(self.text, self.at))

    def take(self, read: Callable[[str], T | None], *, at_most: int = MOST_WORDS) -> T | None:
        """Read as many of the next words as make a value together, or return None."""
        words = list(islice(_WORD.finditer(self.text, self.at), at_most))
        while words:
            value = read(" ".join(word[0] for word in words).rstrip(",:"))
            if value is not None:
                self.taken_at = self.at
                self._move_to(words[-1].end())
                self.skip_separators()
                return value
            words.pop()
        return None

    def take_rest(self) -> str:
        """Read all that is left, with its white space evened out."""
        rest = " ".join(self.rest.split())
        self._move_to(len(self.text))
        return rest

    def take_sign(self) -> str:
        """Read the sign that `has_sign` saw."""
        sign = self.text[self.at]
        self._move_to(self.at + 1)
        return sign

    def skip_separators(self) -> None:
        """Move past commas, and past colons that end a word."""
        if found := _SEPARATORS.match(self.text, self.at):
            self._move_to(found.end())

    def take_name(self) -> str | None:
        """Read a name behind an @, or return None when there is no @."""
        if not self.next_is("@"):
            return None
        start, self.at = self.at, self.at + 1
        name = self._take_text(_BARE_NAME, _NAME_END)
        if name and not self.text.startswith(tuple(QUOTES), start + 1):
            name = " ".join(name.replace("_", " ").split())
        if not name:
            raise self.error("no name can be read here", 'write @ana or @"Ana Ruiz"', at=start)
        return name

    def take_skill(self) -> str:
        """Read a skill: one word, or several in quotes."""
        start = self.at
        skill = self._take_text(_BARE_SKILL, _SKILL_END)
        if not skill:
            raise self.error(
                "no skill can be read here",
                'name it in one word or in quotes, such as > "code review" 15m',
                at=start,
            )
        if read_minutes(self.text[start : self.at]) is not None:
            raise self.error(
                "the skill comes before the minutes", "such as > pytest 15m fixtures", at=start
            )
        return skill

    def take_minutes(self) -> int | None:
        """Read a duration, or return None when something else comes next."""
        minutes = self.take(_read_minutes)
        if minutes is not None and not 1 <= minutes <= _DAY_MINUTES:
            raise self.error(
                "that is not how long a talk takes", "give 1m to 24h", at=self.taken_at
            )
        return minutes

    def take_day(self, today: date, toward: Toward) -> date | None:
        """Read a day, or return None when something else comes next."""

        def read(text: str) -> date | None:
            day = read_day(text, today=today, toward=toward)
            if day is None and has_day_form(text):
                raise self.not_a_day(text)
            return day

        return self.take(read)

    def take_time(self) -> time | None:
        """Read a clock time, or return None when something else comes next."""

        def read(text: str) -> time | None:
            found = _TIME.fullmatch(text)
            try:
                return time(int(found[1]), int(found[2])) if found else None
            except ValueError:
                raise self._not_a("time", text, "times go from 0:00 to 23:59") from None

        return self.take(read, at_most=1)

    def error(self, problem: str, hint: str, *, at: int | None = None) -> CaptureError:
        """Return the error for this place, or for another one in the line."""
        column = (self.at if at is None else at) + 1
        return CaptureError(self.number, column, problem, hint)

    def not_a_day(self, text: str, *, at: int | None = None) -> CaptureError:
        """Return the error for words that look like a day but are none."""
        return self._not_a("day", text, f"a day can be {DAY_HELP}", at=at)

    def missing(self, what: str, example: str) -> NoReturn:
        """Raise the error for a line that ends too early."""
        raise self.error(f"say {what}", f"such as {example}")

    def _not_a(self, kind: str, text: str, hint: str, *, at: int | None = None) -> CaptureError:
        if len(text) > _LONGEST_QUOTE:
            text = text[: _LONGEST_QUOTE - 1] + "…"
        return self.error(f"“{text}” is not a {kind}", hint, at=at)

    def _take_text(self, bare: re.Pattern[str], end: re.Pattern[str]) -> str:
        """Read quoted or bare text up to an end; empty when there is none."""
        quoted = _QUOTED.match(self.text, self.at)
        found = quoted or bare.match(self.text, self.at)
        if not found or not end.match(self.text, found.end()):
            return ""
        self._move_to(found.end())
        return " ".join(quoted[1].split()) if quoted else found[0]

    def _move_to(self, at: int) -> None:
        while at < len(self.text) and self.text[at].isspace():
            at += 1
        self.at = at


def _read_minutes(text: str) -> int | None:
    # "1h 20 people came" is an hour: of several words the last must carry its unit.
    return None if " " in text and text[-1].isdigit() else read_minutes(text)
