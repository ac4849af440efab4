"""What a person has set: how PeerPal looks, its keys, and what new peers start with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import NamedTuple

from peerpal.domain.dates import DateStyle

_MOST = 200
"""A reason of more characters leaves no room for anything else on a screen."""


class WeekStart(StrEnum):
    """The day that a week begins with."""

    MONDAY = auto()
    SUNDAY = auto()

    @property
    def weekday(self) -> int:
        """Its number, where Monday is 0."""
        return 0 if self is WeekStart.MONDAY else 6


class Signs(StrEnum):
    """Which signs are drawn."""

    AUTO = auto()
    """All, unless the terminal has no Unicode."""
    ASCII = auto()


@dataclass(frozen=True)
class Settings:
    """The settings in force; as they are here while nobody has set anything."""

    theme: str = "peerpal-dark"
    signs: Signs = Signs.AUTO
    date_style: DateStyle = DateStyle.WORDS
    week_start: WeekStart = WeekStart.MONDAY
    cadence_days: int = 14
    max_gap_days: int = 28
    conversation_minutes: int = 45
    editor: str = ""
    folder: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    """The keys of bindings by their id, parted by commas, where they are not PeerPal's own."""


class Problem(NamedTuple):
    """A value in the settings that can't be used; what it would have set is as without it."""

    field: str
    """The name of the setting, or `keys.` and the id of a binding; empty for the whole file."""
    reason: str
    line: int | None = None

    @property
    def brief(self) -> Problem:
        """The same without the allowed values, where those are many."""
        reason = self.reason if len(self.reason) <= _MOST else self.reason.partition(" Allowed:")[0]
        return self._replace(reason=reason)

    def told(self, file: str) -> str:
        """Return it as a sentence with the place in the file."""
        place = f"{file}, line {self.line}" if self.line else file
        return f"{place}: {self.field}: {self.reason}" if self.field else f"{place}: {self.reason}"
