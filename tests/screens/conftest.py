"""The app on a folder in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path

import pytest
from opening import FaultyFolder, services_on

from peerpal.app import PeerPalApp
from peerpal.services.demo import fill
from peerpal.services.services import Services
from screens.summaries import log_talks


@pytest.fixture(autouse=True)
def quick_drafts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep drafts without waiting for the typing to rest."""
    monkeypatch.setattr("peerpal.screens.drafting.DRAFT_SECONDS", 0.001)


@pytest.fixture(autouse=True)
def no_tidying(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for no garbage in the quiet moments between two keys: it takes longer than the tests."""
    monkeypatch.setattr("peerpal.garbage._WORTH_A_LOOK", 10**9)


@pytest.fixture
def away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is written to a file, or opened in a browser, go nowhere."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", "")


@pytest.fixture
def app(services: Services) -> PeerPalApp:
    return PeerPalApp(services)


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], int]:
    """The files of a year of sample data, made once, and how many ids it took."""
    folder, numbers = FaultyFolder(), count(1)
    fill(services_on(folder, tmp_path_factory.mktemp("year"), numbers))
    return folder.files, next(numbers) - 1


@pytest.fixture
def sample_services(
    year: tuple[dict[str, bytes], int],
    folder: FaultyFolder,
    numbers: Iterator[int],
    open_services: Callable[[], Services],
) -> Services:
    """The services on a year of sample data."""
    files, used = year
    folder.files.update(files)
    assert list(islice(numbers, used))
    return open_services()


@pytest.fixture
def talks(services: Services) -> Services:
    """The services on the talks that a small summary is made of."""
    log_talks(services)
    return services
