"""The app with a year of sample data, holding still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path

import pytest
from opening import FaultyFolder, services_on
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input, TextArea

from peerpal.app import PeerPalApp
from peerpal.services.demo import fill
from peerpal.services.services import Services
from screens.looks.shots import Pictures


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing moves by itself, so that a picture is the same each time."""
    monkeypatch.setattr(Input, "cursor_blink", False)
    monkeypatch.setattr(TextArea, "cursor_blink", False)


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], int]:
    """The files of a year of sample data, made once, and how many ids it took."""
    folder, numbers = FaultyFolder(), count(1)
    fill(services_on(folder, tmp_path_factory.mktemp("year"), numbers))
    return folder.files, next(numbers) - 1


@pytest.fixture
def services(
    request: pytest.FixtureRequest,
    folder: FaultyFolder,
    numbers: Iterator[int],
    open_services: Callable[[], Services],
) -> Services:
    """The services on the sample data where a test asks for it, else on nothing."""
    if "sample" in request.fixturenames:
        files, used = request.getfixturevalue("year")
        folder.files.update(files)
        assert list(islice(numbers, used))
    return open_services()


@pytest.fixture
def sample(services: Services) -> PeerPalApp:
    return PeerPalApp(services, badge="sample data")


@pytest.fixture
def pictures(snapshot: SnapshotAssertion, tmp_path: Path) -> Pictures:
    return Pictures(snapshot, tmp_path)
