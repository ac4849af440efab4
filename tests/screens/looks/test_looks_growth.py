"""How growth looks, with a year of sample data and with none, at two sizes."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from screens.driving import on_screen
from screens.looks.shots import Pictures

PICTURES = {
    "charts": [],
    "numbers": ["t"],
    "time": ["enter"],
    "skills": ["down", "enter"],
    "everything": ["p"],
    "month": ["p", "p"],
}
BOXES = {
    "asking": ["c", "3", "4", "space", "2"],
    "noting": ["c", *"34234445", *"Calm"],
    "check-ins": ["L"],
    "form": ["L", "e"],
}


async def opened(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press("V")
    await on_screen(pilot, "GrowthScreen")
    await pilot.press(*keys)
    await pilot.pause()


@pytest.mark.parametrize("picture", PICTURES)
async def test_with_a_year(picture: str, sample: PeerPalApp, pictures: Pictures) -> None:
    async def shown(pilot: Pilot[None]) -> None:
        await opened(pilot, *PICTURES[picture])

    await pictures(sample, before=shown)


async def test_the_last_charts_of_a_small_window(sample: PeerPalApp, pictures: Pictures) -> None:
    async def shown(pilot: Pilot[None]) -> None:
        await opened(pilot, *["down"] * 6)

    await pictures(sample, sizes=["small"], before=shown)


@pytest.mark.parametrize("box", BOXES)
async def test_boxes(box: str, sample: PeerPalApp, pictures: Pictures) -> None:
    async def shown(pilot: Pilot[None]) -> None:
        await opened(pilot, *BOXES[box])

    await pictures(sample, before=shown)


async def test_with_nothing(app: PeerPalApp, pictures: Pictures) -> None:
    await pictures(app, before=opened)


async def test_in_the_light(sample: PeerPalApp, pictures: Pictures) -> None:
    async def light(pilot: Pilot[None]) -> None:
        sample.theme = "peerpal-light"
        await opened(pilot)

    await pictures(sample, sizes=["wide"], before=light)
