"""Conversations, and what came out of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import chain

from peerpal.domain.action import Action
from peerpal.domain.conversation import Conversation, ConversationStatus
from peerpal.domain.exchange import Exchange
from peerpal.domain.record import Record
from peerpal.domain.talking_point import TalkingPoint
from peerpal.services.records import Records


class Conversations(Records[Conversation]):
    """Planned and held talks."""

    kind = Conversation
    noun = "conversation"

    def blank(self, *, peer_ids: tuple[str, ...] = ()) -> Conversation:
        """Return a conversation held today, to fill in."""
        return Conversation(
            **self._context.origin(), peer_ids=peer_ids, held_on=self._context.today
        )

    def newest_first(self) -> list[Conversation]:
        """Return planned talks and then the held ones, the latest first."""
        return self._once(
            "newest", lambda: sorted(self.all(), key=lambda c: (self.day(c), c.id), reverse=True)
        )

    def with_status(self, status: ConversationStatus) -> list[Conversation]:
        """Return the conversations of one status."""
        return self._by("status", lambda c: c.status).get(status, [])

    def day(self, conversation: Conversation) -> date:
        """Return the local day a conversation was held on, or is planned for."""
        if conversation.held_on:
            return conversation.held_on
        return self.local(conversation.planned_at or conversation.created_at).date()

    def local(self, moment: datetime) -> datetime:
        """Return a moment in the person's own time zone."""
        return moment.astimezone(self._context.now().tzinfo)

    def of_peer(self, peer_id: str) -> list[Conversation]:
        """Return the conversations with a peer, the latest first."""
        by_peer = self._by_each("peer", lambda c: set(c.peer_ids), self.newest_first)
        return by_peer.get(peer_id, [])

    def last_held(self, peer_id: str) -> date | None:
        """Return the day of the last held talk with a peer."""
        return self._once("last held", self._last_held).get(peer_id)

    def _last_held(self) -> dict[str, date]:
        days: dict[str, date] = {}
        for conversation in self.with_status(ConversationStatus.HELD):
            for id_ in conversation.peer_ids:
                days[id_] = max(days.get(id_, date.min), conversation.held_on or date.min)
        return days

    def next_planned(self, peer_id: str) -> datetime | None:
        """Return the moment of the next talk that is planned with a peer, in local time."""
        today = self._context.today
        moments = [
            self.local(c.planned_at)
            for c in self.with_status(ConversationStatus.PLANNED)
            if c.planned_at and peer_id in c.peer_ids
        ]
        return min((moment for moment in moments if moment.date() >= today), default=None)

    def _parts(self, id_: str) -> list[Record]:
        store = self._context.store
        parts: Iterable[Exchange | Action | TalkingPoint] = chain(
            store.all(Exchange), store.all(Action), store.all(TalkingPoint)
        )
        return [part for part in parts if part.conversation_id == id_]
