"""The app on a folder in memory."""

from __future__ import annotations

import pytest

from peerpal.app import PeerPalApp
from peerpal.services.services import Services


@pytest.fixture
def app(services: Services) -> PeerPalApp:
    return PeerPalApp(services)
