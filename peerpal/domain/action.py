"""Actions: who does what by when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum, auto

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

    def check(self) -> None:
        """Raise InvalidField when it says nothing to do."""
        require(self.text, "text", "say what is to be done")


def done(action: Action, *, on: date) -> Action:
    """Return the action as done on a day."""
    return replace(action, state=ActionState.DONE, done_on=on)


def reopened(action: Action) -> Action:
    """Return the action as open again."""
    return replace(action, state=ActionState.OPEN, done_on=None)
