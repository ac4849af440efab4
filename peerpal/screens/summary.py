"""Placeholder."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from peerpal.screens.base import PeerPalScreen


class SummaryScreen(PeerPalScreen):
    """Placeholder."""

    MODE = "summary"

    def body(self) -> ComposeResult:
        """Placeholder."""
        yield Static("Summary")

    def show(self) -> None:
        """Placeholder."""
