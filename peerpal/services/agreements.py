"""Agreements: what each pair agreed on, version by version."""

from __future__ import annotations

from peerpal.domain.agreement import Agreement
from peerpal.services.records import Records


class Agreements(Records[Agreement]):
    """What pairs agreed on."""

    kind = Agreement
    noun = "agreement"

    def of_peer(self, peer_id: str) -> list[Agreement]:
        """Return the versions of the agreement with a peer, the newest first."""
        found = self._by("peer", lambda agreement: agreement.peer_id).get(peer_id, [])
        return sorted(found, key=lambda agreement: (agreement.version, agreement.id), reverse=True)
