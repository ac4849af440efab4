"""The performance-review summary: what may enter it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from peerpal.domain.action import Action, ActionState
from peerpal.domain.conversation import Conversation, ConversationStatus
from peerpal.domain.exchange import Direction, Exchange
from peerpal.domain.feedback import Attribution, Feedback, FeedbackDirection, Tone
from peerpal.domain.flow import minutes_flow
from peerpal.domain.goal import Goal
from peerpal.domain.peer import Consent, Peer
from peerpal.domain.period import Period, running
from peerpal.domain.record import InSummary, Record, Side
from peerpal.domain.skill import level_on
from peerpal.services.context import Context
from peerpal.services.record_services import RecordServices
from peerpal.services.summary_content import (
    ConversationLine,
    ExchangeLine,
    FeedbackLine,
    GoalLine,
    SkillLine,
    SummaryContent,
    SummaryItem,
    Ways,
)
from peerpal.services.summary_markdown import render

R = TypeVar("R", bound=Record)


class Summary:
    """Chooses what enters the summary of a period."""

    def __init__(self, context: Context, records: RecordServices) -> None:
        self._context = context
        self._records = records

    def default_period(self) -> Period:
        """Return the review period of the profile while it runs, else the last three months."""
        profile, today = self._records.profiles.mine(), self._context.today
        if profile.review_period_start and profile.review_period_end:
            period = Period(profile.review_period_start, profile.review_period_end)
            if today in period:
                return period
        return running(3, today=today)

    def markdown(self, period: Period) -> str:
        """Return the summary of a period as Markdown."""
        return render(self.content(period))

    def decide(self, items: Iterable[SummaryItem], in_summary: InSummary) -> None:
        """Let several records into the summary, or keep them out, as one step."""
        with self._context.history.step("Mark for the summary") as step:
            for item in items:
                record = step.get(type(item.record), item.record.id)
                step.put(replace(record, in_summary=in_summary))

    def items(self, period: Period) -> list[SummaryItem]:
        """Return the records of a period that may be let in or kept out, oldest first.

        Confidential conversations are never offered.
        """
        found = [item for item in self._all_items(period) if item.on in period]
        return sorted(found, key=lambda item: (item.on, item.record.id))

    def content(self, period: Period) -> SummaryContent:
        """Return what the summary of a period says: totals, and only what was let in."""
        records = self._records
        items = self.items(period)
        chosen = [item.record for item in items if item.record.in_summary is InSummary.YES]
        held = [c for c in records.conversations.all() if _is_held(c) and c.held_on in period]
        exchanges = [e for e in records.exchanges.all() if e.happened_on in period]
        feedback = [f.direction for f in records.feedback.all() if f.on in period]
        met = {id_ for c in held for id_ in c.peer_ids} | {e.peer_id for e in exchanges}
        return SummaryContent(
            profile=records.profiles.mine(),
            period=period,
            conversations=len(held),
            colleagues=len(met),
            ways=_ways(exchanges),
            feedback_given=feedback.count(FeedbackDirection.GIVEN),
            feedback_received=feedback.count(FeedbackDirection.RECEIVED),
            skills=tuple(self._skill_lines(exchanges, period)),
            goals=tuple(self._goal_line(goal, period) for goal in _of(Goal, chosen)),
            shared_conversations=tuple(
                ConversationLine(c, records.peers.names(c.peer_ids))
                for c in _of(Conversation, chosen)
            ),
            shared_exchanges=tuple(
                ExchangeLine(e, records.skills.name(e.skill_id), records.peers.name(e.peer_id))
                for e in _of(Exchange, chosen)
            ),
            shared_actions=tuple(_of(Action, chosen)),
            shared_feedback=tuple(self._feedback_line(f) for f in _of(Feedback, chosen)),
            undecided=sum(item.record.in_summary is InSummary.UNDECIDED for item in items),
        )

    def _all_items(self, period: Period) -> Iterator[SummaryItem]:
        records = self._records
        yield from self._talk_items()
        for action in records.actions.all():
            if action.owner is Side.ME and action.state is ActionState.DONE and action.done_on:
                yield SummaryItem(action, action.done_on, "action", action.text)
        for feedback in records.feedback.all():
            if feedback.direction is not FeedbackDirection.REQUESTED:
                noun = f"feedback {feedback.direction.value}"
                yield SummaryItem(feedback, feedback.on, noun, feedback.gist)
        for goal in records.goals.all():
            if (on := self._goal_day(goal, period)) is not None:
                yield SummaryItem(goal, on, "goal", goal.title)
        for check_in in records.check_ins.all():
            if check_in.note:
                yield SummaryItem(check_in, check_in.on, "check-in", check_in.note)

    def _talk_items(self) -> Iterator[SummaryItem]:
        records = self._records
        for talk in records.conversations.all():
            if _is_held(talk) and talk.held_on and not talk.confidential:
                title = talk.title or f"with {records.peers.names(talk.peer_ids)}"
                yield SummaryItem(talk, talk.held_on, "conversation", title)
        for exchange in records.exchanges.all():
            skill = records.skills.name(exchange.skill_id)
            title = f"{skill}: {exchange.takeaway}" if exchange.takeaway else skill
            yield SummaryItem(exchange, exchange.happened_on, exchange.direction.value, title)

    def _goal_day(self, goal: Goal, period: Period) -> date | None:
        """Return the day in the period a goal counts at; None when it was over before."""
        begun = self._records.conversations.local(goal.created_at).date()
        last = max((c.on for c in self._records.check_ins.of_goal(goal.id)), default=begun)
        if goal.status.is_open:
            return None if begun > period.last else max(begun, period.first)
        return last

    def _goal_line(self, goal: Goal, period: Period) -> GoalLine:
        check_ins = self._records.check_ins.of_goal(goal.id)
        before = [c.progress for c in check_ins if c.on < period.first]
        until = [c.progress for c in check_ins if c.on <= period.last]
        is_now = period.last >= self._context.today or not check_ins
        return GoalLine(
            goal=goal,
            peer=self._records.peers.name(goal.peer_id),
            progress_then=before[-1] if before else 0,
            progress_now=goal.progress if is_now else (until[-1] if until else 0),
            check_ins=tuple(
                c for c in check_ins if c.on in period and c.in_summary is InSummary.YES
            ),
        )

    def _skill_lines(self, exchanges: list[Exchange], period: Period) -> Iterator[SkillLine]:
        by_skill: dict[str, list[Exchange]] = {}
        for exchange in exchanges:
            by_skill.setdefault(exchange.skill_id, []).append(exchange)
        for skill in self._records.skills.by_name():
            own = by_skill.get(skill.id, [])
            if own or any(change.on in period for change in skill.history):
                yield SkillLine(
                    name=skill.name,
                    level_then=level_on(skill, period.first - timedelta(days=1)),
                    level_now=level_on(skill, period.last),
                    ways=_ways(own),
                )

    def _feedback_line(self, feedback: Feedback) -> FeedbackLine:
        """A colleague's words need consent; a word of mine that redirects them stays between us."""
        peer = self._records.peers.name(feedback.peer_id)
        if feedback.direction is FeedbackDirection.GIVEN:
            may_show = feedback.tone is Tone.REINFORCING
        else:
            may_show = feedback.consent is Consent.GRANTED
            if feedback.attribution is not Attribution.NAMED:
                record = self._context.store.find(Peer, feedback.peer_id)
                is_role = feedback.attribution is Attribution.ROLE_ONLY
                peer = (record.role if record and is_role else "") or "a colleague"
        said = " ".join(part for part in feedback.fields.values() if part.strip())
        return FeedbackLine(feedback, peer, said if may_show else "")


def _is_held(conversation: Conversation) -> bool:
    return conversation.status is ConversationStatus.HELD


def _of(kind: type[R], records: Iterable[Record]) -> list[R]:
    return [record for record in records if isinstance(record, kind)]


def _ways(exchanges: list[Exchange]) -> Ways:
    directions = [exchange.direction for exchange in exchanges]
    together = directions.count(Direction.TOGETHER)
    return Ways(
        minutes=minutes_flow(exchanges),
        taught=directions.count(Direction.TAUGHT) + together,
        learned=directions.count(Direction.LEARNED) + together,
    )
