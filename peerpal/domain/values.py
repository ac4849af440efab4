"""What was typed into fields or cells, read as values of a record; what can't be read is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from peerpal.domain.dates import DAY_HELP, Toward, read_day, read_minutes
from peerpal.domain.errors import InvalidField
from peerpal.domain.text import one_line

YES = "yes"
"""The text of a box that is ticked."""

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Values:
    """Texts by field; every reader raises InvalidField for what it can't read."""

    texts: Mapping[str, str]
    today: date

    def line(self, name: str) -> str:
        """Return one line of text."""
        return one_line(self.texts[name])

    def text(self, name: str) -> str:
        """Return a text of several lines, without blank ones around it."""
        return self.texts[name].strip("\n").rstrip()

    def flag(self, name: str) -> bool:
        """Return whether a box is ticked."""
        return self.texts[name] == YES

    def choice(self, name: str, kind: type[E]) -> E:
        """Return a chosen value."""
        value = self.choice_or_none(name, kind)
        if value is None:
            raise InvalidField(name, "choose one")
        return value

    def choice_or_none(self, name: str, kind: type[E]) -> E | None:
        """Return a chosen value, or None."""
        try:
            return kind(self.texts[name]) if self.texts[name] else None
        except ValueError:  # a draft of another version of PeerPal
            raise InvalidField(name, "choose one") from None

    def day(self, name: str, toward: Toward) -> date:
        """Return a day."""
        day = self.day_or_none(name, toward)
        if day is None:
            raise InvalidField(name, f"give a day: {DAY_HELP}")
        return day

    def day_or_none(self, name: str, toward: Toward) -> date | None:
        """Return a day, or None when the field is empty."""
        text = self.line(name)
        if not text:
            return None
        day = read_day(text, today=self.today, toward=toward)
        if day is None:
            raise InvalidField(name, f"this is not a day. Understood are {DAY_HELP}")
        return day

    def minutes(self, name: str) -> int | None:
        """Return minutes, or None when the field is empty; a bare number counts minutes."""
        text = self.line(name)
        if not text:
            return None
        minutes = int(text) if text.isascii() and text.isdigit() else read_minutes(text)
        if minutes is None:
            raise InvalidField(name, "this is not a duration; write 45, 45m or 1h30")
        return minutes

    def number(self, name: str) -> int | None:
        """Return a whole number, or None when the field is empty."""
        text = self.line(name).removesuffix("%").strip()
        if not text:
            return None
        if not (text.isascii() and text.isdigit()):
            raise InvalidField(name, "write a whole number")
        return int(text)

    def tags(self, name: str = "tags") -> tuple[str, ...]:
        """Return tags, with or without their sign."""
        found = self.texts[name].replace(",", " ").split()
        tags = [one_line(tag).lstrip("#").lower() for tag in found]
        return tuple(dict.fromkeys(tag for tag in tags if tag))

    def names(self, name: str) -> list[str]:
        """Return names that are parted by commas."""
        return [found for part in self.texts[name].split(",") if (found := one_line(part))]
