"""Placeholder."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from peerpal.screens.base import PeerPalScreen


class TodayScreen(PeerPalScreen):
    """Placeholder."""

    MODE = "today"

    def body(self) -> ComposeResult:
        """Placeholder."""
        yield Static("Today")

    def show(self) -> None:
        """Placeholder."""
