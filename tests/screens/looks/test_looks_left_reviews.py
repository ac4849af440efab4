"""How the list of reviews says that a review was left in the middle, at two sizes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerpal.app import PeerPalApp
from peerpal.services.services import Services
from screens.looks.shots import SIZES, Compare


def leave_one(services: Services, name: str) -> None:
    """Begin a review with a peer, and leave it."""
    peer = services.peers.find(name)
    assert peer
    session = services.review_sessions.begin(peer.id)
    services.review_sessions.keep(replace(session, texts={"flow": "begun"}))


@pytest.mark.parametrize("size", SIZES)
def test_with_no_other_review(
    size: str, services: Services, app: PeerPalApp, snap_compare: Compare
) -> None:
    services.peers.save(services.peers.blank("Ana Ruiz"))
    leave_one(services, "Ana Ruiz")
    assert snap_compare(app, press=["7"], terminal_size=SIZES[size])


@pytest.mark.parametrize("keys", [["7"], ["7", "slash", *"ana"]], ids=["list", "filter"])
@pytest.mark.parametrize("size", SIZES)
def test_with_a_year(
    size: str, keys: list[str], services: Services, sample: PeerPalApp, snap_compare: Compare
) -> None:
    leave_one(services, "Ana Ruiz")
    assert snap_compare(sample, press=keys, terminal_size=SIZES[size])
