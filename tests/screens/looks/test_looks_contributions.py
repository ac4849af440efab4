"""How contributions look, at two sizes, with sample data and with none."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.screens.contributions import ContributionsScreen
from peerpal.screens.evidence_form import EvidenceForm
from peerpal.services.services import Services
from screens.driving import on_screen
from screens.looks.shots import Pictures

BOXES = {
    "list": [],
    "page": ["down", "enter"],
    "form": ["down", "e", *["tab"] * 3],
    "new": ["n"],
}


async def listed(pilot: Pilot[None], services: Services) -> None:
    pilot.app.push_screen(ContributionsScreen(services))
    await on_screen(pilot, "ContributionsScreen")


@pytest.mark.parametrize("box", BOXES)
async def test_boxes(box: str, sample: PeerPalApp, pictures: Pictures) -> None:
    async def opened(pilot: Pilot[None]) -> None:
        await listed(pilot, sample.services)
        await pilot.press(*BOXES[box])

    await pictures(sample, before=opened)


async def test_with_nothing(app: PeerPalApp, pictures: Pictures) -> None:
    async def opened(pilot: Pilot[None]) -> None:
        await listed(pilot, app.services)

    await pictures(app, before=opened)


async def test_one_made_of_a_goal(sample: PeerPalApp, pictures: Pictures) -> None:
    async def opened(pilot: Pilot[None]) -> None:
        services = sample.services
        goal = services.goals.all()[0]
        told = services.evidence.about(goal, goal.title, services.today.day)
        sample.push_screen(EvidenceForm(services, told))
        await on_screen(pilot, "EvidenceForm")

    await pictures(sample, before=opened)


@pytest.mark.parametrize("box", ["list", "form"])
async def test_in_the_light(box: str, sample: PeerPalApp, pictures: Pictures) -> None:
    async def opened(pilot: Pilot[None]) -> None:
        sample.theme = "peerpal-light"
        await listed(pilot, sample.services)
        await pilot.press(*BOXES[box])

    await pictures(sample, sizes=["wide"], before=opened)
