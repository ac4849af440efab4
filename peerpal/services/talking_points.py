"""Talking points: what to raise with a peer next time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from peerpal.domain.record import Side
from peerpal.domain.talking_point import TalkingPoint, carried, discussed, dropped, reopened
from peerpal.services.records import Records


class TalkingPoints(Records[TalkingPoint]):
    """What to raise with a peer next time."""

    kind = TalkingPoint
    noun = "talking point"

    def blank(self, *, peer_id: str = "", raised_by: Side = Side.ME) -> TalkingPoint:
        """Return a talking point of mine to fill in."""
        return TalkingPoint(**self._context.origin(), peer_id=peer_id, text="", raised_by=raised_by)

    def open_with(self, peer_id: str) -> list[TalkingPoint]:
        """Return what is still to be raised with a peer."""
        return [point for point in self.of_peer(peer_id) if point.is_waiting]

    def of_peer(self, peer_id: str) -> list[TalkingPoint]:
        """Return everything that was or is to be raised with a peer."""
        return self._of("peer_id", peer_id)

    def of_conversation(self, conversation_id: str) -> list[TalkingPoint]:
        """Return the talking points that came up in a conversation."""
        return self._of("conversation_id", conversation_id)

    def in_order(self) -> list[TalkingPoint]:
        """Return what is still to be raised, the oldest first, then what is over, the newest."""
        waiting = [point for point in self.all() if point.is_waiting]
        over = [point for point in self.all() if not point.is_waiting]
        return [*waiting, *reversed(over)]

    def discussed(self, id_: str, *, talk_id: str | None = None, rev: int | None = None) -> None:
        """Note that a point was talked about, in a talk if it is known which."""
        self._change("Discuss", id_, partial(discussed, talk_id=talk_id), rev)

    def carry(self, id_: str, *, rev: int | None = None) -> None:
        """Leave a point for next time, once more."""
        self._change("Carry", id_, carried, rev)

    def drop(self, id_: str, *, rev: int | None = None) -> None:
        """Let go of a point."""
        self._change("Drop", id_, dropped, rev)

    def reopen(self, id_: str, *, rev: int | None = None) -> None:
        """Take a point up again."""
        self._change("Reopen", id_, reopened, rev)

    def _change(
        self,
        verb: str,
        id_: str,
        change: Callable[[TalkingPoint], TalkingPoint],
        rev: int | None,
    ) -> None:
        with self._context.history.step(f"{verb} {self.noun}") as step:
            step.put(change(step.get(TalkingPoint, id_, rev=rev)))
