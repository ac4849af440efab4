"""What Today shows: who is due and why, what is open, how it goes, what flows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from peerpal.domain.conversation import Conversation, ConversationStatus
from peerpal.domain.flow import Flow, Measure
from peerpal.domain.goal import Goal
from peerpal.domain.peer import Contact, Peer, PeerStatus, Standing, standing
from peerpal.services.context import Context
from peerpal.services.flows import FLOW_DAYS
from peerpal.services.record_services import RecordServices

__all__ = ["FLOW_DAYS", "PeerFlow", "Today"]


class PeerFlow(NamedTuple):
    """The minutes that went each way with a peer; without a peer, with everyone."""

    peer: Peer | None
    flow: Flow


class Today:
    """One look at everything that matters today."""

    def __init__(self, context: Context, records: RecordServices) -> None:
        self._context = context
        self._peers = records.peers
        self._conversations = records.conversations
        self._exchanges = records.exchanges
        self._goals = records.goals
        self._flows = records.flows

    @property
    def day(self) -> date:
        """The person's local day."""
        return self._context.today

    def standing(self, peer: Peer) -> Standing:
        """Say when a peer was last met and whether it is time again."""
        planned = self._conversations.next_planned(peer.id)
        days = [*self._conversations.held_days(peer.id), *self._exchanges.days(peer.id)]
        return standing(
            peer,
            last_on=max(days, default=None),
            planned_on=planned.date() if planned else None,
            since=self._conversations.local(peer.created_at).date(),
            today=self.day,
        )

    def due_peers(self) -> list[tuple[Peer, Standing]]:
        """Return the peers whose turn it is, the longest silence first."""
        nudged = (Contact.DUE, Contact.OVERDUE, Contact.DORMANT)
        found = [(peer, self.standing(peer)) for peer in self._peers.all()]
        due = [(peer, state) for peer, state in found if state.contact in nudged]
        return sorted(due, key=lambda pair: pair[1].due_on)

    def planned(self) -> list[Conversation]:
        """Return the talks that are planned from today on, the next one first."""
        talks = [
            c
            for c in self._conversations.with_status(ConversationStatus.PLANNED)
            if self._conversations.day(c) >= self.day
        ]
        return sorted(talks, key=lambda c: c.planned_at or c.created_at)

    def goals(self) -> list[Goal]:
        """Return the open goals, those at risk before the others, then the nearest date first."""
        return sorted(
            self._goals.open(), key=lambda goal: not self._goals.standing(goal).is_at_risk
        )

    def flows(self) -> list[PeerFlow]:
        """Return the flow of the last 90 days with everyone, then with each running peer."""
        running = [p for p in self._peers.by_name() if p.status is not PeerStatus.CLOSED]
        flows = [PeerFlow(peer, self.flow(peer.id)) for peer in running]
        flows = [item for item in flows if item.flow.lean is not None]
        flows.sort(key=lambda item: item.flow.give + item.flow.receive, reverse=True)
        everyone = PeerFlow(None, self.flow(None))
        return [everyone, *flows] if flows else []

    def flow(self, peer_id: str | None) -> Flow:
        """Return the minutes of the last 90 days that went each way with a peer, or with all."""
        since = self.day - timedelta(days=FLOW_DAYS)
        return self._flows.of(Measure.MINUTES, peer_id, since)

    def recent(self, limit: int) -> list[Conversation]:
        """Return the conversations that were held last."""
        return self._conversations.held_last(limit)
