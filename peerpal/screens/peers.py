"""Placeholder."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from peerpal.screens.base import PeerPalScreen


class PeersScreen(PeerPalScreen):
    """Placeholder."""

    MODE = "peers"

    def body(self) -> ComposeResult:
        """Placeholder."""
        yield Static("Peers")

    def show(self) -> None:
        """Placeholder."""
