"""How a talk looks from its plan to its end, with sample data, at two sizes and in both themes."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from screens.looks.shots import SIZES, Compare

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


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
def test_with_a_year(screen: str, size: str, sample: PeerPalApp, snap_compare: Compare) -> None:
    assert snap_compare(sample, press=SCREENS[screen], terminal_size=SIZES[size])


@pytest.mark.parametrize("screen", ["actions", "points"])
def test_with_nothing(screen: str, app: PeerPalApp, snap_compare: Compare) -> None:
    assert snap_compare(app, press=SCREENS[screen], terminal_size=SIZES["small"])


@pytest.mark.parametrize("screen", ["actions", "wrapping-up"])
def test_in_the_light(screen: str, sample: PeerPalApp, snap_compare: Compare) -> None:
    async def light(pilot: Pilot[None]) -> None:
        sample.theme = "peerpal-light"

    assert snap_compare(
        sample, press=SCREENS[screen], terminal_size=SIZES["wide"], run_before=light
    )
