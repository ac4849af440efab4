"""A folder that Dropbox or its like keeps in step is explained, once."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from peerpal.app import PeerPalApp
from peerpal.services.services import Services
from peerpal.storage.synced import SyncNotice
from screens.driving import NARROW, WIDE, on_screen, shown

if TYPE_CHECKING:
    from opening import FaultyFolder


@pytest.fixture
def start(open_services: Callable[[], Services], folder: FaultyFolder) -> Callable[[], PeerPalApp]:
    """Start PeerPal, each time anew, on a folder that Dropbox keeps in step."""

    def started() -> PeerPalApp:
        services = open_services()
        services.sync_notice = SyncNotice(folder, lambda: "Dropbox")
        return PeerPalApp(services)

    return started


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_it_is_explained_at_the_first_start_only(
    start: Callable[[], PeerPalApp], folder: FaultyFolder, key: str, size: tuple[int, int]
) -> None:
    app = start()
    async with app.run_test(size=size) as pilot:
        await on_screen(pilot, "SyncedScreen")
        said = " ".join(shown(pilot).split())
        assert "Dropbox copies your data folder to other machines." in said
        assert "What can go wrong" in said
        assert "peerpal --data FOLDER" in said
        assert "peerpal where" in said
        assert not folder.files
        await pilot.press(key)
        await on_screen(pilot, "TodayScreen")
    assert json.loads(folder.files["notices.json"]) == {"synced_by": "Dropbox"}
    again = start()
    async with again.run_test(size=size) as pilot:
        await pilot.press("5")
        await on_screen(pilot, "GoalsScreen")
        assert len(again.screen_stack) == 1


async def test_a_note_that_cannot_be_kept_stands_in_nobodys_way(
    start: Callable[[], PeerPalApp], folder: FaultyFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start()
    async with app.run_test(size=WIDE) as pilot:
        await on_screen(pilot, "SyncedScreen")
        folder.is_full = True
        await pilot.press("enter")
        await on_screen(pilot, "TodayScreen")


async def test_any_other_folder_is_opened_without_a_word(
    app: PeerPalApp, folder: FaultyFolder
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await on_screen(pilot, "TodayScreen")
        assert len(app.screen_stack) == 1
    assert not folder.files
