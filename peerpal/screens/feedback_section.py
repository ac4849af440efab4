"""How feedback with a peer is divided: what reinforced and what redirected, each way."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from peerpal.domain.peer import Peer
from peerpal.domain.tones import Tones
from peerpal.services.services import Services
from peerpal.widgets.sheet import lines
from peerpal.widgets.themes import GIVING, RECEIVING


def feedback_section(services: Services, peer: Peer) -> Content:
    """Return two numbers each way as a section of the peer's page."""
    return tone_lines(services, peer.id)


def tone_lines(services: Services, peer_id: str) -> Content:
    """Return two numbers each way: "▶ given 5 reinforcing, 2 redirecting"."""
    return lines(_ways(*services.feedback.tones(peer_id)))


def _ways(given: Tones, received: Tones) -> Iterator[Content]:
    for sign, color, way, found in (
        ("▶", GIVING, "given", given),
        ("◀", RECEIVING, "received", received),
    ):
        if found.total:
            numbers = f"{found.reinforcing} reinforcing, {found.redirecting} redirecting"
            yield Content.assemble((sign, color), f" {way.ljust(8)} {numbers}")
