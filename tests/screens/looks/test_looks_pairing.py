"""How the boxes of a pairing look, at two sizes, with sample data."""

from __future__ import annotations

import pytest

from peerpal.app import PeerPalApp
from screens.looks.shots import SIZES, Compare

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


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("box", BOXES)
def test_boxes(box: str, size: str, sample: PeerPalApp, snap_compare: Compare) -> None:
    assert snap_compare(sample, press=BOXES[box], terminal_size=SIZES[size])


@pytest.mark.parametrize("box", ["page", "agreement", "health", "status"])
def test_in_the_light(box: str, sample: PeerPalApp, snap_compare: Compare) -> None:
    async def light(pilot: object) -> None:
        sample.theme = "peerpal-light"

    assert snap_compare(sample, press=BOXES[box], terminal_size=SIZES["wide"], run_before=light)
