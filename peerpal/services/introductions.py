"""Introductions: who brought me to whom."""

from __future__ import annotations

from peerpal.domain.introduction import Introduction
from peerpal.domain.peer import Peer
from peerpal.domain.text import folded
from peerpal.services.names import typed_name
from peerpal.services.records import Records


class Introductions(Records[Introduction]):
    """Who brought me to whom."""

    kind = Introduction
    noun = "introduction"

    def blank(self, peer_id: str) -> Introduction:
        """Return an introduction of today to fill in."""
        return Introduction(
            **self._context.origin(),
            peer_id=peer_id,
            introduced_name="",
            on=self._context.today,
        )

    def by_peer(self, peer_id: str) -> list[Introduction]:
        """Return the introductions that a peer made, the latest first."""
        found = self._of("peer_id", peer_id)
        return sorted(found, key=lambda made: (made.on, made.id), reverse=True)

    def to_peer(self, peer: Peer) -> list[Introduction]:
        """Return the introductions that brought me to somebody of a peer's name, the latest first.

        Case, accents and the signs that can't be typed into a name make no difference.
        """
        by_name = self._by("name", lambda made: folded(typed_name(made.introduced_name)))
        found = by_name.get(folded(typed_name(peer.name)), [])
        return sorted(found, key=lambda made: (made.on, made.id), reverse=True)
