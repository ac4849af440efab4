"""Chooses the colours in the palette."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.app import App
from textual.command import CommandPalette
from textual.theme import ThemeProvider

from peerpal.domain.settings_fields import THEMES


class Themes(ThemeProvider):
    """The themes, PeerPal's own first; the one that is chosen is remembered."""

    @property
    def commands(self) -> list[tuple[str, Callable[[], Any]]]:
        """Return the names with what choosing one does."""
        known = [name for name in THEMES if name in self.app.available_themes]
        return [
            (name, partial(self.app.run_action, f"app.remember_theme({name!r})")) for name in known
        ]


def choose_theme(app: App[None]) -> None:
    """Open the palette on the themes."""
    app.push_screen(CommandPalette(providers=[Themes], placeholder="Search for themes…"))
