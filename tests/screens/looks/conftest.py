"""The app with a year of sample data, holding still."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input, TextArea

from peerpal.app import PeerPalApp
from peerpal.services.services import Services
from screens.looks.shots import Pictures


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing moves by itself, so that a picture is the same each time."""
    monkeypatch.setattr(Input, "cursor_blink", False)
    monkeypatch.setattr(TextArea, "cursor_blink", False)


@pytest.fixture
def services(request: pytest.FixtureRequest, open_services: Callable[[], Services]) -> Services:
    """The services on the sample data where a test asks for it, else on nothing."""
    if "sample" in request.fixturenames:
        found: Services = request.getfixturevalue("sample_services")
        return found
    return open_services()


@pytest.fixture
def sample(services: Services) -> PeerPalApp:
    return PeerPalApp(services, badge="sample data")


@pytest.fixture
def pictures(snapshot: SnapshotAssertion, tmp_path: Path) -> Pictures:
    return Pictures(snapshot, tmp_path)
