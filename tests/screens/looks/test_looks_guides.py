"""How guides and resources look, at two sizes, with sample data and with none."""

from __future__ import annotations

import pytest

from peerpal.app import PeerPalApp
from screens.looks.shots import SIZES, Compare

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


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("box", BOXES)
def test_boxes(box: str, size: str, sample: PeerPalApp, snap_compare: Compare) -> None:
    assert snap_compare(sample, press=BOXES[box], terminal_size=SIZES[size])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("box", ["list", "resources"])
def test_with_nothing(box: str, size: str, app: PeerPalApp, snap_compare: Compare) -> None:
    assert snap_compare(app, press=BOXES[box], terminal_size=SIZES[size])


def test_in_the_light(sample: PeerPalApp, snap_compare: Compare) -> None:
    sample.theme = "peerpal-light"
    assert snap_compare(sample, press=BOXES["guide"], terminal_size=SIZES["wide"])
