"""How contributions look, at two sizes, with sample data and with none."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.screens.contributions import ContributionsScreen
from peerpal.screens.evidence_form import EvidenceForm
from peerpal.services.services import Services
from screens.driving import on_screen
from screens.looks.shots import SIZES, Compare

BOXES = {
    "list": [],
    "page": ["down", "enter"],
    "form": ["down", "e", *["tab"] * 3],
    "new": ["n"],
}


async def listed(pilot: Pilot[None], services: Services) -> None:
    pilot.app.push_screen(ContributionsScreen(services))
    await on_screen(pilot, "ContributionsScreen")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("box", BOXES)
def test_boxes(box: str, size: str, sample: PeerPalApp, snap_compare: Compare) -> None:
    async def opened(pilot: Pilot[None]) -> None:
        await listed(pilot, sample.services)
        await pilot.press(*BOXES[box])

    assert snap_compare(sample, terminal_size=SIZES[size], run_before=opened)


@pytest.mark.parametrize("size", SIZES)
def test_with_nothing(size: str, app: PeerPalApp, snap_compare: Compare) -> None:
    async def opened(pilot: Pilot[None]) -> None:
        await listed(pilot, app.services)

    assert snap_compare(app, terminal_size=SIZES[size], run_before=opened)


@pytest.mark.parametrize("size", SIZES)
def test_one_made_of_a_goal(size: str, sample: PeerPalApp, snap_compare: Compare) -> None:
    async def opened(pilot: Pilot[None]) -> None:
        services = sample.services
        goal = services.goals.all()[0]
        told = services.evidence.about(goal, goal.title, services.today.day)
        sample.push_screen(EvidenceForm(services, told))
        await on_screen(pilot, "EvidenceForm")

    assert snap_compare(sample, terminal_size=SIZES[size], run_before=opened)


@pytest.mark.parametrize("box", ["list", "form"])
def test_in_the_light(box: str, sample: PeerPalApp, snap_compare: Compare) -> None:
    async def opened(pilot: Pilot[None]) -> None:
        sample.theme = "peerpal-light"
        await listed(pilot, sample.services)
        await pilot.press(*BOXES[box])

    assert snap_compare(sample, terminal_size=SIZES["wide"], run_before=opened)
