"""What every test may ask for: a folder in memory, and PeerPal's services on it."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from opening import FaultyFolder, services_on

from peerpal.services.services import Services
from peerpal.storage.folder import DiskFolder

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # Textual looks once, when it is imported

# How quick a machine is says nothing about what is tested.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")


def pytest_collection_finish() -> None:
    """Let no look for garbage go through what was imported: it would take half of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000)


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


@pytest.fixture
def services(open_services: Callable[[], Services]) -> Services:
    return open_services()
