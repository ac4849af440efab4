"""How Today looks on the first run, a month in and after a year, and what is asked there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.domain.matter import Matter
from peerpal.services.demo import fill
from peerpal.services.services import Services
from screens.driving import on_screen, until
from screens.looks.shots import Pictures

WELCOME = {
    "me": [],
    "me-filled": [*"Robin Vega", "enter", *"Engineer"],
    "peer": ["enter", "enter", *"Ana Ruiz"],
    "skills": ["enter"] * 4,
    "capture": ["enter", "enter", *"Ana", "enter", "enter", "enter", "enter"],
}
BOXES = {
    "snooze": ["z"],
    "another-day": ["z", "j", "j", "enter"],
    "snoozed": ["Z"],
    "list": ["v"],
    "question": ["shift+tab", "enter"],
}
A_MONTH = """\
@ana -27d 45m First talk
> pytest 20m fixtures
! me send the slides by +2d
? how does her team handle incidents

@ben -20d 30m coffee Getting to know each other
< kubernetes 15m what a pod is

@ana -13d 45m Rota
! ana read the runbook by +6d

@ben -6d 30m Rolling deploys
< kubernetes 20m deployments

@ana tomorrow 14:00 On call
"""


def month(services: Services) -> PeerPalApp:
    services.captures.log(services.captures.read_all(A_MONTH), new_peers=True)
    goal = replace(
        services.goals.blank(),
        title="Be on call by myself",
        target_on=services.today.day + timedelta(days=40),
    )
    services.goals.save(goal)
    return PeerPalApp(services)


async def asked(pilot: Pilot[None]) -> None:
    """Wait for what comes after the first frame."""
    await until(pilot, lambda: getattr(pilot.app.screen, "question", None))
    await pilot.pause()


@pytest.fixture
def snoozed(services: Services, sample: PeerPalApp) -> PeerPalApp:
    for due, days in zip(services.due.all()[:2], (3, 9), strict=True):
        services.due.snooze(due, services.today.day + timedelta(days=days))
    assert {due.matter for due in services.due.snoozed()} <= set(Matter)
    return sample


@pytest.mark.parametrize("step", WELCOME)
async def test_first_run(step: str, services: Services, pictures: Pictures) -> None:
    async def welcomed(pilot: Pilot[None]) -> None:
        await on_screen(pilot, "WelcomeScreen")
        for key in WELCOME[step]:
            await pilot.press(key)
            await pilot.pause()

    app = PeerPalApp(services, is_welcoming=True)
    await pictures(app, before=welcomed)


async def test_a_month_in(services: Services, pictures: Pictures) -> None:
    await pictures(month(services), before=asked)


@pytest.mark.parametrize("box", BOXES)
async def test_with_a_year(box: str, snoozed: PeerPalApp, pictures: Pictures) -> None:
    await pictures(snoozed, press=BOXES[box], before=asked)


@pytest.mark.parametrize("box", ["list", "question", "snooze"])
async def test_in_the_light(box: str, snoozed: PeerPalApp, pictures: Pictures) -> None:
    async def light(pilot: Pilot[None]) -> None:
        snoozed.theme = "peerpal-light"
        await asked(pilot)

    await pictures(snoozed, press=BOXES[box], before=light, sizes=["small"])


async def test_without_colour(
    services: Services, pictures: Pictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    fill(services)
    app = PeerPalApp(services, badge="sample data")
    await pictures(app, before=asked)
