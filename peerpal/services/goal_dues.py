"""Goals that ask to be looked at again, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from peerpal.domain.ages import ago, away, time_since
from peerpal.domain.goal import Goal
from peerpal.domain.goal_due import check_in_due_on, review_due_on
from peerpal.domain.matter import Matter
from peerpal.services.record_services import RecordServices


def goal_dues(records: RecordServices, today: date) -> Iterator[tuple[Matter, Goal, date]]:
    """Yield the open goals to review with a peer, and those to check in on, with the day it was.

    A goal to review asks for no check-in as well. Goals with somebody whose pairing is paused or
    closed, or who is in the bin, are left in peace.
    """
    for goal in records.goals.open():
        if not _is_followed(records, goal):
            continue
        begun = records.goals.begun_on(goal)
        review = review_due_on(goal, None, begun)
        if review and review <= today:
            review = review_due_on(goal, _reviewed_on(records, goal), begun)
        check_in = check_in_due_on(goal, _checked_on(records, goal), begun)
        if review and review <= today:
            yield Matter.GOAL_REVIEW, goal, review
        elif check_in and check_in <= today:
            yield Matter.CHECK_IN, goal, check_in


def why_review(records: RecordServices, goal: Goal, today: date) -> str:
    """Return with whom a goal is shared and how long ago the two looked at it."""
    shared = f"shared with {records.peers.name(goal.peer_id)}"
    if reviewed := _reviewed_on(records, goal):
        return f"{shared}, reviewed {ago(reviewed, today)}"
    return f"{shared}, never reviewed"


def why_check_in(records: RecordServices, goal: Goal, today: date) -> str:
    """Return how near the target date is, and for how long nobody said how it goes."""
    target = goal.target_on or today
    since = _checked_on(records, goal) or records.goals.begun_on(goal)
    return f"target {away(target, today)}, no check-in for {time_since(since, today)}"


def _is_followed(records: RecordServices, goal: Goal) -> bool:
    return goal.peer_id is None or records.peers.is_followed(goal.peer_id)


def _reviewed_on(records: RecordServices, goal: Goal) -> date | None:
    if not records.has_any("reviews"):
        return None
    return records.reviews.last_days().get(goal.id)


def _checked_on(records: RecordServices, goal: Goal) -> date | None:
    return max((check_in.on for check_in in records.check_ins.of_goal(goal.id)), default=None)
