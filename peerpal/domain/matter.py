"""Why something is due: what each row of Next is about."""

from __future__ import annotations

from enum import StrEnum, auto


class Matter(StrEnum):
    """Why something is due."""

    TALK = auto()
    PLANNED = auto()
    ACTION = auto()
    REVIEW_LEFT = auto()
    FOLLOW_UP = auto()
    FEEDBACK = auto()
    HEALTH = auto()
    AGREEMENT = auto()
    GOAL_REVIEW = auto()
    CHECK_IN = auto()
    REVIEW_WAITS = auto()
    GROWTH = auto()

    @property
    def is_quiet(self) -> bool:
        """True for what is only to be asked or looked at again: nobody waits for it."""
        return self not in _SOMEBODY_WAITS

    @property
    def call(self) -> str:
        """What is to be done in a word, where a day would say little; empty for the others."""
        return _CALLS.get(self, "")


_SOMEBODY_WAITS = (Matter.TALK, Matter.PLANNED, Matter.ACTION, Matter.REVIEW_LEFT)

_CALLS = {
    Matter.REVIEW_LEFT: "go on",
    Matter.FOLLOW_UP: "ask",
    Matter.FEEDBACK: "ask",
    Matter.HEALTH: "look",
    Matter.AGREEMENT: "look",
    Matter.GOAL_REVIEW: "review",
    Matter.CHECK_IN: "check in",
    Matter.REVIEW_WAITS: "review",
    Matter.GROWTH: "look",
}
