"""A review as a page of text: how both see each goal, what they agreed on, what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from peerpal.domain.action import Action
from peerpal.domain.dates import show_day
from peerpal.domain.record import Side
from peerpal.domain.review import Rating, Review, ReviewedGoal, widest_first
from peerpal.domain.text import clean, one_line
from peerpal.domain.words import count, words
from peerpal.screens.goal_signs import goal_sign
from peerpal.screens.pages import action_line, common_facts, day_or_nothing
from peerpal.screens.reviews_history import decisions_kept, over_time
from peerpal.screens.reviews_signs import call_name, gap_words, peer_name, state_sign
from peerpal.services.review_minutes import minutes_of_stored
from peerpal.services.services import Services
from peerpal.widgets.flow_bar import progress_bar
from peerpal.widgets.parts import Part, Written
from peerpal.widgets.sheet import lines, sheet
from peerpal.widgets.themes import MUTED

_BAR = 5
_LONGEST_NAME = 12
_OVER_TIME = "Over time"
_KEPT = "Decisions kept"


def review_page(services: Services, review: Review) -> Content:
    """Return a review that both agreed to in full; of another only that it waits.

    Whoever sits beside me must not see how I rated before they have.
    """
    if not review.is_agreed:
        return _waiting_page(services, review)
    return sheet(
        f"Review with {peer_name(services, review)}",
        about=[show_day(review.on, services.date_style), state_sign(services, review)],
        facts=[
            ("Agreed", _agreed(services, review)),
            ("Next review", day_or_nothing(review.next_on, services.date_style)),
            *common_facts(review),
        ],
        sections=[
            ("Goals, the widest gap first", _goals(services, review)),
            ("Flow", review.flow.strip()),
            ("Start", review.start.strip()),
            ("Stop", review.stop.strip()),
            ("Continue", review.continue_.strip()),
            (_OVER_TIME, over_time(services, review)),
            (_KEPT, decisions_kept(services, review)),
        ],
    )


def review_parts(services: Services, review: Review) -> Sequence[Part]:
    """Return the minutes of a review as they look, and what they say over time."""
    if not review.is_agreed:
        return [_waiting_page(services, review)]
    after = sheet(
        Content(),
        sections=[
            (_OVER_TIME, over_time(services, review)),
            (_KEPT, decisions_kept(services, review)),
        ],
    )
    return [Written(minutes_of_stored(services, review)), after]


def _waiting_page(services: Services, review: Review) -> Content:
    name = peer_name(services, review)
    goals = count(len(review.goals), "goal")
    tags = " ".join(f"#{tag}" for tag in review.tags)
    said = (
        f"I have rated {goals} by myself. Nobody sees how until {name} has rated, too.\n"
        "Press e to go on together."
    )
    return sheet(
        f"Review with {name}",
        about=[show_day(review.on, services.date_style), state_sign(services, review)],
        sections=[("What comes next", said), ("Tags", tags)],
    )


def _agreed(services: Services, review: Review) -> str:
    """Return when each of the two agreed, where that was not on the day of the review."""
    if review.agreed_me_on == review.agreed_peer_on == review.on:
        return ""
    mine = day_or_nothing(review.agreed_me_on, services.date_style)
    theirs = day_or_nothing(review.agreed_peer_on, services.date_style)
    return f"by me {mine}, by {call_name(services, review)} {theirs}"


def _goals(services: Services, review: Review) -> Content:
    steps = {step.goal_id: step for step in services.actions.of_review(review.id)}
    return Content("\n\n").join(
        [
            lines(_goal(services, review, goal, steps.get(goal.goal_id)))
            for goal in widest_first(review.goals)
        ]
    )


def _goal(
    services: Services, review: Review, goal: ReviewedGoal, step: Action | None
) -> Iterator[Content]:
    yield Content.styled(one_line(services.goals.title(goal.goal_id)), "bold")
    name = Content(call_name(services, review)).truncate(_LONGEST_NAME, ellipsis=True)
    sides = ((Content("me"), goal.mine), (name, goal.theirs))
    given = [(who, rating) for who, rating in sides if rating]
    if given:
        drawn = [_rating(who, rating) for who, rating in given]
        yield Content("   ").join([*drawn, gap_words(goal)])
    for who, rating in given:
        if rating.note.strip():
            yield Content.assemble(who, (": ", MUTED), clean(rating.note.strip()))
    if goal.status:
        yield Content.assemble(
            ("agreed: ", MUTED), goal_sign(goal.status), f" {words(goal.status)}"
        )
    if step:
        yield action_line(services, step)
    elif goal.next_step.strip():
        yield _agreed_step(services, review, goal)


def _rating(who: Content, rating: Rating) -> Content:
    return Content.assemble(who, " ", progress_bar(20 * rating.rating, _BAR), f" {rating.rating}")


def _agreed_step(services: Services, review: Review, goal: ReviewedGoal) -> Content:
    """Return a next step as it was agreed on, where its action is gone."""
    who = call_name(services, review) if goal.next_owner is Side.PEER else "me"
    by = f", by {show_day(goal.next_on, services.date_style)}" if goal.next_on else ""
    return Content.assemble(f"→ {one_line(goal.next_step)}", (f"  {who}{by}", MUTED))
