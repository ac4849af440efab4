"""How the list of reviews and what opens from it look, at two sizes, with sample data."""

from __future__ import annotations

import pytest

from peerpal.app import PeerPalApp
from screens.looks.shots import SIZES, Compare

SCREENS = {
    "waiting": ["7"],
    "agreed": ["7", "down"],
    "over-time": ["7", "down", "tab", *["pagedown"] * 4],
    "in-full": ["7", "down", "enter"],
    "in-full-below": ["7", "down", "enter", *["pagedown"] * 5],
    "with-whom": ["7", "n"],
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
def test_with_a_year(screen: str, size: str, sample: PeerPalApp, snap_compare: Compare) -> None:
    assert snap_compare(sample, press=SCREENS[screen], terminal_size=SIZES[size])


@pytest.mark.parametrize("size", SIZES)
def test_with_nothing(size: str, app: PeerPalApp, snap_compare: Compare) -> None:
    assert snap_compare(app, press=["7"], terminal_size=SIZES[size])


@pytest.mark.parametrize("screen", ["agreed", "in-full"])
def test_in_the_light(screen: str, sample: PeerPalApp, snap_compare: Compare) -> None:
    async def light(pilot: object) -> None:
        sample.theme = "peerpal-light"

    assert snap_compare(
        sample, press=SCREENS[screen], terminal_size=SIZES["wide"], run_before=light
    )
