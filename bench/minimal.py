"""The floor: the smallest Textual app that shows a word."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Minimal(App[None]):
    """Shows one word."""

    def compose(self) -> ComposeResult:
        """Show it."""
        yield Static("MARKER")


if __name__ == "__main__":
    Minimal().run()
