"""Days are shown in the style that was chosen, on every screen with a year of sample data."""

from __future__ import annotations

import re

import pytest

from peerpal.app import PeerPalApp
from peerpal.services.services import Services
from screens.driving import NARROW, WIDE, shown, typed

MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
BY_WORDS = re.compile(rf"\b[1-9][0-9]? (?:{MONTHS})\b(?! to )")
"""The heading of a summary ("1 May to 4 December 2026") keeps its own form."""
DOTTED = re.compile(r"\b[0-9]{1,2}\.[0-9]{1,2}\.")
WALKS = {
    "today": ["v", "j", "j", "Z", "escape", "z", "escape"],
    "peers": ["2", "enter", "end", "escape", "j", "enter", "pagedown", "escape", "A", "escape"],
    "talks": ["3", "enter", "escape", "n", "escape"],
    "skills": ["4", "enter", "pagedown", "escape", "x", "escape"],
    "goals": ["5", "enter", "pagedown", "escape", "c", "escape"],
    "feedback": ["6", "enter", "escape", "e", "escape"],
    "review": ["7", "enter", "escape"],
    "summary": ["8", "pagedown", "end", "x", "escape"],
    "growth": ["V", *"pppp", "t", "enter", "t", "escape", "L", "enter", "escape"],
    "actions": ["a", "enter", "escape"],
    "points": ["T", "enter", "escape"],
    "bin": ["5", "d", "y", "B", "escape"],
    "resources": ["R", "enter", "escape"],
    "guide": ["f1", "pagedown", "end", "escape"],
    "profile": ["P", "escape"],
    "capture": ["n", *"@ana", "space", *"-2d"],
}


@pytest.mark.parametrize("walk", WALKS)
async def test_no_screen_shows_a_day_in_another_style(sample_services: Services, walk: str) -> None:
    sample_services.settings.change({"date_style": "22.11.2026"})
    size = NARROW if list(WALKS).index(walk) % 2 else WIDE
    seen: set[str] = set()
    is_dotted = False
    async with PeerPalApp(sample_services).run_test(size=size) as pilot:
        for key in ["", *WALKS[walk]]:
            if key:
                await pilot.press(key)
            await pilot.pause()
            lines = shown(pilot).splitlines()
            name = type(pilot.app.screen).__name__
            is_dotted |= any(map(DOTTED.search, lines))
            seen |= {f"{name} after {key}: {line}" for line in lines if BY_WORDS.search(line)}
    assert not seen
    assert is_dotted


async def test_hits_show_days_in_that_style(sample_services: Services) -> None:
    sample_services.settings.change({"date_style": "22.11.2026"})
    async with PeerPalApp(sample_services).run_test(size=WIDE) as pilot:
        await pilot.press("slash")
        await typed(pilot, "rota")
        for _ in range(200):
            await pilot.pause()
            if DOTTED.search(shown(pilot)):
                break
        assert DOTTED.search(shown(pilot))
        assert not BY_WORDS.search(shown(pilot))
