"""How guides and resources look, at two sizes, with sample data and with none."""

from __future__ import annotations

import pytest

from peerpal.app import PeerPalApp
from screens.looks.shots import Pictures

BOXES = {
    "guide": ["5", "f1"],
    "practised": ["n", "f1", "end"],
    "list": ["f1"],
    "note": ["6", "f1", "x"],
    "resources": ["R"],
    "resource": ["R", "down", "enter"],
    "form": ["R", "down", "e", *["tab"] * 3],
    "to-read": ["R", "f"],
    "skill": ["4", "down", "down", "enter"],
}


@pytest.mark.parametrize("box", BOXES)
async def test_boxes(box: str, sample: PeerPalApp, pictures: Pictures) -> None:
    await pictures(sample, press=BOXES[box])


@pytest.mark.parametrize("box", ["list", "resources"])
async def test_with_nothing(box: str, app: PeerPalApp, pictures: Pictures) -> None:
    await pictures(app, press=BOXES[box])


async def test_in_the_light(sample: PeerPalApp, pictures: Pictures) -> None:
    sample.theme = "peerpal-light"
    await pictures(sample, press=BOXES["guide"], sizes=["wide"])
