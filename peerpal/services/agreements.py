"""Agreements: what each pair agreed on, version by version."""

from __future__ import annotations

from dataclasses import replace

from peerpal.domain.agreement import (
    Agreement,
    may_change,
    proposed,
    require_change_allowed,
    revised,
    signed,
)
from peerpal.domain.peer import Peer
from peerpal.domain.record import Side
from peerpal.services.records import Records


class Agreements(Records[Agreement]):
    """What pairs agreed on; whatever was signed, and every older version, stays as it is."""

    kind = Agreement
    noun = "agreement"

    def blank(self, peer: Peer) -> Agreement:
        """Return a first agreement with a peer, with words to start from."""
        return proposed(
            Agreement(**self._context.origin(), peer_id=peer.id, version=self._next(peer.id)),
            cadence_days=peer.cadence_days,
            minutes=peer.conversation_minutes,
            today=self._context.today,
        )

    def of_peer(self, peer_id: str) -> list[Agreement]:
        """Return the versions of the agreement with a peer, the newest first."""
        found = self._of("peer_id", peer_id)
        return sorted(found, key=lambda agreement: (agreement.version, agreement.id), reverse=True)

    def newest(self, peer_id: str) -> Agreement | None:
        """Return the newest version of the agreement with a peer, or None."""
        return next(iter(self.of_peer(peer_id)), None)

    def to_edit(self, agreement: Agreement) -> Agreement:
        """Return what an edit of a version is saved as: itself, or the next version made of it."""
        stored = self._context.store.find(Agreement, agreement.id)
        if stored is None or may_change(stored, newest=self._newest(stored)):
            return agreement
        version = self._next(agreement.peer_id)
        return replace(revised(agreement), **self._context.origin(), version=version)

    def save(self, record: Agreement) -> Agreement:
        """Save a new version, or one that nobody has signed.

        Raises WrongUse for a change in a version that somebody signed, or that a newer follows.
        """
        verb = "Edit" if record.rev else "Add"
        with self._context.history.step(f"{verb} agreement") as step:
            stored = step.find(Agreement, record.id)
            if stored is None:
                record = replace(record, version=self._next(record.peer_id))
            else:
                require_change_allowed(stored, record, newest=self._newest(stored))
            return step.put(record)

    def sign(self, id_: str, *sides: Side, rev: int | None = None) -> Agreement:
        """Note that I, my peer or both of us agree to a version today."""
        with self._context.history.step("Sign agreement") as step:
            agreement = step.get(Agreement, id_, rev=rev)
            for side in sides:
                agreement = signed(agreement, side, on=self._context.today)
            return step.put(agreement)

    def _newest(self, agreement: Agreement) -> int:
        newest = self.newest(agreement.peer_id)
        return newest.version if newest else agreement.version

    def _next(self, peer_id: str) -> int:
        """Return the number of the next version; those in the bin keep theirs."""
        everything = self._context.store.all(Agreement)
        return max((a.version for a in everything if a.peer_id == peer_id), default=0) + 1
