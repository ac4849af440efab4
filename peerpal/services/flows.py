"""Flow in five measures: what went each way with a peer, or with everyone, in some days."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from peerpal.domain.action import Action
from peerpal.domain.conversation import Conversation
from peerpal.domain.exchange import Exchanged
from peerpal.domain.flow import (
    Flow,
    Measure,
    actions_flow,
    driving_flow,
    feedback_flow,
    minutes_flow,
    points_flow,
    same_way,
)
from peerpal.domain.period import Period
from peerpal.services.actions import Actions
from peerpal.services.context import Context
from peerpal.services.conversations import Conversations
from peerpal.services.feedbacks import Feedbacks
from peerpal.services.records import Records
from peerpal.services.skills import Exchanges

if TYPE_CHECKING:
    from peerpal.domain.talking_point import TalkingPoint
    from peerpal.services.talking_points import TalkingPoints

FLOW_DAYS = 90
"""How many days back a flow reaches where nothing else is said."""


class Flows:
    """What flows each way; every measure is counted once, until a record of its kind changes."""

    def __init__(
        self,
        context: Context,
        exchanges: Exchanges,
        points: Callable[[], TalkingPoints],
        conversations: Conversations,
        feedback: Feedbacks,
        actions: Actions,
    ) -> None:
        self._context = context
        self._exchanges = exchanges
        self._points = points
        self._conversations = conversations
        self._feedback = feedback
        self._actions = actions
        self._counted: dict[Measure, tuple[int, dict[tuple[str | None, Period], Flow]]] = {}

    def measures(
        self, peer_id: str | None, since: date, until: date | None = None
    ) -> dict[Measure, Flow]:
        """Return every measure with a peer, or with everyone, from a day on until another."""
        return {measure: self.of(measure, peer_id, since, until) for measure in Measure}

    def of(
        self, measure: Measure, peer_id: str | None, since: date, until: date | None = None
    ) -> Flow:
        """Return one measure with a peer, or with everyone, from a day on until another."""
        version = self._records(measure).version
        counted = self._counted.get(measure)
        if counted is None or counted[0] != version:
            counted = self._counted[measure] = version, {}
        key = peer_id, Period(since, until or date.max)
        if key not in counted[1]:
            counted[1][key] = self._count(measure, *key)
        return counted[1][key]

    def one_sided_twice(self, peer_id: str) -> list[Measure]:
        """Return what leaned far to the same side in the last 90 days and in those before."""
        days = timedelta(days=FLOW_DAYS)
        since = self._context.today - days
        now = self.measures(peer_id, since)
        before = self.measures(peer_id, since - days, since - timedelta(days=1))
        return [measure for measure in Measure if same_way(now[measure], before[measure])]

    def _records(self, measure: Measure) -> Records[Any]:
        """Return the records that a measure is counted from."""
        match measure:
            case Measure.MINUTES:
                return self._exchanges
            case Measure.POINTS:
                return self._points()
            case Measure.DRIVING:
                return self._conversations
            case Measure.FEEDBACK:
                return self._feedback
            case Measure.ACTIONS:
                return self._actions

    def _count(self, measure: Measure, peer_id: str | None, period: Period) -> Flow:
        match measure:
            case Measure.MINUTES:
                return minutes_flow(self._exchanged(peer_id, period))
            case Measure.POINTS:
                return points_flow(self._raised(peer_id, period))
            case Measure.DRIVING:
                talks = self._talks(peer_id)
                return driving_flow(talk for talk in talks if talk.held_on in period)
            case Measure.FEEDBACK:
                feedback = self._feedback.of_peer(peer_id) if peer_id else self._feedback.all()
                return feedback_flow(piece for piece in feedback if piece.on in period)
            case Measure.ACTIONS:
                actions = self._actions.of_peer(peer_id) if peer_id else self._with_somebody()
                return actions_flow(action for action in actions if action.done_on in period)

    def _exchanged(self, peer_id: str | None, period: Period) -> Iterable[Exchanged]:
        return (
            exchange
            for exchange in self._exchanges.since(period.first)
            if peer_id in (None, exchange.peer_id) and exchange.happened_on in period
        )

    def _raised(self, peer_id: str | None, period: Period) -> Iterable[TalkingPoint]:
        """Return talking points by the local day they were made on."""
        points = self._points().of_peer(peer_id) if peer_id else self._points().all()
        local = self._conversations.local
        return (point for point in points if local(point.created_at).date() in period)

    def _talks(self, peer_id: str | None) -> Iterable[Conversation]:
        """Return a peer's talks, in a circle too; each talk once where all are counted."""
        return self._conversations.of_peer(peer_id) if peer_id else self._conversations.all()

    def _with_somebody(self) -> Iterable[Action]:
        """Return the actions that are between me and a peer."""
        return (action for action in self._actions.all() if action.peer_id)
