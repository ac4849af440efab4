"""How goals look in each order, their page, and what is asked about them, at two sizes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.domain.goal import GoalStatus
from peerpal.services.services import Services
from screens.driving import on_screen
from screens.looks.shots import Pictures

SCREENS = {
    "at-risk": ["5", *"jjj"],
    "ahead-of-the-line": ["5", "j", "enter"],
    "key-results": ["5", *"jj", "enter"],
    "history": ["5", *"jjj", "enter", "pagedown"],
    "fell-twice": ["5", *"jjjj"],
    "by-whose": ["5", "o"],
    "by-status": ["5", "o", "o"],
    "filtered-by-whose": ["5", "o", "slash", *"behind", "enter"],
    "hints": ["5", "n", *"Speak better"],
    "check-in": ["5", "j", "c", *"+10", "tab", "tab", "4", "tab", "space"],
    "check-in-of-key-results": ["5", *"jj", "c", *"+1"],
    "drop": ["5", *"jjj", "D", *"The stage is gone"],
    "no-reason": ["5", *"jjj", "D", "enter"],
}


@pytest.fixture
def sample(services: Services, sample: PeerPalApp) -> PeerPalApp:
    today = services.today.day
    goal = next(goal for goal in services.goals.all() if goal.title == "Join the on-call rota")
    for ago, confidence in ((4, 3), (2, 2)):
        check_in = replace(
            services.goals.blank_check_in(goal.id),
            on=today - timedelta(days=ago),
            confidence=confidence,
        )
        services.goals.check_in(check_in)
    dropped = next(goal for goal in services.goals.all() if goal.status is GoalStatus.ACHIEVED)
    services.goals.reopen(dropped.id)
    services.goals.drop(dropped.id, "Another team took it over")
    return sample


@pytest.mark.parametrize("screen", SCREENS)
async def test_with_a_year(screen: str, sample: PeerPalApp, pictures: Pictures) -> None:
    await pictures(sample, press=SCREENS[screen])


async def test_no_goals(app: PeerPalApp, pictures: Pictures) -> None:
    await pictures(app, press=["5", "o"])


@pytest.mark.parametrize("screen", ["at-risk", "ahead-of-the-line", "by-whose"])
async def test_in_the_light(screen: str, sample: PeerPalApp, pictures: Pictures) -> None:
    async def light(pilot: Pilot[None]) -> None:
        sample.theme = "peerpal-light"
        await on_screen(pilot, "TodayScreen")

    await pictures(sample, press=SCREENS[screen], sizes=["wide"], before=light)
