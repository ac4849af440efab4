"""How the boxes of a pairing look, at two sizes, with sample data."""

from __future__ import annotations

import pytest

from peerpal.app import PeerPalApp
from screens.looks.shots import Pictures

BOXES = {
    "page": ["2", "enter", *["pagedown"] * 3],
    "agreement": ["2", "A"],
    "agreement-older": ["2", "A", "left"],
    "agreement-form": ["2", "down", "A", *["tab"] * 7],
    "sign": ["2", "A", "e", "ctrl+s", "s"],
    "health": ["2", "H", "4", "tab"],
    "health-checks": ["2", "K"],
    "introduction": ["2", "i"],
    "introductions": ["2", "down", "i"],
    "status": ["2", "s"],
    "close": ["2", "s", "end", "enter"],
}


@pytest.mark.parametrize("box", BOXES)
async def test_boxes(box: str, sample: PeerPalApp, pictures: Pictures) -> None:
    await pictures(sample, press=BOXES[box])


@pytest.mark.parametrize("box", ["page", "agreement", "health", "status"])
async def test_in_the_light(box: str, sample: PeerPalApp, pictures: Pictures) -> None:
    async def light(pilot: object) -> None:
        sample.theme = "peerpal-light"

    await pictures(sample, press=BOXES[box], sizes=["wide"], before=light)
