"""Agreements: what a pair agreed on about how they work together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peerpal.domain.record import Record, require_range


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Agreement(Record):
    """One version of what a pair agreed on; a version that somebody signed is never changed."""

    TABLE = "agreements"

    peer_id: str
    version: int = 1
    goals_mine: str = ""
    goals_theirs: str = ""
    offers: str = ""
    wants: str = ""
    cadence: str = ""
    medium: str = ""
    length: str = ""
    confidentiality: str = ""
    boundaries: str = ""
    ground_rules: str = ""
    feedback_style: str = ""
    disagreements: str = ""
    summary_policy: str = ""
    review_on: date | None = None
    ending: str = ""
    signed_me_on: date | None = None
    signed_peer_on: date | None = None

    def check(self) -> None:
        """Raise InvalidField for a version that does not count from 1."""
        require_range(self.version, "version", 1, 10_000)
