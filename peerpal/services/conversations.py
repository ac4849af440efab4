"""Conversations, and what came out of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from heapq import nlargest
from itertools import chain
from typing import TYPE_CHECKING

from peerpal.domain.action import Action
from peerpal.domain.conversation import (
    Conversation,
    ConversationStatus,
    cancelled,
    missed,
    next_driver,
)
from peerpal.domain.exchange import Exchange
from peerpal.domain.peer import Peer
from peerpal.domain.period import Period
from peerpal.domain.record import Record, Side
from peerpal.services.records import Records
from peerpal.storage.glance import Glance

if TYPE_CHECKING:
    from peerpal.domain.talking_point import TalkingPoint


class _Talk(Glance, frozen=True):
    peer_ids: tuple[str, ...]
    status: ConversationStatus
    held_on: date | None


class Conversations(Records[Conversation]):
    """Planned and held talks."""

    kind = Conversation
    noun = "conversation"

    def blank(self, *, peer_ids: tuple[str, ...] = ()) -> Conversation:
        """Return a conversation held today, to fill in."""
        return Conversation(
            **self._context.origin(), peer_ids=peer_ids, held_on=self._context.today
        )

    def blank_plan(self, peer: Peer | None = None) -> Conversation:
        """Return a talk to plan, as long as the peer likes it; when it is has to be said."""
        return Conversation(
            **self._context.origin(),
            peer_ids=(peer.id,) if peer else (),
            status=ConversationStatus.PLANNED,
            minutes=peer.conversation_minutes if peer else None,
            driver=self.next_driver(peer) if peer else None,
        )

    def find(self, id_: str | None) -> Conversation | None:
        """Return a conversation, also one in the bin; None when there is none."""
        return self._context.store.find(Conversation, id_) if id_ else None

    def plan(self, talk: Conversation) -> Conversation:
        """Save a talk that is planned, or planned again."""
        with self._context.history.step("Plan conversation") as step:
            return step.put(talk)

    def blank_held(self, peer: Peer) -> Conversation:
        """Return a talk with a peer that is held today."""
        talk = self.blank_plan(peer)
        return replace(talk, status=ConversationStatus.HELD, held_on=self._context.today)

    def missed(self, id_: str, *, rev: int | None = None) -> Conversation:
        """Note that a planned talk did not come about."""
        with self._context.history.step("Miss conversation") as step:
            return step.put(missed(step.get(Conversation, id_, rev=rev)))

    def cancelled(self, id_: str, *, rev: int | None = None) -> Conversation:
        """Note that a planned talk was called off."""
        with self._context.history.step("Cancel conversation") as step:
            return step.put(cancelled(step.get(Conversation, id_, rev=rev)))

    def next_driver(self, peer: Peer) -> Side | None:
        """Return who prepares the next talk with a peer; None while nobody ever did."""
        return next_driver(self.of_peer(peer.id), chosen=peer.next_driver)

    def last_with(self, peer_id: str, *, before: Conversation | None = None) -> Conversation | None:
        """Return the last held talk with a peer, or the one before another talk."""
        day = self.day(before) if before else date.max
        for talk in self.of_peer(peer_id):
            is_other = before is None or (talk.id != before.id and self.day(talk) <= day)
            if talk.status is ConversationStatus.HELD and is_other:
                return talk
        return None

    def planned_with(self, peer_id: str) -> Conversation | None:
        """Return the talk with a peer that is planned next; else the last whose day is over."""
        planned = self.with_status(ConversationStatus.PLANNED)
        talks = [talk for talk in planned if peer_id in talk.peer_ids]
        talks.sort(key=lambda talk: talk.planned_at or talk.created_at)
        to_come = (talk for talk in talks if self.day(talk) >= self._context.today)
        return next(to_come, talks[-1] if talks else None)

    def newest_first(self) -> list[Conversation]:
        """Return planned talks and then the held ones, the latest first."""
        return self._once("newest", lambda: sorted(self.all(), key=self._place, reverse=True))

    def _place(self, conversation: Conversation) -> tuple[date, str]:
        return self.day(conversation), conversation.id

    def with_status(self, status: ConversationStatus) -> list[Conversation]:
        """Return the conversations of one status."""
        return self._once(f"with status {status}", lambda: self._with_status(status))

    def _with_status(self, status: ConversationStatus) -> list[Conversation]:
        return self._found(talk for talk in self._glances(_Talk) if talk.status is status)

    def held_in(self, period: Period) -> list[Conversation]:
        """Return the talks that were held in a period."""
        return self._found(talk for talk in self._held() if talk.held_on in period)

    def held_last(self, limit: int) -> list[Conversation]:
        """Return the talks that were held last, the latest first."""
        latest = nlargest(limit, self._held(), key=lambda talk: (talk.held_on or date.min, talk.id))
        return self._found(latest)

    def _held(self) -> list[_Talk]:
        held, seen = ConversationStatus.HELD, self._glances
        return self._once("held", lambda: [talk for talk in seen(_Talk) if talk.status is held])

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
        return sorted(self._of("peer_ids", peer_id), key=self._place, reverse=True)

    def tags(self) -> list[str]:
        """Return the tags that any conversation has, each once."""
        return [str(tag) for tag in self._ids_by("tags")]

    def held_days(self, peer_id: str) -> list[date]:
        """Return the days of the talks that were held with a peer, in no order."""
        return self._once("held days", self._held_days).get(peer_id, [])

    def _held_days(self) -> dict[str, list[date]]:
        days: dict[str, list[date]] = {}
        for talk in self._held():
            if talk.held_on:
                ids = talk.peer_ids
                for id_ in ids if len(ids) == 1 else set(ids):
                    days.setdefault(id_, []).append(talk.held_on)
        return days

    def held_counts(self) -> Mapping[date, int]:
        """Return how many talks were held on each day on which there was one."""
        return self._once("held counts", self._held_counts)

    def _held_counts(self) -> Counter[date]:
        return Counter(talk.held_on for talk in self._held() if talk.held_on)

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
        from peerpal.domain.talking_point import TalkingPoint

        naming = self._context.store.naming
        parts: Iterable[Exchange | Action | TalkingPoint] = chain(
            naming(Exchange, id_), naming(Action, id_), naming(TalkingPoint, id_)
        )
        return [part for part in parts if part.conversation_id == id_ and not _goes_on(part)]


def _goes_on(part: Exchange | Action | TalkingPoint) -> bool:
    """True for what was only passed on by a talk: it makes sense without it."""
    from peerpal.domain.talking_point import PointState, TalkingPoint

    return isinstance(part, TalkingPoint) and part.state is PointState.CARRIED
