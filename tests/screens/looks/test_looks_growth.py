"""How growth looks, with a year of sample data and with none, at two sizes."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from screens.driving import on_screen
from screens.looks.shots import SIZES, Compare

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


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("picture", PICTURES)
def test_with_a_year(picture: str, size: str, sample: PeerPalApp, snap_compare: Compare) -> None:
    async def shown(pilot: Pilot[None]) -> None:
        await opened(pilot, *PICTURES[picture])

    assert snap_compare(sample, terminal_size=SIZES[size], run_before=shown)


def test_the_last_charts_of_a_small_window(sample: PeerPalApp, snap_compare: Compare) -> None:
    async def shown(pilot: Pilot[None]) -> None:
        await opened(pilot, *["down"] * 6)

    assert snap_compare(sample, terminal_size=SIZES["small"], run_before=shown)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("box", BOXES)
def test_boxes(box: str, size: str, sample: PeerPalApp, snap_compare: Compare) -> None:
    async def shown(pilot: Pilot[None]) -> None:
        await opened(pilot, *BOXES[box])

    assert snap_compare(sample, terminal_size=SIZES[size], run_before=shown)


@pytest.mark.parametrize("size", SIZES)
def test_with_nothing(size: str, app: PeerPalApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=SIZES[size], run_before=opened)


def test_in_the_light(sample: PeerPalApp, snap_compare: Compare) -> None:
    async def light(pilot: Pilot[None]) -> None:
        sample.theme = "peerpal-light"
        await opened(pilot)

    assert snap_compare(sample, terminal_size=SIZES["wide"], run_before=light)
