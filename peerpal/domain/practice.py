"""The practice log: which guide I practised, on which day, and what I noticed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peerpal.domain.record import Record, require


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Practice(Record):
    """One time that I did what a guide says; `guide` is its name."""

    TABLE = "practices"

    guide: str
    on: date
    note: str = ""

    def check(self) -> None:
        """Raise InvalidField when it names no guide."""
        require(self.guide, "guide", "say which guide it was")
