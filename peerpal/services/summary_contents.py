"""Makes what a summary says of the records that were let in, with names as the plan wants them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import timedelta

from peerpal.domain.conversation import Conversation
from peerpal.domain.exchange import Direction, Exchange
from peerpal.domain.feedback import Feedback, FeedbackDirection, may_quote, running_text
from peerpal.domain.flow import minutes_flow
from peerpal.domain.goal import CheckIn, Goal, GoalStatus
from peerpal.domain.peer import Peer
from peerpal.domain.record import InSummary
from peerpal.domain.skill import Skill, level_on
from peerpal.domain.summary import Section, SummaryPlan, opening_for, wording_of
from peerpal.domain.words import count, listed, words
from peerpal.services.context import Context
from peerpal.services.record_services import RecordServices
from peerpal.services.summary_content import (
    GoalLine,
    SkillLine,
    SummaryContent,
    SummaryItem,
    Told,
    Ways,
)
from peerpal.services.summary_items import SummaryItems, evidence_of, is_draft
from peerpal.services.summary_names import SummaryNames
from peerpal.services.summary_places import Outline


class SummaryContents:
    """Goes from records to what is said of them."""

    def __init__(
        self, context: Context, records: RecordServices, items: SummaryItems, plan: SummaryPlan
    ) -> None:
        self._context = context
        self._records = records
        self._items = items
        self._period = items.period
        self._plan = plan
        self._names = SummaryNames(context, plan.settings.names)

    def made(self, outline: Outline, told: Collection[str]) -> SummaryContent:
        """Return what a summary says: totals, and the records told of, section by section."""
        records, period, plan = self._records, self._period, self._plan
        offered = [item for items in outline.values() for item in items]
        is_about = self._items.is_about
        held = [talk for talk in records.conversations.held_in(period) if is_about(talk)]
        exchanges = [e for e in records.exchanges.in_period(period) if is_about(e)]
        feedback = [
            f.direction
            for f in records.feedback.in_period(period)
            if not is_draft(f) and is_about(f)
        ]
        met = {id_ for talk in held for id_ in talk.peer_ids} | {e.peer_id for e in exchanges}
        if plan.peer_id:
            met &= {plan.peer_id}
        opening = opening_for(plan, period)
        first = {item.record.id for item in outline[Section.CONTRIBUTIONS]}
        below = set(told) - first
        content = SummaryContent(
            profile=records.profiles.mine(),
            settings=plan.settings,
            peer=self._names.of(plan.peer_id) if plan.peer_id else "",
            period=period,
            made_on=self._context.today,
            conversations=len(held),
            circles=sum(len(talk.peer_ids) > 1 for talk in held),
            colleagues=len(met),
            departments=self._departments(met),
            ways=_ways(exchanges),
            feedback_given=feedback.count(FeedbackDirection.GIVEN),
            feedback_received=feedback.count(FeedbackDirection.RECEIVED),
            skills=tuple(self._skill_lines(exchanges, below)),
            goals=tuple(self._goal_lines(offered, told, below)),
            told={
                section: tuple(self._told(item) for item in items if item.record.id in told)
                for section, items in outline.items()
            },
            opening=opening.text if opening else "",
            undecided=sum(item.record.in_summary is InSummary.UNDECIDED for item in offered),
        )
        return replace(self._names.hidden_in(content), profile=content.profile)

    def _told(self, item: SummaryItem) -> Told:
        record, names, subject, quote, evidence = item.record, self._names, "", "", ""
        people = names.of(getattr(record, "peer_id", None))
        match record:
            case Conversation():
                people = self._company(record)
            case Exchange():
                subject = self._records.skills.name(record.skill_id)
            case CheckIn():
                subject = self._records.goals.get(record.goal_id).title
            case Skill():
                subject, evidence = record.name, self._evidence(record)
            case Feedback():
                people, subject = names.behind(record), self._theme(record)
                peer = self._context.store.find(Peer, record.peer_id)
                quote = running_text(record) if may_quote(record, peer) else ""
        wording = wording_of(self._plan, record.id)
        return Told(
            record=record,
            on=item.on,
            people=people,
            subject=subject,
            quote=quote,
            evidence=evidence,
            wording=wording,
        )

    def _company(self, talk: Conversation) -> str:
        """Return who was there; the record of a pairing names nobody else of a circle."""
        if self._plan.peer_id is None:
            return self._names.all(talk.peer_ids)
        others = len(set(talk.peer_ids) - {self._plan.peer_id})
        rest = [count(others, "other colleague")] if others else []
        return listed([self._names.of(self._plan.peer_id), *rest])

    def _evidence(self, skill: Skill) -> str:
        return " ".join(change.evidence for change in evidence_of(skill, self._period))

    def _theme(self, feedback: Feedback) -> str:
        """Return what feedback is about, without a word of it."""
        about = [self._records.skills.name(id_) for id_ in feedback.skill_ids]
        if feedback.competency:
            about.append(words(feedback.competency))
        return listed([theme for theme in about if theme])

    def _departments(self, peer_ids: set[str]) -> tuple[str, ...]:
        """Return the departments of colleagues, each once, however it is written."""
        found: dict[str, str] = {}
        for peer in self._records.peers.by_name():
            if peer.id in peer_ids and peer.department.strip():
                found.setdefault(peer.department.strip().casefold(), peer.department.strip())
        return tuple(found[key] for key in sorted(found))

    def _goal_lines(
        self, offered: list[SummaryItem], told: Collection[str], below: Collection[str]
    ) -> Iterator[GoalLine]:
        """Yield the goals told of, each with those of its notes that are no top contribution."""
        for item in offered:
            if isinstance(item.record, Goal) and item.record.id in told:
                yield self._goal_line(item.record, below)

    def _goal_line(self, goal: Goal, below: Collection[str]) -> GoalLine:
        """Return a goal as it stood at the end of the period, whatever became of it since."""
        period = self._period
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
            peer=self._names.of(goal.peer_id) if goal.peer_id else "",
            status=status,
            closed_on=None if status.is_open else closed_on,
            progress_then=before[-1].progress if before else 0,
            progress_now=progress,
            key_results=goal.key_results if is_still_so else (),
            reached=tuple(step for step in goal.milestones if step.done_on in period),
            check_ins=tuple(self._worded(c) for c in until if c.id in below),
            wording=wording_of(self._plan, goal.id),
        )

    def _worded(self, check_in: CheckIn) -> CheckIn:
        return replace(check_in, note=wording_of(self._plan, check_in.id) or check_in.note)

    def _skill_lines(self, exchanges: list[Exchange], told: Collection[str]) -> Iterator[SkillLine]:
        period = self._period
        by_skill: dict[str, list[Exchange]] = {}
        for exchange in exchanges:
            by_skill.setdefault(exchange.skill_id, []).append(exchange)
        for skill in self._records.skills.by_name():
            own = by_skill.get(skill.id, [])
            has_moved = any(change.on in period for change in skill.history)
            if own or (has_moved and self._plan.peer_id is None):
                yield SkillLine(
                    skill_id=skill.id,
                    name=skill.name,
                    level_then=level_on(skill, period.first - timedelta(days=1)),
                    level_now=level_on(skill, period.last),
                    ways=_ways(own),
                    evidence=self._evidence(skill) if skill.id in told else "",
                    wording=wording_of(self._plan, skill.id) if skill.id in told else "",
                )


def _ways(exchanges: list[Exchange]) -> Ways:
    directions = [exchange.direction for exchange in exchanges]
    together = directions.count(Direction.TOGETHER)
    return Ways(
        minutes=minutes_flow(exchanges),
        taught=directions.count(Direction.TAUGHT) + together,
        learned=directions.count(Direction.LEARNED) + together,
    )
