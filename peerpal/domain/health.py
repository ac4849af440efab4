"""Health checks: a short questionnaire about a pairing itself, private to me."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum, auto

from peerpal.domain.errors import InvalidField
from peerpal.domain.record import Record, require_range

OFFER_DAYS = 21
"""How long a health check stays offered, and the least time from one to the next offer."""

_EVERY, _FIRST = 3, 2
"""After which conversations one is offered: the 2nd, 5th, 8th and so on."""


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


QUESTIONS = {
    HealthQuestion.RIGHT_FREQUENCY: "We talk as often as I need.",
    HealthQuestion.FOLLOW_THROUGH: "We both do what we said we would.",
    HealthQuestion.LEARNING: "I learn something that I use.",
    HealthQuestion.SUPPORT: "I feel backed when things are hard.",
    HealthQuestion.CHALLENGE: "I am asked the harder questions.",
    HealthQuestion.PROGRESS: "I get closer to what I want to reach.",
    HealthQuestion.BOTH_GAIN: "Both of us get something out of it.",
    HealthQuestion.OPENNESS: "I can say what I really think.",
}
"""What each question says, to be agreed with from 1 (not at all) to 5 (fully)."""


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

    @property
    def mean(self) -> float | None:
        """The mean of the ratings; None when no question was answered."""
        return sum(self.answers.values()) / len(self.answers) if self.answers else None


def health_offer(held: Sequence[date], checked: Sequence[date], today: date) -> date | None:
    """Return since when a health check is offered, or None while none is.

    `held` are the days of the conversations that were held, `checked` those of the checks. One is
    offered from the day of the 2nd, 5th, 8th and so on, until a check is made or 21 days are
    over; within 21 days of the last offer or check no other begins, and it is not made up for.
    """
    lasts = timedelta(days=OFFER_DAYS)
    days = sorted(held)
    begun, over = date.min, date.min
    for day in days[_FIRST - 1 : bisect_right(days, today) : _EVERY]:
        if day >= over and not any(day - lasts < on <= day for on in checked):
            begun, over = day, day + lasts
    is_offered = today < over and not any(on >= begun for on in checked)
    return begun if is_offered else None
