"""The profile: who I am, for the head of the summary and as the author of my records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peerpal.domain.record import Record, require_order

COMPETENCIES = (
    "maintaining_effective_communication",
    "aligning_expectations",
    "assessing_understanding",
    "addressing_diversity",
    "fostering_independence",
    "promoting_professional_development",
    "delegation",
)
"""The default competency list: the scales of the MCA-21 (Hyun et al. 2022)."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Profile(Record):
    """Me. There is one; its id is the author of everything I write."""

    TABLE = "profiles"

    name: str = ""
    role: str = ""
    department: str = ""
    organisation: str = ""
    timezone: str = ""
    review_period_start: date | None = None
    review_period_end: date | None = None
    competencies: tuple[str, ...] = COMPETENCIES

    def check(self) -> None:
        """Raise InvalidField when the review period ends before it starts."""
        require_order(
            self.review_period_start,
            self.review_period_end,
            "review_period_end",
            "must not be before the period's start",
        )
