"""Introductions: who brought me to whom."""

from __future__ import annotations

from peerpal.domain.introduction import Introduction
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
        found = self._by("peer", lambda made: made.peer_id).get(peer_id, [])
        return sorted(found, key=lambda made: (made.on, made.id), reverse=True)
