"""When a goal asks to be looked at again: by its pair in a review, or by a check-in."""

from __future__ import annotations

from datetime import date, timedelta

from peerpal.domain.goal import Goal, GoalOwner

REVIEW_AFTER_DAYS = 90
"""So long after its last review a pair looks at a shared goal again."""

NEAR_DAYS = 14
"""So many days before its target date a goal is near it."""

SILENT_DAYS = 30
"""A goal near its target date, or past it, is asked about after so long without a check-in."""


def review_due_on(goal: Goal, reviewed_on: date | None, begun_on: date) -> date | None:
    """Return the day from which a pair may review a shared goal again; None for other goals."""
    if goal.owner is not GoalOwner.SHARED or not goal.status.is_open:
        return None
    return (reviewed_on or begun_on) + timedelta(days=REVIEW_AFTER_DAYS)


def check_in_due_on(goal: Goal, checked_on: date | None, begun_on: date) -> date | None:
    """Return the day from which it is asked how a goal goes; None without a target date."""
    if goal.target_on is None or not goal.status.is_open:
        return None
    near = goal.target_on - timedelta(days=NEAR_DAYS)
    return max(near, (checked_on or begun_on) + timedelta(days=SILENT_DAYS))
