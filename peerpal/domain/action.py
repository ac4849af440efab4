"""Actions: who does what by when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum, auto
from typing import NamedTuple

from peerpal.domain.record import Record, Side, require


class ActionState(StrEnum):
    """What became of an action."""

    OPEN = auto()
    DONE = auto()
    DROPPED = auto()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Action(Record):
    """Something that I or my peer said they would do."""

    TABLE = "actions"

    text: str
    owner: Side = Side.ME
    peer_id: str | None = None
    due_on: date | None = None
    state: ActionState = ActionState.OPEN
    done_on: date | None = None
    conversation_id: str | None = None
    goal_id: str | None = None
    review_id: str | None = None

    def check(self) -> None:
        """Raise InvalidField when it says nothing to do."""
        require(self.text, "text", "say what is to be done")


def done(action: Action, *, on: date) -> Action:
    """Return the action as done on a day."""
    return replace(action, state=ActionState.DONE, done_on=on)


def reopened(action: Action) -> Action:
    """Return the action as open again."""
    return replace(action, state=ActionState.OPEN, done_on=None)


def dropped(action: Action) -> Action:
    """Return the action as one that nobody will do any more."""
    return replace(action, state=ActionState.DROPPED, done_on=None)


def with_state(action: Action, state: ActionState, *, on: date) -> Action:
    """Return the action with what became of it; one that is done now is done on a day."""
    if state is action.state:
        return action
    match state:
        case ActionState.DONE:
            return done(action, on=on)
        case ActionState.DROPPED:
            return dropped(action)
    return reopened(action)


def moved(action: Action, *, to: date | None) -> Action:
    """Return the action as due on another day, or without one."""
    return replace(action, due_on=to)


def is_late(action: Action, *, today: date) -> bool:
    """True for an open action whose day is over."""
    is_over = action.due_on is not None and action.due_on < today
    return action.state is ActionState.OPEN and is_over


class FollowThrough(NamedTuple):
    """How many of the actions that were due were done by their day."""

    in_time: int
    due: int

    @property
    def share(self) -> float:
        """The part that was done by its day, from 0 to 1."""
        return self.in_time / self.due


def follow_through(actions: Iterable[Action], *, owner: Side, today: date) -> FollowThrough | None:
    """Return how one of two people kept what was due up to today; None when nothing was.

    What was dropped, or has no day, says nothing about it.
    """
    due = [
        action
        for action in actions
        if action.owner is owner
        and action.state is not ActionState.DROPPED
        and action.due_on is not None
        and action.due_on <= today
    ]
    in_time = sum(
        action.done_on is not None and action.done_on <= (action.due_on or action.done_on)
        for action in due
    )
    return FollowThrough(in_time, len(due)) if due else None
