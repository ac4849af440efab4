"""The performance-review summary: totals of a period, and what was let in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from peerpal.domain.action import Action
from peerpal.domain.conversation import Conversation, ConversationStatus
from peerpal.domain.exchange import Direction, Exchange
from peerpal.domain.feedback import (
    Attribution,
    Feedback,
    FeedbackDirection,
    Tone,
    may_quote,
    running_text,
)
from peerpal.domain.flow import minutes_flow
from peerpal.domain.goal import Goal, GoalStatus
from peerpal.domain.peer import Peer
from peerpal.domain.period import Period, quarter_of, running, thin_months
from peerpal.domain.record import InSummary, Record, with_texts
from peerpal.domain.renaming import SOMEBODY, renaming
from peerpal.domain.skill import level_on
from peerpal.domain.words import listed
from peerpal.services.context import Context
from peerpal.services.record_services import RecordServices
from peerpal.services.summary_content import (
    ConversationLine,
    ExchangeLine,
    FeedbackLine,
    GoalLine,
    PeerNames,
    SkillLine,
    SummaryContent,
    SummaryItem,
    Ways,
    WithheldItem,
)
from peerpal.services.summary_items import SummaryItems, is_draft
from peerpal.services.summary_markdown import render

R = TypeVar("R", bound=Record)


class Summary:
    """Chooses what enters the summary of a period."""

    def __init__(self, context: Context, records: RecordServices) -> None:
        self._context = context
        self._records = records
        self._items = SummaryItems(context, records)

    def default_period(self) -> Period:
        """Return the review period of the profile while it runs, else the last three months."""
        return next(iter(self.presets().values()))

    def presets(self) -> dict[str, Period]:
        """Return the periods that people ask for most by their names, the default one first."""
        profile, today = self._records.profiles.mine(), self._context.today
        quarter = quarter_of(today)
        usual = {
            "Last 3 months": running(3, today=today),
            "This quarter": quarter,
            "Last quarter": quarter_of(quarter.first - timedelta(days=1)),
            "Last 6 months": running(6, today=today),
            "Last 12 months": running(12, today=today),
        }
        if profile.review_period_start and profile.review_period_end:
            review = Period(profile.review_period_start, profile.review_period_end)
            mine = {"Review period": review}
            return mine | usual if today in review else usual | mine
        return usual

    def markdown(self, period: Period, *, names: PeerNames = PeerNames.FULL) -> str:
        """Return the summary of a period as Markdown."""
        return render(self.content(period, names=names))

    def decide(self, items: Iterable[SummaryItem], in_summary: InSummary) -> None:
        """Let several records into the summary, or keep them out, as one step."""
        with self._context.history.step("Mark for the summary") as step:
            for item in items:
                record = step.get(type(item.record), item.record.id, rev=item.record.rev)
                step.put(replace(record, in_summary=in_summary))

    def items(self, period: Period) -> list[SummaryItem]:
        """Return the records of a period that may be let in or kept out, oldest first.

        A confidential conversation, and what came out of it, is never offered.
        """
        return self._items.offered(period)

    def title(self, item: SummaryItem) -> str:
        """Return an item's title, without words that nobody else may read."""
        feedback = item.record
        if isinstance(feedback, Feedback):
            peer = self._context.store.find(Peer, feedback.peer_id)
            if not may_quote(feedback, peer):
                is_mine = feedback.direction is FeedbackDirection.GIVEN
                why = "redirecting" if is_mine else "no consent"
                return f"{peer.name if peer else SOMEBODY} ({why})"
        return item.title

    def withheld(self, period: Period) -> list[WithheldItem]:
        """Return what the summary leaves out, or only hints at, each with the reason."""
        return self._items.withheld(period)

    def thin_months(self, period: Period) -> list[Period]:
        """Return the months so far of which nothing is told yet, while it can be mended.

        A period in which nothing was noted at all has none.
        """
        items = self.items(period)
        told = [item.on for item in items if item.record.in_summary is InSummary.YES]
        return thin_months(period, told, today=self._context.today) if items else []

    def content(self, period: Period, *, names: PeerNames = PeerNames.FULL) -> SummaryContent:
        """Return what the summary of a period says: totals, and only what was let in."""
        records, items = self._records, self.items(period)
        chosen = [item.record for item in items if item.record.in_summary is InSummary.YES]
        held = [
            talk
            for talk in records.conversations.with_status(ConversationStatus.HELD)
            if talk.held_on in period
        ]
        exchanges = [e for e in records.exchanges.all() if e.happened_on in period]
        feedback = [
            f.direction for f in records.feedback.all() if f.on in period and not is_draft(f)
        ]
        met = {id_ for talk in held for id_ in talk.peer_ids} | {e.peer_id for e in exchanges}
        content = SummaryContent(
            profile=records.profiles.mine(),
            period=period,
            conversations=len(held),
            colleagues=len(met),
            ways=_ways(exchanges),
            feedback_given=feedback.count(FeedbackDirection.GIVEN),
            feedback_received=feedback.count(FeedbackDirection.RECEIVED),
            skills=tuple(self._skill_lines(exchanges, period)),
            goals=tuple(self._goal_line(goal, period, names) for goal in _of(Goal, chosen)),
            shared_conversations=tuple(
                ConversationLine(talk, listed([self._name(id_, names) for id_ in talk.peer_ids]))
                for talk in _of(Conversation, chosen)
            ),
            shared_exchanges=tuple(
                ExchangeLine(e, records.skills.name(e.skill_id), self._name(e.peer_id, names))
                for e in _of(Exchange, chosen)
            ),
            shared_actions=tuple(_of(Action, chosen)),
            shared_feedback=tuple(self._feedback_line(f, names) for f in _of(Feedback, chosen)),
            undecided=sum(item.record.in_summary is InSummary.UNDECIDED for item in items),
        )
        return self._named(content, names)

    def _named(self, content: SummaryContent, names: PeerNames) -> SummaryContent:
        """Return the content with names that stand in the texts as they stand elsewhere."""
        if names is PeerNames.FULL:
            return content
        people = self._context.store.all(Peer)
        hide = renaming((peer.name, self._name(peer.id, names)) for peer in people).hide
        return replace(with_texts(content, hide), profile=content.profile)

    def _goal_line(self, goal: Goal, period: Period, names: PeerNames) -> GoalLine:
        """Return a goal as it stood at the end of the period, whatever became of it since."""
        check_ins = self._records.check_ins.of_goal(goal.id)
        before = [c for c in check_ins if c.on < period.first]
        until = [c for c in check_ins if c.on <= period.last]
        status, progress = goal.status, goal.progress
        closed_on = self._items.closed_on(goal)
        closed_later = closed_on is not None and closed_on > period.last
        is_still_so = len(until) == len(check_ins) and not closed_later
        if not is_still_so:
            status = until[-1].status if until else GoalStatus.NOT_STARTED
            progress = until[-1].progress if until else 0
        return GoalLine(
            goal=goal,
            peer=self._name(goal.peer_id, names) if goal.peer_id else "",
            status=status,
            closed_on=None if status.is_open else closed_on,
            progress_then=before[-1].progress if before else 0,
            progress_now=progress,
            key_results=goal.key_results if is_still_so else (),
            check_ins=tuple(
                c for c in until if c.on in period and c.in_summary is InSummary.YES and c.note
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

    def _feedback_line(self, feedback: Feedback, names: PeerNames) -> FeedbackLine:
        """Name whom feedback came from as they wish; whom I redirected is nobody else's business.

        Only words that may be shown are in it.
        """
        peer = self._context.store.find(Peer, feedback.peer_id)
        name = self._name(feedback.peer_id, names)
        if feedback.direction is FeedbackDirection.GIVEN:
            name = name if feedback.tone is Tone.REINFORCING else SOMEBODY
        elif feedback.attribution is Attribution.ROLE_ONLY:
            name = self._name(feedback.peer_id, PeerNames.ROLE)
        elif feedback.attribution is Attribution.ANONYMOUS:
            name = SOMEBODY
        return FeedbackLine(
            feedback, name, running_text(feedback) if may_quote(feedback, peer) else ""
        )

    def _name(self, peer_id: str, names: PeerNames) -> str:
        peer = self._context.store.find(Peer, peer_id)
        if peer is None:
            return SOMEBODY
        match names:
            case PeerNames.FULL:
                return peer.name
            case PeerNames.INITIALS:
                return " ".join(f"{word[0].upper()}." for word in peer.name.split())
            case PeerNames.ROLE:
                return f"{SOMEBODY} ({peer.role})" if peer.role.strip() else SOMEBODY


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
