"""Health checks: how each pairing does, now and then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from peerpal.domain.health import HealthCheck, health_offer
from peerpal.domain.peer import Fit, Peer, PeerStatus
from peerpal.services.context import Context
from peerpal.services.conversations import Conversations
from peerpal.services.records import Records


class HealthChecks(Records[HealthCheck]):
    """How pairings do."""

    kind = HealthCheck
    noun = "health check"

    def __init__(self, context: Context, conversations: Conversations) -> None:
        super().__init__(context)
        self._conversations = conversations

    def blank(self, peer_id: str) -> HealthCheck:
        """Return a health check of today to fill in."""
        return HealthCheck(**self._context.origin(), peer_id=peer_id, on=self._context.today)

    def for_today(self, peer_id: str) -> HealthCheck:
        """Return the check that was made today, to go on with it, or a new one to fill in."""
        made = [check for check in self.of_peer(peer_id) if check.on == self._context.today]
        return made[-1] if made else self.blank(peer_id)

    def of_peer(self, peer_id: str) -> list[HealthCheck]:
        """Return the health checks of a pairing, the oldest first."""
        found = self._of("peer_id", peer_id)
        return sorted(found, key=lambda check: (check.on, check.id))

    def offered_since(self, peer: Peer) -> date | None:
        """Return since when a health check is offered; None while none is.

        Paused and closed pairings are left in peace.
        """
        if peer.status in (PeerStatus.PAUSED, PeerStatus.CLOSED):
            return None
        held = self._conversations.held_days(peer.id)
        checked = [check.on for check in self.of_peer(peer.id)]
        return health_offer(held, checked, self._context.today)

    def save_with(self, record: HealthCheck, fit: Fit | None) -> HealthCheck:
        """Save a health check with my answer to whether the pairing fits, as one step."""
        verb = "Edit" if record.rev else "Add"
        with self._context.history.step(f"{verb} health check") as step:
            peer = step.find(Peer, record.peer_id)
            if peer and fit and peer.fit is not fit:
                step.put(replace(peer, fit=fit))
            return step.put(record)
