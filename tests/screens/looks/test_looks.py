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
from screens.looks.shots import SIZES, Compare

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


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
def test_with_a_year(screen: str, size: str, sample: PeerPalApp, snap_compare: Compare) -> None:
    assert snap_compare(sample, press=SCREENS[screen], terminal_size=SIZES[size])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
def test_with_nothing(screen: str, size: str, app: PeerPalApp, snap_compare: Compare) -> None:
    assert snap_compare(app, press=SCREENS[screen], terminal_size=SIZES[size])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("box", BOXES)
def test_boxes(box: str, size: str, sample: PeerPalApp, snap_compare: Compare) -> None:
    assert snap_compare(sample, press=BOXES[box], terminal_size=SIZES[size])


@pytest.mark.parametrize("size", SIZES)
def test_a_record_that_was_changed_elsewhere(
    size: str,
    sample: PeerPalApp,
    open_services: Callable[[], Services],
    snap_compare: Compare,
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

    assert snap_compare(sample, run_before=change_elsewhere, terminal_size=SIZES[size])


@pytest.mark.parametrize("size", SIZES)
def test_a_folder_that_is_copied(
    size: str, services: Services, folder: Folder, snap_compare: Compare
) -> None:
    services.sync_notice = SyncNotice(folder, lambda: "Dropbox")
    assert snap_compare(PeerPalApp(services), terminal_size=SIZES[size])


@pytest.mark.parametrize("screen", ["today", "conversations", "summary"])
def test_in_the_light(screen: str, sample: PeerPalApp, snap_compare: Compare) -> None:
    async def light(pilot: object) -> None:
        sample.theme = "peerpal-light"

    assert snap_compare(
        sample, press=SCREENS[screen], terminal_size=SIZES["wide"], run_before=light
    )
