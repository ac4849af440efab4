"""Placeholder."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from peerpal.screens.base import PeerPalScreen


class FeedbackScreen(PeerPalScreen):
    """Placeholder."""

    MODE = "feedback"

    def body(self) -> ComposeResult:
        """Placeholder."""
        yield Static("Feedback")

    def show(self) -> None:
        """Placeholder."""
