"""The app with a year of sample data, holding still."""

from __future__ import annotations

import pytest
from textual.widgets import Input, TextArea

from peerpal.app import PeerPalApp
from peerpal.services.demo import fill
from peerpal.services.services import Services


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing moves by itself, so that a picture is the same each time."""
    monkeypatch.setattr(Input, "cursor_blink", False)
    monkeypatch.setattr(TextArea, "cursor_blink", False)


@pytest.fixture
def sample(services: Services) -> PeerPalApp:
    fill(services)
    return PeerPalApp(services, badge="sample data")
