"""Placeholder."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from peerpal.screens.base import PeerPalScreen


class SkillsScreen(PeerPalScreen):
    """Placeholder."""

    MODE = "skills"

    def body(self) -> ComposeResult:
        """Placeholder."""
        yield Static("Skills")

    def show(self) -> None:
        """Placeholder."""
