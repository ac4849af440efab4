"""Introductions: who brought me to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peerpal.domain.record import Record, require


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Introduction(Record):
    """A peer brought me together with somebody, why, and what came of it."""

    TABLE = "introductions"

    peer_id: str
    introduced_name: str
    reason: str = ""
    on: date
    result: str = ""

    def check(self) -> None:
        """Raise InvalidField without the name of whom I was introduced to."""
        require(self.introduced_name, "introduced_name", "say whom you were introduced to")
