"""A reviewed goal in words: how both rated it, how far apart that is, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from peerpal.domain.dates import show_day
from peerpal.domain.record import Side
from peerpal.domain.review import ReviewedGoal
from peerpal.domain.text import one_line
from peerpal.domain.words import words
from peerpal.services.services import Services


def reviewed_goal(services: Services, goal: ReviewedGoal) -> str:
    """Return a goal on a line, with what was said about it on lines below."""
    return "\n".join(_lines(services, goal))


def _lines(services: Services, goal: ReviewedGoal) -> Iterator[str]:
    ratings = [(whose, r) for whose, r in (("mine", goal.mine), ("theirs", goal.theirs)) if r]
    about = [f"{whose} {rating.rating}" for whose, rating in ratings]
    if goal.gap is not None:
        about.append(f"{goal.gap} apart" if goal.gap else "alike")
    if goal.status:
        about.append(words(goal.status))
    title = one_line(services.goals.title(goal.goal_id)) or goal.goal_id
    yield f"{title}: {', '.join(about)}" if about else title
    for whose, rating in ratings:
        if rating.note.strip():
            yield f"  {whose}: {one_line(rating.note)}"
    if goal.next_step.strip():
        by = f", by {show_day(goal.next_on)}" if goal.next_on else ""
        yield f"  next step: {one_line(goal.next_step)} ({words(goal.next_owner or Side.ME)}{by})"
