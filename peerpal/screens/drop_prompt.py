"""Asks why a goal is dropped."""

from __future__ import annotations

from peerpal.domain.errors import WrongUse
from peerpal.screens.prompt import PromptScreen
from peerpal.widgets.fields import LineField


class DropPrompt(PromptScreen[str]):
    """Asks for the reason in a line; it is kept with the goal, as a check-in."""

    HEADING = "Drop this goal"

    def field(self) -> LineField:
        """Return a line for the reason."""
        return LineField("reason", "Why", hint="what changed; you can re-open it with R")

    async def accept(self, text: str) -> str:
        """Return the reason."""
        if not text:
            raise WrongUse("Say in a few words why. It stays with the goal.")
        return text
