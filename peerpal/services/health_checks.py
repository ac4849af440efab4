"""Health checks: how each pairing does, now and then."""

from __future__ import annotations

from peerpal.domain.health import HealthCheck
from peerpal.services.records import Records


class HealthChecks(Records[HealthCheck]):
    """How pairings do."""

    kind = HealthCheck
    noun = "health check"

    def blank(self, peer_id: str) -> HealthCheck:
        """Return a health check of today to fill in."""
        return HealthCheck(**self._context.origin(), peer_id=peer_id, on=self._context.today)

    def of_peer(self, peer_id: str) -> list[HealthCheck]:
        """Return the health checks of a pairing, the oldest first."""
        found = self._by("peer", lambda check: check.peer_id).get(peer_id, [])
        return sorted(found, key=lambda check: (check.on, check.id))
