"""Health checks: a short questionnaire about a pairing itself, private to me."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, auto

from peerpal.domain.errors import InvalidField
from peerpal.domain.record import Record, require_range


class HealthQuestion(StrEnum):
    """What a health check asks, each answered from 1 (not at all) to 5 (fully)."""

    RIGHT_FREQUENCY = auto()
    FOLLOW_THROUGH = auto()
    LEARNING = auto()
    SUPPORT = auto()
    CHALLENGE = auto()
    PROGRESS = auto()
    BOTH_GAIN = auto()
    OPENNESS = auto()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class HealthCheck(Record):
    """How a pairing does on a day: ratings of 1-5, what to keep, to change, and one decision."""

    TABLE = "health_checks"

    peer_id: str
    on: date
    answers: Mapping[str, int] = field(default_factory=dict)
    keep: str = ""
    change: str = ""
    decided: str = ""

    def check(self) -> None:
        """Raise InvalidField for a question that is not asked, or a rating that is not 1-5."""
        for question, rating in self.answers.items():
            if question not in list(HealthQuestion):
                raise InvalidField("answers", "there is no such question")
            require_range(rating, question, 1, 5)
