"""The records that a summary may tell of, and the reasons why it leaves some of them out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime
from functools import cached_property

from peerpal.domain.action import Action
from peerpal.domain.conversation import Conversation
from peerpal.domain.dates import show_day
from peerpal.domain.evidence import Evidence
from peerpal.domain.exchange import Exchange
from peerpal.domain.feedback import Delivery, Feedback, FeedbackDirection, may_quote
from peerpal.domain.goal import CheckIn, Goal, GoalStatus
from peerpal.domain.goal_standing import closed_on
from peerpal.domain.peer import Peer
from peerpal.domain.period import Period
from peerpal.domain.record import InSummary, Record, Side
from peerpal.domain.references import peer_ids_of
from peerpal.domain.skill import LevelChange, Skill
from peerpal.domain.words import count, words
from peerpal.services.context import Context
from peerpal.services.record_services import RecordServices
from peerpal.services.summary_content import SummaryItem, WithheldItem

_NOWHERE = "no room: switch on the appendix, or move it up"


class SummaryItems:
    """Goes through the records of a period; with a peer, through those about that peer alone."""

    def __init__(
        self,
        context: Context,
        records: RecordServices,
        period: Period,
        *,
        peer_id: str | None = None,
    ) -> None:
        self._context = context
        self._records = records
        self.period = period
        self._peer_id = peer_id

    @cached_property
    def offered(self) -> list[SummaryItem]:
        """The records that may be let in or kept out, oldest first.

        A confidential conversation, and what came out of it, is never offered.
        """
        return [item for item in self._sorted if not self._is_hidden(item.record)]

    def told_ids(self) -> set[str]:
        """Return the ids of the records that are told of."""
        records = (item.record for item in self.offered)
        return {record.id for record in records if not self._why_untold(record)}

    def withheld(self, nowhere: Collection[str] = ()) -> list[WithheldItem]:
        """Return what a summary leaves out, or only hints at, each with the reason.

        `nowhere` are the ids of what was let in, and that no section of it tells.
        """
        reasons = (
            (item, self._reason(item.record) or (_NOWHERE if item.record.id in nowhere else ""))
            for item in self._sorted
        )
        return [WithheldItem(item, reason) for item, reason in reasons if reason]

    def closed_on(self, goal: Goal) -> date | None:
        """Return the day a goal was achieved or dropped; None while it is open."""
        if goal.status.is_open:
            return None
        said = closed_on(self._records.check_ins.of_goal(goal.id), goal.status)
        return said or self._local_day(goal.updated_at)

    def reached_ids(self) -> set[str]:
        """Return the ids of the goals that were achieved in the period."""
        return {
            goal.id
            for goal in self._records.goals.all()
            if goal.status is GoalStatus.ACHIEVED and self.closed_on(goal) in self.period
        }

    def is_about(self, record: Record) -> bool:
        """True for a record that a summary for this peer may tell of; without a peer, for all."""
        if self._peer_id is None:
            return True
        match record:
            case CheckIn():
                return self.is_about(self._records.goals.get(record.goal_id))
            case Skill():
                exchanges = self._records.exchanges.in_period(self.period)
                mine = (e for e in exchanges if e.skill_id == record.id)
                return any(e.peer_id == self._peer_id for e in mine)
            case Evidence():
                source = self._records.evidence.source(record)
                return source is not None and self.is_about(source)
            case Action(peer_id=None, conversation_id=str(talk_id)):
                return self.is_about(self._records.conversations.get(talk_id))
        return self._peer_id in peer_ids_of(record)

    @cached_property
    def _sorted(self) -> list[SummaryItem]:
        """All records of the period, oldest first."""
        found = [
            item for item in self._all() if item.on in self.period and self.is_about(item.record)
        ]
        return sorted(found, key=lambda item: (item.on, item.record.id))

    def _all(self) -> Iterator[SummaryItem]:
        yield from self._talks()
        yield from self._goals()
        yield from self._skills()
        records = self._records
        for action in records.actions.done_in(self.period):
            if action.owner is Side.ME and action.done_on:
                yield SummaryItem(action, action.done_on, "action", action.text)
        for feedback in records.feedback.in_period(self.period):
            if feedback.direction is not FeedbackDirection.REQUESTED and not is_draft(feedback):
                noun = f"feedback {feedback.direction.value}"
                yield SummaryItem(feedback, feedback.on, noun, feedback.gist)
        for evidence in records.evidence.all():
            yield SummaryItem(evidence, evidence.on, "contribution", evidence.title)
        for made in records.introductions.all():
            title = f"{made.introduced_name}, by {records.peers.name(made.peer_id)}"
            yield SummaryItem(made, made.on, "introduction", title)

    def _talks(self) -> Iterator[SummaryItem]:
        records = self._records
        for talk in records.conversations.held_in(self.period):
            if talk.held_on:
                title = talk.title or f"with {records.peers.names(talk.peer_ids)}"
                yield SummaryItem(talk, talk.held_on, "conversation", title)
        for exchange in records.exchanges.in_period(self.period):
            skill = records.skills.name(exchange.skill_id)
            title = f"{skill}: {exchange.takeaway}" if exchange.takeaway else skill
            yield SummaryItem(exchange, exchange.happened_on, exchange.direction.value, title)
        for review in records.reviews.all():
            if review.is_agreed:
                goals = count(len(review.goals), "goal")
                title = f"{goals} with {records.peers.name(review.peer_id)}"
                yield SummaryItem(review, review.on, "review", title)

    def _goals(self) -> Iterator[SummaryItem]:
        for goal in self._records.goals.all():
            if on := self._goal_day(goal):
                yield SummaryItem(goal, on, "goal", goal.title)
        for check_in in self._records.check_ins.all():
            if check_in.note:
                yield SummaryItem(check_in, check_in.on, "check-in", check_in.note)

    def _skills(self) -> Iterator[SummaryItem]:
        for skill in self._records.skills.all():
            if shown := evidence_of(skill, self.period):
                last = max(shown, key=lambda change: change.on)
                title = f"{skill.name}, {words(last.level)}: {last.evidence}"
                yield SummaryItem(skill, last.on, "skill", title)

    def _goal_day(self, goal: Goal) -> date | None:
        """Return the day in the period a goal counts at; None when it was not followed in it."""
        period = self.period
        days = [c.on for c in self._records.check_ins.of_goal(goal.id)]
        begun = min([self._local_day(goal.created_at), *days])
        closed = self.closed_on(goal)
        if begun > period.last or (closed and closed < period.first):
            return None
        return closed if closed in period else max(begun, period.first)

    def _reason(self, record: Record) -> str:
        """Return why a record is left out or only hinted at; empty when it is told in full."""
        if self._is_hidden(record):
            return "confidential"
        if why := self._why_untold(record):
            return why
        if isinstance(record, Feedback):
            peer = self._context.store.find(Peer, record.peer_id)
            if not may_quote(record, peer):
                is_mine = record.direction is FeedbackDirection.GIVEN
                return "without its words: " + ("it redirects" if is_mine else "no consent")
        return ""

    def _why_untold(self, record: Record) -> str:
        """Return why nothing at all is told of a record; empty when something is."""
        if record.in_summary is not InSummary.YES:
            return "kept out" if record.in_summary is InSummary.NO else "not decided"
        if isinstance(record, CheckIn):
            goal = self._records.goals.get(record.goal_id)
            return "" if goal.in_summary is InSummary.YES else "its goal is not in"
        if isinstance(record, Goal):
            return ""
        stories = self._records.evidence.stories(record.id)
        told = [
            story.on
            for story in stories
            if story.in_summary is InSummary.YES and story.on in self.period
        ]
        return (
            f"in a contribution: {show_day(max(told), self._context.settings.now.date_style)}"
            if told
            else ""
        )

    def _is_hidden(self, record: Record) -> bool:
        """True for a confidential conversation, and for what came out of one."""
        match record:
            case Conversation():
                return record.confidential
            case Exchange(conversation_id=str(talk_id)) | Action(conversation_id=str(talk_id)):
                # It can stay, or come back, while the talk itself is in the bin.
                talk = self._context.store.find(Conversation, talk_id)
                return talk is not None and talk.confidential
            case Evidence():
                source = self._records.evidence.source(record)
                return source is not None and self._is_hidden(source)
        return False

    def _local_day(self, moment: datetime) -> date:
        return self._records.conversations.local(moment).date()


def evidence_of(skill: Skill, period: Period) -> list[LevelChange]:
    """Return my changes of a skill's level in a period that have a line of evidence."""
    mine = (change for change in skill.history if change.seen_by is Side.ME)
    return [change for change in mine if change.on in period and change.evidence.strip()]


def is_draft(feedback: Feedback) -> bool:
    """True for words of mine that their reader has not got yet."""
    is_mine = feedback.direction is FeedbackDirection.GIVEN
    return is_mine and feedback.delivery is Delivery.DRAFTED
