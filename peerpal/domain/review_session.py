"""A review that is going on: where the two are in it, and all that they have typed so far.

Everything is kept as text, as it stands in the fields, so that nothing is lost half typed. Whose
ratings may be seen is decided here: before the reveal nobody comes back to what the other wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum, auto

from peerpal.domain.errors import InvalidField
from peerpal.domain.record import Side
from peerpal.domain.review import Rating, Review, ReviewedGoal, widest_first
from peerpal.domain.text import folded, one_line
from peerpal.domain.values import YES


class ReviewStep(StrEnum):
    """The steps of a review; goals are rated by one and then by the other."""

    OPENING = auto()
    GOALS = auto()
    RATING = auto()
    REVEAL = auto()
    AGREEING = auto()
    FLOW = auto()
    PAIRING = auto()
    NEXT = auto()
    MINUTES = auto()


MINUTES_FOR: Mapping[ReviewStep, int] = {
    ReviewStep.OPENING: 3,
    ReviewStep.GOALS: 2,
    ReviewStep.RATING: 5,
    ReviewStep.REVEAL: 5,
    ReviewStep.AGREEING: 5,
    ReviewStep.FLOW: 5,
    ReviewStep.PAIRING: 5,
    ReviewStep.NEXT: 2,
    ReviewStep.MINUTES: 3,
}
"""How many minutes a page of each step may well take; nothing happens when it takes longer."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a review: its step, and whose rating or which goal it is about."""

    step: ReviewStep
    rater: Side | None = None
    goal_id: str = ""

    @property
    def is_covered(self) -> bool:
        """True for a page that somebody must first ask to see."""
        return self.step in (ReviewStep.RATING, ReviewStep.REVEAL)

    @property
    def key(self) -> str:
        """The name of the page, to be kept."""
        return ".".join(part for part in (self.step, self.rater, self.goal_id) if part)


_NUMBERS = ("1", "2", "3", "4", "5")

OPENING = Place(ReviewStep.OPENING)
GOALS = Place(ReviewStep.GOALS)
REVEAL = Place(ReviewStep.REVEAL)
RATED_BY = {side: Place(ReviewStep.RATING, side) for side in Side}


@dataclass(frozen=True, slots=True)
class ReviewSession:
    """A review with a peer; `waiting` is one that I rated by myself, which the peer now joins."""

    peer_id: str
    place: Place = OPENING
    texts: Mapping[str, str] = field(default_factory=dict)
    is_solo: bool = False
    waiting: Review | None = None

    @property
    def goal_ids(self) -> tuple[str, ...]:
        """The goals that the two chose."""
        if self.waiting:
            return tuple(goal.goal_id for goal in self.waiting.goals)
        names = [name for name, text in self.texts.items() if text == YES]
        return tuple(name.partition(".")[2] for name in names if name.startswith("goal."))

    @property
    def goals(self) -> tuple[ReviewedGoal, ...]:
        """The goals with the ratings so far."""
        return tuple(
            ReviewedGoal(
                goal_id=id_,
                mine=self._mine_before(id_) or self._rating(id_, Side.ME),
                theirs=self._rating(id_, Side.PEER),
            )
            for id_ in self.goal_ids
        )

    @property
    def places(self) -> tuple[Place, ...]:
        """The pages of this review, in order."""
        mine, theirs = RATED_BY[Side.ME], RATED_BY[Side.PEER]
        if self.is_solo:
            return (GOALS, mine)
        agreeing = [
            Place(ReviewStep.AGREEING, goal_id=goal.goal_id) for goal in widest_first(self.goals)
        ]
        alone = () if self.waiting else (GOALS, mine)
        last = (ReviewStep.FLOW, ReviewStep.PAIRING, ReviewStep.NEXT, ReviewStep.MINUTES)
        return (OPENING, *alone, theirs, REVEAL, *agreeing, *map(Place, last))

    @property
    def is_last(self) -> bool:
        """True on the page after which the review is saved."""
        return self.place == self.places[-1]

    def with_texts(self, texts: Mapping[str, str]) -> ReviewSession:
        """Return the review with what stands in the fields of its page."""
        return replace(self, texts={**self.texts, **texts})

    def forward(self) -> ReviewSession:
        """Return the review on its next page. Raises InvalidField for what must be said before."""
        self.require_said()
        return replace(self, place=self.places[self.places.index(self.place) + 1])

    @property
    def may_go_back(self) -> bool:
        """True where the page before shows nothing that somebody else must not see or change."""
        covered = (*RATED_BY.values(), REVEAL)
        is_theirs = self.place == RATED_BY[Side.PEER]
        return self.place != self.places[0] and not is_theirs and self.place != covered[-1]

    def backward(self) -> ReviewSession:
        """Return the review on the page before, where that may be seen."""
        if not self.may_go_back:
            return self
        return replace(self, place=self.places[self.places.index(self.place) - 1])

    @property
    def may_rate_anew(self) -> bool:
        """True while the peer rates: both may then begin again, and lose what they wrote."""
        return self.place == RATED_BY[Side.PEER] and not self.waiting

    def rated_anew(self) -> ReviewSession:
        """Return the review without any rating, on the page where the goals are chosen."""
        kept = {
            name: text
            for name, text in self.texts.items()
            if not name.startswith(tuple(f"{side}." for side in Side))
        }
        return replace(self, texts=kept, place=GOALS)

    def require_said(self) -> None:
        """Raise InvalidField for the first thing that this page still needs."""
        if self.place == GOALS and not self.goal_ids:
            raise InvalidField("goals", "choose at least one goal")
        if self.place.step is ReviewStep.RATING and self.place.rater:
            for id_ in self.goal_ids:
                name = rating_field(self.place.rater, id_)
                if self.texts.get(name) not in _NUMBERS:
                    raise InvalidField(name, "choose 1 to 5")

    def _mine_before(self, goal_id: str) -> Rating | None:
        goals = self.waiting.goals if self.waiting else ()
        return next((goal.mine for goal in goals if goal.goal_id == goal_id), None)

    def _rating(self, goal_id: str, side: Side) -> Rating | None:
        number = self.texts.get(rating_field(side, goal_id), "")
        note = self.texts.get(note_field(side, goal_id), "").strip()
        return Rating(rating=int(number), note=note) if number in _NUMBERS else None


def rating_field(side: Side, goal_id: str) -> str:
    """Return the name of the field for one person's rating of a goal."""
    return f"{side}.rating.{goal_id}"


def note_field(side: Side, goal_id: str) -> str:
    """Return the name of the field for one person's line about a goal."""
    return f"{side}.note.{goal_id}"


def place_of(key: str, places: Iterable[Place]) -> Place:
    """Return the page of a name, or the first one when it is not there any more."""
    known = list(places)
    return next((place for place in known if place.key == key), known[0])


def require_name(typed: str, name: str, field: str) -> None:
    """Raise InvalidField unless somebody has typed their own name, in full or its first word.

    Who has no name here may type any.
    """
    known = {folded(one_line(name)), *folded(one_line(name)).split()[:1]} - {""}
    text = folded(one_line(typed))
    if not text or (known and text not in known):
        raise InvalidField(field, f"type {one_line(name) or 'your name'} to agree")
