"""Placeholder."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from peerpal.screens.base import PeerPalScreen


class GoalsScreen(PeerPalScreen):
    """Placeholder."""

    MODE = "goals"

    def body(self) -> ComposeResult:
        """Placeholder."""
        yield Static("Goals")

    def show(self) -> None:
        """Placeholder."""
