"""Looks at the app at every place it has: what a contact sheet is made of."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from inspect import isawaitable
from itertools import count
from pathlib import Path

from opening import FaultyFolder, services_on
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input, TextArea

from bench import data
from peerpal.app import PeerPalApp
from peerpal.services.demo import fill
from peerpal.services.services import Services
from screens.few import add_few
from screens.places import ELSEWHERE, PLACES

AMOUNTS: Mapping[str, Callable[[Services], object]] = {
    "none": lambda services: None,
    "few": add_few,
    "many": fill,
    "thousands": lambda services: data.fill(services, 1_000),
}
"""How much there is to see."""

STATES: Mapping[str, tuple[str, ...]] = {
    "the palette": ("ctrl+p",),
    "a peer in full": ("2", "enter"),
    "a talk in full": ("3", "enter"),
    "a skill in full": ("4", "enter"),
    "a goal in full": ("5", "enter"),
    "feedback in full": ("6", "enter"),
    "a review in full": ("7", "down", "enter"),
    "goals by whose": ("5", "o"),
    "a filter that finds nothing": ("3", "slash", *"zzz"),
    "a search": ("slash", *"rota"),
    "a capture": ("n", *"@ana 45m Rota", "ctrl+j", *"> pytest 15m"),
    "a wrong form": ("5", "n", "ctrl+s"),
    "a new peer": ("2", "n"),
    "a new talk": ("3", "N"),
    "share-safe Today": ("f2",),
    "share-safe Peers": ("2", "f2"),
    "share-safe Conversations": ("3", "f2"),
    "share-safe Feedback": ("6", "f2"),
    "share-safe Goals": ("5", "f2"),
}
"""Keys to what is no screen of its own."""

_HOME = Path("no folder")
_TRIES = 100


async def looks(
    amount: str, size: tuple[int, int], theme: str, name: str = ""
) -> AsyncIterator[tuple[str, list[Strip]]]:
    """Yield each place whose name holds a word, with the lines on the screen.

    There are no lines where no way leads there with so little data.
    """
    Input.cursor_blink = TextArea.cursor_blink = False
    folder, numbers = FaultyFolder(), count(1)
    AMOUNTS[amount](services_on(folder, _HOME, numbers))
    files = dict(folder.files)
    for place in (*PLACES, *ELSEWHERE, *STATES):
        if name not in place:
            continue
        folder = FaultyFolder()
        folder.files.update(files)
        app = PeerPalApp(services_on(folder, _HOME, numbers))
        app.theme = theme
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            is_there = await come_to(pilot, place, app.services)
            yield place, app.screen._compositor.render_strips() if is_there else []


async def come_to(pilot: Pilot[None], place: str, services: Services) -> bool:
    """Go to a place from Today, and return whether there was a way."""
    if way := ELSEWHERE.get(place):
        going = way(pilot, services)
        if isawaitable(going):
            await going
    else:
        await pilot.press(*(PLACES | STATES)[place])
    for _ in range(_TRIES):
        await pilot.pause()
        if place in STATES or type(pilot.app.screen).__name__ == place:
            await pilot.pause()
            return True
    return False
