"""How the follow-up, a peer's view, merging and tags look, with data, at two sizes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.domain.skill import Level
from peerpal.services.services import Services
from screens.driving import on_screen
from screens.looks.shots import Pictures

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


@pytest.mark.parametrize("screen", SCREENS)
async def test_with_a_year(screen: str, sample: PeerPalApp, pictures: Pictures) -> None:
    await pictures(sample, press=SCREENS[screen])


async def test_no_tags(app: PeerPalApp, pictures: Pictures) -> None:
    await pictures(app, press=["number_sign"])


@pytest.mark.parametrize("screen", ["what-changed", "tags", "passed-on"])
async def test_in_the_light(screen: str, sample: PeerPalApp, pictures: Pictures) -> None:
    async def light(pilot: Pilot[None]) -> None:
        sample.theme = "peerpal-light"
        await on_screen(pilot, "TodayScreen")

    await pictures(sample, press=SCREENS[screen], sizes=["wide"], before=light)
