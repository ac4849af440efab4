"""Peers: who they are and how it stands with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from peerpal.domain.errors import InvalidField
from peerpal.domain.peer import Peer, concluding, paused, reopened, resumed
from peerpal.domain.text import folded
from peerpal.services.history import Step
from peerpal.services.names import NearName, find_peer, near_peers, new_name, typed_name
from peerpal.services.records import Records


class Peers(Records[Peer]):
    """My peers."""

    kind = Peer
    noun = "peer"

    def blank(self, name: str = "") -> Peer:
        """Return a peer to fill in."""
        settings = self._context.settings.now
        return Peer(
            **self._context.origin(),
            name=name,
            started_on=self._context.today,
            cadence_days=settings.cadence_days,
            max_gap_days=settings.max_gap_days,
            conversation_minutes=settings.conversation_minutes,
        )

    def by_name(self) -> list[Peer]:
        """Return the peers in the order of their names."""
        return sorted(self.all(), key=lambda peer: folded(peer.name))

    def name(self, peer_id: str | None) -> str:
        """Return the name of a peer, also of one in the bin; empty when there is none."""
        peer = self._context.store.find(Peer, peer_id) if peer_id else None
        return peer.name if peer else ""

    def all_names(self) -> dict[str, str]:
        """Return the name of every peer by the id, also of those in the bin."""
        return self._once("names", lambda: {p.id: p.name for p in self._context.store.all(Peer)})

    def is_followed(self, peer_id: str) -> bool:
        """True for a peer whose pairing runs; one that rests or is closed is left in peace."""
        peer = self._context.store.find(Peer, peer_id)
        return peer is not None and peer.is_followed

    def names(self, peer_ids: Sequence[str]) -> str:
        """Return the names of several peers, with commas."""
        return ", ".join(self.name(peer_id) for peer_id in peer_ids)

    def typed(self, peer_ids: Sequence[str]) -> str:
        """Return the names of several peers as they are typed into a field."""
        return ", ".join(typed_name(self.name(peer_id)) for peer_id in peer_ids)

    def save(self, record: Peer) -> Peer:
        """Save a peer. Raises InvalidField when there is one of this name already."""
        wanted = folded(typed_name(record.name))
        if any(p.id != record.id and folded(typed_name(p.name)) == wanted for p in self.all()):
            raise InvalidField(
                "name",
                "there is a peer of this name already; add a second name, "
                "or press M in the list to merge the two",
            )
        return super().save(record)

    # Where a pairing stands

    def pause(self, peer_id: str, *, rev: int | None = None) -> Peer:
        """Let a pairing rest: nothing reminds of it until it is resumed."""
        return self._move("Pause pairing", peer_id, rev, paused)

    def resume(self, peer_id: str, *, rev: int | None = None) -> Peer:
        """Go on with a pairing that rested, was about to end or was only proposed."""
        return self._move("Resume pairing", peer_id, rev, resumed)

    def conclude(self, peer_id: str, *, rev: int | None = None) -> Peer:
        """Say that a pairing comes to its end: the last talks are still to be held."""
        return self._move("Conclude pairing", peer_id, rev, concluding)

    def close(self, peer: Peer) -> Peer:
        """Save a peer whose pairing was just closed, with what was said at its end."""
        with self._context.history.step("Close pairing") as step:
            return step.put(peer)

    def reopen(self, peer_id: str, *, rev: int | None = None) -> Peer:
        """Begin a closed pairing again."""
        return self._move("Re-open pairing", peer_id, rev, reopened)

    def _move(
        self, label: str, peer_id: str, rev: int | None, moved: Callable[[Peer], Peer]
    ) -> Peer:
        with self._context.history.step(label) as step:
            return step.put(moved(step.get(Peer, peer_id, rev=rev)))

    # Names

    def find(self, name: str) -> Peer | None:
        """Return the peer that a typed name stands for, or None.

        Raises NotFound when several could be meant.
        """
        return find_peer(name, self.all())

    def near(self, name: str) -> list[Peer]:
        """Return the peers whose names look like a typed one."""
        return near_peers(name, self.all())

    def find_or_add(
        self, step: Step, names: Sequence[str], *, added: list[Peer], are_new: bool
    ) -> list[Peer]:
        """Return the peer of each typed name, adding to `added` whom nobody has heard of yet.

        Raises NearName for a name that looks like a known one, unless it is said to be new.
        """
        found = []
        for name in names:
            known = [*self.all(), *added]
            peer = find_peer(name, known)
            if peer is None:
                near = near_peers(name, known)
                if near and not are_new:
                    raise NearName(name, near)
                peer = step.put(self.blank(new_name(name)))
                added.append(peer)
            found.append(peer)
        return found
