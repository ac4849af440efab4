"""The app on a folder in memory."""

from __future__ import annotations

import pytest

from peerpal.app import PeerPalApp
from peerpal.services.services import Services


@pytest.fixture(autouse=True)
def quick_drafts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep drafts without waiting for the typing to rest."""
    monkeypatch.setattr("peerpal.screens.drafting.DRAFT_SECONDS", 0.001)


@pytest.fixture(autouse=True)
def no_tidying(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for no garbage in the quiet moments between two keys: it takes longer than the tests."""
    monkeypatch.setattr("peerpal.garbage._WORTH_A_LOOK", 10**9)


@pytest.fixture
def app(services: Services) -> PeerPalApp:
    return PeerPalApp(services)
