"""Says what can't be used in the settings, once the app is on the screen."""

from __future__ import annotations

from asyncio import to_thread

from textual.app import App

from peerpal.domain.settings import Problem
from peerpal.domain.text import one_line
from peerpal.services.settings import SettingsService

_SECONDS = 20


async def check_keys(app: App[None], settings: SettingsService) -> None:
    """Let PeerPal's own keys stand for chosen ones that can't be used."""
    if keys := settings.now.keys:
        problems = await to_thread(_wrong, dict(keys))
        if problems:
            settings.refuse(problems)
            app.set_keymap(dict(settings.now.keys))


def _wrong(keys: dict[str, str]) -> list[Problem]:
    from peerpal.screens.key_catalogue import read_catalogue  # what it imports takes a while

    return read_catalogue().wrong(keys)


def explain_problems(app: App[None], settings: SettingsService) -> None:
    """Name the first thing that is wrong, and how many more there are."""
    if not (problems := settings.problems):
        return
    first, *more = problems
    text = f"{one_line(settings.told(first.brief))} PeerPal's own is used."
    if more:
        text += f" {len(more)} more can't be used; `peerpal settings` names all."
    app.notify(text, title="Settings", severity="warning", timeout=_SECONDS, markup=False)
