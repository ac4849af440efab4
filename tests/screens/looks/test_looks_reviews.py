"""How the list of reviews and what opens from it look, at two sizes, with sample data."""

from __future__ import annotations

import pytest

from peerpal.app import PeerPalApp
from screens.looks.shots import Pictures

SCREENS = {
    "waiting": ["7"],
    "agreed": ["7", "down"],
    "over-time": ["7", "down", "tab", *["pagedown"] * 4],
    "in-full": ["7", "down", "enter"],
    "in-full-below": ["7", "down", "enter", *["pagedown"] * 5],
    "with-whom": ["7", "n"],
}


@pytest.mark.parametrize("screen", SCREENS)
async def test_with_a_year(screen: str, sample: PeerPalApp, pictures: Pictures) -> None:
    await pictures(sample, press=SCREENS[screen])


async def test_with_nothing(app: PeerPalApp, pictures: Pictures) -> None:
    await pictures(app, press=["7"])


@pytest.mark.parametrize("screen", ["agreed", "in-full"])
async def test_in_the_light(screen: str, sample: PeerPalApp, pictures: Pictures) -> None:
    async def light(pilot: object) -> None:
        sample.theme = "peerpal-light"

    await pictures(sample, press=SCREENS[screen], sizes=["wide"], before=light)
