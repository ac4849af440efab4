"""What a pair's reviews say over time: whether gaps close, and what of the steps was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from peerpal.domain.dates import plain_day
from peerpal.domain.record import Side
from peerpal.domain.review import Review
from peerpal.domain.review_history import Kept, RatedOn, kept, rated, trend
from peerpal.domain.text import one_line
from peerpal.screens.reviews_signs import call_name, trend_sign
from peerpal.services.services import Services
from peerpal.widgets.sheet import lines
from peerpal.widgets.themes import MUTED

_MOST_RATINGS = 6
_DAY_WIDTH = 11
_LONGEST_NAME = 12


def over_time(services: Services, review: Review) -> Content:
    """Return how both rated each goal that was reviewed before, too, and where the gap goes."""
    so_far = services.reviews.until(review)
    blocks = (
        _ratings(services, review, goal.goal_id, rated(so_far, goal.goal_id))
        for goal in review.goals
    )
    return Content("\n\n").join([lines(block) for block in map(list, blocks) if block])


def decisions_kept(services: Services, review: Review) -> str:
    """Return how many of the steps agreed on in earlier reviews were done, and by whom."""
    earlier = services.reviews.until(review)[1:]
    steps = [step for before in earlier for step in services.actions.of_review(before.id)]
    both = kept(steps)
    if both is None:
        return ""
    sides = ((Side.ME, "me"), (Side.PEER, call_name(services, review)))
    found = ((kept(steps, side), name) for side, name in sides)
    whose = ", ".join(f"{name} {_of(each)}" for each, name in found if each)
    noun = "step" if both.agreed == 1 else "steps"
    return f"{_of(both)} {noun} done: {whose}"


def _ratings(
    services: Services, review: Review, goal_id: str, ratings: Sequence[RatedOn]
) -> Iterator[Content]:
    where = trend(ratings)
    if where is None:
        return
    yield Content(one_line(services.goals.title(goal_id)))
    name = Content(call_name(services, review)).truncate(_LONGEST_NAME, ellipsis=True)
    for rating in ratings[-_MOST_RATINGS:]:
        day = plain_day(rating.on, services.date_style).rjust(_DAY_WIDTH)
        apart = f"{rating.gap} apart" if rating.gap else "alike"
        yield Content.assemble(
            (f"{day}  ", MUTED), f"me {rating.mine}, ", name, f" {rating.theirs}  ", (apart, MUTED)
        )
    yield Content.assemble(" " * (_DAY_WIDTH + 2), trend_sign(where))


def _of(counted: Kept) -> str:
    return f"{counted.done} of {counted.agreed}"
