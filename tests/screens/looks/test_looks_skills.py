"""How the follow-up, a peer's view, merging and tags look, with data, at two sizes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.domain.skill import Level
from peerpal.services.services import Services
from screens.driving import on_screen
from screens.looks.shots import SIZES, Compare

SCREENS = {
    "passed-on": ["4", *"jjjj"],
    "peers-view": ["4", "v", "right", "right"],
    "levels-compared": ["4", *"jjjjjjjj"],
    "rising-level": ["4", "e", *["tab"] * 5, "right", "right"],
    "follow-ups": ["4", "x", "slash", *"follow-up", "enter", "down", "down", "down"],
    "what-changed": ["4", "x", "slash", *"taught", "enter", *"jjjjj", "c", *"She runs it"],
    "merge": ["4", "M", *"rus"],
    "merge-question": ["4", "M", *"rust", "enter"],
    "tags": ["number_sign"],
    "rename-tag": ["number_sign", "r", "end", "ctrl+u", *"rust"],
    "tagged": ["number_sign", "j", "j", "enter"],
    "new-tag": ["4", "n", *["tab"] * 9, *"#on-call "],
}


@pytest.fixture
def sample(services: Services, sample: PeerPalApp) -> PeerPalApp:
    skill = services.skills.find("pytest")
    assert skill
    today = services.today.day
    services.skills.note_peer_view(skill, Level.PROFICIENT, on=today, evidence="Ana, in review")
    rust = services.skills.find("Rust")
    assert rust
    services.skills.save(replace(rust, tags=("on_call",)))
    return sample


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
def test_with_a_year(screen: str, size: str, sample: PeerPalApp, snap_compare: Compare) -> None:
    assert snap_compare(sample, press=SCREENS[screen], terminal_size=SIZES[size])


@pytest.mark.parametrize("size", SIZES)
def test_no_tags(size: str, app: PeerPalApp, snap_compare: Compare) -> None:
    assert snap_compare(app, press=["number_sign"], terminal_size=SIZES[size])


@pytest.mark.parametrize("screen", ["what-changed", "tags", "passed-on"])
def test_in_the_light(screen: str, sample: PeerPalApp, snap_compare: Compare) -> None:
    async def light(pilot: Pilot[None]) -> None:
        sample.theme = "peerpal-light"
        await on_screen(pilot, "TodayScreen")

    assert snap_compare(
        sample, press=SCREENS[screen], terminal_size=SIZES["wide"], run_before=light
    )
