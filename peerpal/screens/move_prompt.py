"""Asks for the new day of an action."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peerpal.domain.action import Action
from peerpal.domain.dates import DAY_HELP, Toward, read_day, show_day
from peerpal.domain.errors import WrongUse
from peerpal.screens.day_field import DayField
from peerpal.screens.prompt import PromptScreen
from peerpal.services.services import Services

_A_WEEK = "+1w"


@dataclass(frozen=True, slots=True)
class Moved:
    """Where an action is moved to; None is no day at all."""

    day: date | None


class MovePrompt(PromptScreen[Moved]):
    """Asks for a day, counted from today; in a week is offered."""

    HEADING = "Move to another day"

    def __init__(self, services: Services, action: Action) -> None:
        super().__init__(services)
        self._action = action

    def field(self) -> DayField:
        """Return a line that says which day it is understood as."""
        return DayField(self.services, "due_on", "By", _A_WEEK, toward=Toward.FUTURE, hint="no day")

    def on_mount(self) -> None:
        """Say which day is offered, and which one it was."""
        day = read_day(_A_WEEK, today=self.services.today.day, toward=Toward.FUTURE)
        was = (
            f"; was {show_day(self._action.due_on, self.services.date_style)}"
            if self._action.due_on
            else ""
        )
        self.line.say(f"{show_day(day, self.services.date_style)}{was}" if day else "")

    async def accept(self, text: str) -> Moved:
        """Return the day; without one the action is due some day."""
        if not text:
            return Moved(None)
        day = read_day(text, today=self.services.today.day, toward=Toward.FUTURE)
        if day is None:
            raise WrongUse(f"This is not a day. Understood are {DAY_HELP}.")
        return Moved(day)
