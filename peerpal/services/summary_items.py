"""The records that a summary may tell of, and the reasons why it leaves some of them out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from peerpal.domain.action import Action, ActionState
from peerpal.domain.conversation import Conversation, ConversationStatus
from peerpal.domain.exchange import Exchange
from peerpal.domain.feedback import Delivery, Feedback, FeedbackDirection, may_quote
from peerpal.domain.goal import CheckIn, Goal
from peerpal.domain.goal_standing import closed_on
from peerpal.domain.peer import Peer
from peerpal.domain.period import Period
from peerpal.domain.record import InSummary, Record, Side
from peerpal.services.context import Context
from peerpal.services.record_services import RecordServices
from peerpal.services.summary_content import SummaryItem, WithheldItem


class SummaryItems:
    """Goes through the records of a period."""

    def __init__(self, context: Context, records: RecordServices) -> None:
        self._context = context
        self._records = records

    def offered(self, period: Period) -> list[SummaryItem]:
        """Return the records that may be let in or kept out, oldest first.

        A confidential conversation, and what came out of it, is never offered.
        """
        hidden = self._confidential()
        return [item for item in self._of(period) if not _belongs(item.record, hidden)]

    def withheld(self, period: Period) -> list[WithheldItem]:
        """Return what a summary leaves out, or only hints at, each with the reason."""
        hidden = self._confidential()
        reasons = ((item, self._reason(item.record, hidden)) for item in self._of(period))
        return [WithheldItem(item, reason) for item, reason in reasons if reason]

    def closed_on(self, goal: Goal) -> date | None:
        """Return the day a goal was achieved or dropped; None while it is open."""
        if goal.status.is_open:
            return None
        said = closed_on(self._records.check_ins.of_goal(goal.id), goal.status)
        return said or self._local_day(goal.updated_at)

    def _of(self, period: Period) -> list[SummaryItem]:
        found = [item for item in self._all(period) if item.on in period]
        return sorted(found, key=lambda item: (item.on, item.record.id))

    def _all(self, period: Period) -> Iterator[SummaryItem]:
        yield from self._talks()
        yield from self._goals(period)
        records = self._records
        for action in records.actions.all():
            if action.owner is Side.ME and action.state is ActionState.DONE and action.done_on:
                yield SummaryItem(action, action.done_on, "action", action.text)
        for feedback in records.feedback.all():
            if feedback.direction is not FeedbackDirection.REQUESTED and not is_draft(feedback):
                noun = f"feedback {feedback.direction.value}"
                yield SummaryItem(feedback, feedback.on, noun, feedback.gist)

    def _talks(self) -> Iterator[SummaryItem]:
        records = self._records
        for talk in records.conversations.all():
            if talk.status is ConversationStatus.HELD and talk.held_on:
                title = talk.title or f"with {records.peers.names(talk.peer_ids)}"
                yield SummaryItem(talk, talk.held_on, "conversation", title)
        for exchange in records.exchanges.all():
            skill = records.skills.name(exchange.skill_id)
            title = f"{skill}: {exchange.takeaway}" if exchange.takeaway else skill
            yield SummaryItem(exchange, exchange.happened_on, exchange.direction.value, title)

    def _goals(self, period: Period) -> Iterator[SummaryItem]:
        for goal in self._records.goals.all():
            if on := self._goal_day(goal, period):
                yield SummaryItem(goal, on, "goal", goal.title)
        for check_in in self._records.check_ins.all():
            if check_in.note:
                yield SummaryItem(check_in, check_in.on, "check-in", check_in.note)

    def _goal_day(self, goal: Goal, period: Period) -> date | None:
        """Return the day in the period a goal counts at; None when it was not followed in it."""
        days = [c.on for c in self._records.check_ins.of_goal(goal.id)]
        begun = min([self._local_day(goal.created_at), *days])
        closed = self.closed_on(goal)
        if begun > period.last or (closed and closed < period.first):
            return None
        return closed if closed in period else max(begun, period.first)

    def _reason(self, record: Record, hidden: set[str]) -> str:
        """Return why a record is left out or only hinted at; empty when it is told in full."""
        if _belongs(record, hidden):
            return "confidential"
        if record.in_summary is not InSummary.YES:
            return "kept out" if record.in_summary is InSummary.NO else "not decided"
        if isinstance(record, CheckIn):
            goal = self._records.goals.get(record.goal_id)
            return "" if goal.in_summary is InSummary.YES else "its goal is not in"
        if isinstance(record, Feedback):
            peer = self._context.store.find(Peer, record.peer_id)
            if not may_quote(record, peer):
                is_mine = record.direction is FeedbackDirection.GIVEN
                return "without its words: " + ("it redirects" if is_mine else "no consent")
        return ""

    def _confidential(self) -> set[str]:
        """Return the ids of the confidential conversations."""
        return {talk.id for talk in self._records.conversations.all() if talk.confidential}

    def _local_day(self, moment: datetime) -> date:
        return self._records.conversations.local(moment).date()


def is_draft(feedback: Feedback) -> bool:
    """True for words of mine that their reader has not got yet."""
    is_mine = feedback.direction is FeedbackDirection.GIVEN
    return is_mine and feedback.delivery is Delivery.DRAFTED


def _belongs(record: Record, conversation_ids: set[str]) -> bool:
    """True for one of some conversations, and for what came out of one."""
    match record:
        case Conversation():
            return record.id in conversation_ids
        case Exchange() | Action():
            return record.conversation_id in conversation_ids
    return False
