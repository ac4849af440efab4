"""Growth check-ins: eight dimensions of growth, rated now and then, for nobody but me."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum, auto

from peerpal.domain.errors import InvalidField
from peerpal.domain.record import InSummary, Record, require_range

OFFER_EVERY_DAYS = 30
"""How long after a check-in the next one is offered."""


class GrowthDimension(StrEnum):
    """What peer mentoring lets one grow in, each rated from 1 to 5."""

    LEADERSHIP = auto()
    KNOWLEDGE_AND_PERSPECTIVE = auto()
    NETWORK_AND_VISIBILITY = auto()
    PURPOSE_AND_CONTRIBUTION = auto()
    CAREER_DEVELOPMENT = auto()
    SKILL_SET = auto()
    CONFIDENCE = auto()
    RELATIONSHIPS = auto()


QUESTIONS: Mapping[GrowthDimension, str] = {
    GrowthDimension.LEADERSHIP: "How often do others move because I went first?",
    GrowthDimension.KNOWLEDGE_AND_PERSPECTIVE: "How well do I see what lies beyond my own desk?",
    GrowthDimension.NETWORK_AND_VISIBILITY: "How many people know what to come to me for?",
    GrowthDimension.PURPOSE_AND_CONTRIBUTION: "How sure am I that my work matters to somebody?",
    GrowthDimension.CAREER_DEVELOPMENT: "How clear is the next step, and am I on my way to it?",
    GrowthDimension.SKILL_SET: "How much can I do today that I could not do before?",
    GrowthDimension.CONFIDENCE: "How calmly do I take on what I have never done?",
    GrowthDimension.RELATIONSHIPS: "How many people here can I ask for anything?",
}
"""What each dimension asks, to be answered from 1 (hardly) to 5 (fully)."""

SCALE = ("hardly", "a little", "partly", "mostly", "fully")
"""What the ratings from 1 to 5 say."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class GrowthCheckIn(Record):
    """How I see my growth on a day: ratings of 1-5, and a note if I like."""

    TABLE = "growth_check_ins"

    on: date
    ratings: Mapping[str, int] = field(default_factory=dict)
    note: str = ""

    def check(self) -> None:
        """Raise InvalidField for a wrong or missing rating, or a mark that shows it to others."""
        if self.share_with_peer:
            raise InvalidField("share_with_peer", "a growth check-in is for nobody but you")
        if self.in_summary is InSummary.YES:
            raise InvalidField("in_summary", "a growth check-in is for nobody but you")
        for dimension, rating in self.ratings.items():
            if dimension not in list(GrowthDimension):
                raise InvalidField("ratings", "there is no such dimension")
            require_range(rating, dimension, 1, 5)
        if not self.ratings and not self.note.strip():
            raise InvalidField("ratings", "rate at least one dimension")

    @property
    def mean(self) -> float | None:
        """The mean of the ratings; None when nothing was rated."""
        return sum(self.ratings.values()) / len(self.ratings) if self.ratings else None


def rated(check_in: GrowthCheckIn, dimension: GrowthDimension, rating: int | None) -> GrowthCheckIn:
    """Return the check-in with a dimension rated, or without a rating of it."""
    ratings = {name: value for name, value in check_in.ratings.items() if name != dimension}
    if rating is not None:
        ratings[dimension.value] = rating
    return replace(check_in, ratings=ratings)


def growth_offer(made: Iterable[date], *, begun: date, today: date) -> date | None:
    """Return since when the next check-in is offered; None while none is.

    The first one is offered 30 days after the beginning, the others 30 days after the last one.
    """
    last = max((day for day in made if day <= today), default=begun)
    since = last + timedelta(days=OFFER_EVERY_DAYS)
    return since if since <= today else None
