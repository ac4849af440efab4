"""How every screen and form looks, with a year of sample data and with none, at two sizes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.domain.goal import GoalStatus
from peerpal.services.services import Services
from peerpal.storage.folder import Folder
from peerpal.storage.synced import SyncNotice
from screens.driving import fill as fill_in
from screens.driving import on_screen
from screens.looks.shots import Pictures

SCREENS = {
    "today": [],
    "peers": ["2"],
    "conversations": ["3"],
    "skills": ["4"],
    "exchanges": ["4", "x"],
    "goals": ["5"],
    "feedback": ["6"],
    "summary": ["8"],
    "bin": ["B"],
    "log": ["n"],
}
BOXES = {
    "help": ["3", "question_mark"],
    "commands": ["ctrl+p"],
    "logging": ["n", *"@ana 45m Rota", "ctrl+j", *"> pytest 15m fixtures"],
    "conversation": ["3", "j", "j", "e"],
    "reader": ["3", "j", "j", "enter"],
    "peer": ["2", "e"],
    "skill": ["4", "e"],
    "exchange": ["4", "x", "e"],
    "goal": ["5", "e"],
    "check-in": ["5", "c"],
    "feedback": ["6", "j", "e"],
    "profile": ["P"],
    "invalid": ["5", "n", "ctrl+s"],
    "left-out": ["8", "x"],
    "who-helps": ["2", "w"],
    "who-helps-found": ["2", "w", *"kube"],
}


@pytest.mark.parametrize("screen", SCREENS)
async def test_with_a_year(screen: str, sample: PeerPalApp, pictures: Pictures) -> None:
    await pictures(sample, press=SCREENS[screen])


@pytest.mark.parametrize("screen", SCREENS)
async def test_with_nothing(screen: str, app: PeerPalApp, pictures: Pictures) -> None:
    await pictures(app, press=SCREENS[screen])


@pytest.mark.parametrize("box", BOXES)
async def test_boxes(box: str, sample: PeerPalApp, pictures: Pictures) -> None:
    await pictures(sample, press=BOXES[box])


async def test_a_record_that_was_changed_elsewhere(
    sample: PeerPalApp,
    open_services: Callable[[], Services],
    pictures: Pictures,
) -> None:
    async def change_elsewhere(pilot: Pilot[None]) -> None:
        other = open_services()
        goal = other.goals.ordered()[0]
        await pilot.press("5", "e")
        await on_screen(pilot, "GoalForm")
        await fill_in(pilot, "why", "He tells stories well, and nobody has heard them.")
        why = "The conference looks for first-time speakers. " * 12
        status = GoalStatus.AT_RISK
        other.goals.save(replace(goal, why=why, next_step="[/] Ask for the notes", status=status))
        await pilot.press("ctrl+s")
        await on_screen(pilot, "ConflictScreen")

    await pictures(sample, before=change_elsewhere)


async def test_a_folder_that_is_copied(
    services: Services, folder: Folder, pictures: Pictures
) -> None:
    services.sync_notice = SyncNotice(folder, lambda: "Dropbox")
    await pictures(PeerPalApp(services))


@pytest.mark.parametrize("screen", ["today", "conversations", "summary"])
async def test_in_the_light(screen: str, sample: PeerPalApp, pictures: Pictures) -> None:
    async def light(pilot: object) -> None:
        sample.theme = "peerpal-light"

    await pictures(sample, press=SCREENS[screen], sizes=["wide"], before=light)
