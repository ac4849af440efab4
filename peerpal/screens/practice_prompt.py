"""Asks what I noticed when I practised a guide; it may stay empty."""

from __future__ import annotations

from peerpal.screens.prompt import PromptScreen
from peerpal.widgets.fields import LineField


class PracticePrompt(PromptScreen[str]):
    """One line for the practice log; Enter alone notes the day."""

    HEADING = "I practised this today"

    def field(self) -> LineField:
        """Return a line for what I tried."""
        return LineField("note", "What you tried", hint="if you like: with whom, how it went")

    async def accept(self, text: str) -> str:
        """Return what was typed."""
        return text
