"""How the list of reviews says that a review was left in the middle, at two sizes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerpal.app import PeerPalApp
from peerpal.services.services import Services
from screens.looks.shots import Pictures


def leave_one(services: Services, name: str) -> None:
    """Begin a review with a peer, and leave it."""
    peer = services.peers.find(name)
    assert peer
    session = services.review_sessions.begin(peer.id)
    services.review_sessions.keep(replace(session, texts={"flow": "begun"}))


async def test_with_no_other_review(
    services: Services, app: PeerPalApp, pictures: Pictures
) -> None:
    services.peers.save(services.peers.blank("Ana Ruiz"))
    leave_one(services, "Ana Ruiz")
    await pictures(app, press=["7"])


@pytest.mark.parametrize("keys", [["7"], ["7", "slash", *"ana"]], ids=["list", "filter"])
async def test_with_a_year(
    keys: list[str], services: Services, sample: PeerPalApp, pictures: Pictures
) -> None:
    leave_one(services, "Ana Ruiz")
    await pictures(sample, press=keys)
