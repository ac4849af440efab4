"""How a talk looks from its plan to its end, with sample data, at two sizes and in both themes."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from screens.looks.shots import Pictures

SCREENS = {
    "actions": ["a"],
    "points": ["3", "T"],
    "preparation": ["3", "enter"],
    "planning": ["3", "p", *"next fri", "tab", *"2 pm"],
    "point": ["3", "t"],
    "not-held": ["3", "x"],
    "moving": ["a", "greater_than_sign"],
    "holding": ["3", "h", "d", "c"],
    "wrapping-up": ["3", "h", "d", "c", "o", "o", *"> pytest 15m fixtures"],
    "outcome": ["3", "h", *["tab"] * 6, "g", "tab", *"Lead the rota"],
}


@pytest.mark.parametrize("screen", SCREENS)
async def test_with_a_year(screen: str, sample: PeerPalApp, pictures: Pictures) -> None:
    await pictures(sample, press=SCREENS[screen])


@pytest.mark.parametrize("screen", ["actions", "points"])
async def test_with_nothing(screen: str, app: PeerPalApp, pictures: Pictures) -> None:
    await pictures(app, press=SCREENS[screen], sizes=["small"])


@pytest.mark.parametrize("screen", ["actions", "wrapping-up"])
async def test_in_the_light(screen: str, sample: PeerPalApp, pictures: Pictures) -> None:
    async def light(pilot: Pilot[None]) -> None:
        sample.theme = "peerpal-light"

    await pictures(sample, press=SCREENS[screen], sizes=["wide"], before=light)
