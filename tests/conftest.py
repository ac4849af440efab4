"""What every test may ask for: a folder in memory, and PeerPal's services on it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from peerpal.domain.errors import SaveFailed
from peerpal.services.clipboard import Clipboard
from peerpal.services.context import Context
from peerpal.services.editor import Editor
from peerpal.services.history import History
from peerpal.services.services import Services
from peerpal.services.settings import SettingsService
from peerpal.services.summary_templates import Templates
from peerpal.storage.drafts import Drafts
from peerpal.storage.folder import DiskFolder, MemoryFolder, Stamp
from peerpal.storage.store import Store
from peerpal.storage.synced import SyncNotice

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # Textual looks once, when it is imported

# How quick a machine is says nothing about what is tested.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class FaultyFolder(MemoryFolder):
    """A folder in memory whose disk can be full."""

    def __init__(self) -> None:
        super().__init__()
        self.is_full = False

    def append(self, name: str, data: bytes, at: int) -> Stamp:
        if self.is_full:
            raise SaveFailed(f"{name} can't be written: the disk is full.")
        return super().append(name, data, at)


@pytest.fixture(autouse=True)
def nothing_stays_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let go of every folder: few tests end what they open, and a process may open few files."""
    made: list[DiskFolder] = []
    make = DiskFolder.__init__

    def noted(self: DiskFolder, *args: Any, **kwargs: Any) -> None:
        make(self, *args, **kwargs)
        made.append(self)

    monkeypatch.setattr(DiskFolder, "__init__", noted)
    yield
    for folder in made:
        folder.leave()


@pytest.fixture(autouse=True)
def settings_of_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at no templates of the person who runs the tests."""
    monkeypatch.setenv("PEERPAL_SETTINGS", str(tmp_path / "settings"))


@pytest.fixture
def folder() -> FaultyFolder:
    return FaultyFolder()


@pytest.fixture
def numbers() -> Iterator[int]:
    """What the ids of new records are made of."""
    return count(1)


@pytest.fixture
def open_services(
    folder: FaultyFolder, tmp_path: Path, numbers: Iterator[int]
) -> Callable[[], Services]:
    """Open the folder, also once more as the next start of the program would; a fixed clock."""
    return lambda: services_on(folder, tmp_path, numbers)


def services_on(folder: FaultyFolder, home: Path, numbers: Iterator[int]) -> Services:
    store = Store(folder, instance="me", now=lambda: NOW)
    mine = SettingsService(lambda: home / "settings")
    context = Context(
        store=store,
        history=History(store),
        now=lambda: NOW,
        new_id=lambda: f"id{next(numbers):06}",
        settings=mine,
    )
    return Services(
        context,
        Drafts(folder),
        Editor(home, os.environ, lambda: mine.now.editor),
        SyncNotice(folder, lambda: None),
        lambda: Clipboard({}),
        lambda: Templates(home / "settings/templates"),
    )


@pytest.fixture
def services(open_services: Callable[[], Services]) -> Services:
    return open_services()
