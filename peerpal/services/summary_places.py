"""Where in a summary a record is told of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from peerpal.domain.evidence import Evidence, EvidenceKind
from peerpal.domain.exchange import Direction, Exchange
from peerpal.domain.feedback import Feedback, FeedbackDirection, FeedbackModel, Tone
from peerpal.domain.goal import CheckIn, Goal
from peerpal.domain.introduction import Introduction
from peerpal.domain.record import Record
from peerpal.domain.review import Review
from peerpal.domain.skill import Skill
from peerpal.domain.summary import MOST_CONTRIBUTIONS, Section, SummaryPlan, arranged
from peerpal.services.summary_content import SummaryItem

Outline = Mapping[Section, Sequence[SummaryItem]]
"""The items of each section, in order: those that are told of, and those that could be."""

_EVIDENCE = {
    EvidenceKind.RECOGNITION: Section.RECOGNITION,
    EvidenceKind.GROWTH: Section.GROWTH,
}

_OWN_DOING = (Section.BEYOND, Section.LEADERSHIP)


def placed(
    offered: Sequence[SummaryItem],
    told_ids: Collection[str],
    plan: SummaryPlan,
    *,
    reached_ids: Collection[str] = (),
) -> Outline:
    """Return the items of each section, told or not: the latest first, unless they were moved.

    `reached_ids` are the goals that were reached in the period.
    """
    items = {item.record.id: item for item in offered}
    order = arranged(list(reversed(items)), plan.moved_ids)
    told = [items[id_].record for id_ in order if id_ in told_ids]
    is_on = Section.CONTRIBUTIONS in plan.settings.shown
    top = top_contributions(told, plan.pinned_ids, reached_ids) if is_on else []
    first = [record.id for record in top]
    found: dict[Section, list[SummaryItem]] = {section: [] for section in Section}
    found[Section.CONTRIBUTIONS] = [items[id_] for id_ in first]
    for id_ in order:
        if id_ not in first:
            found[section_of(items[id_].record)].append(items[id_])
    found[Section.APPENDIX].sort(key=lambda item: (item.on, item.record.id))
    return found


def section_of(record: Record) -> Section:
    """Return the section that tells of a record, unless it is a top contribution."""
    match record:
        case Goal() | CheckIn() | Review():
            return Section.GOALS
        case Skill():
            return Section.SKILLS
        case Exchange():
            is_taught = record.direction is Direction.TAUGHT
            return Section.BEYOND if is_taught else Section.SKILLS
        case Introduction():
            return Section.BEYOND
        case Evidence():
            usual = Section.LEADERSHIP if record.competency else Section.BEYOND
            return _EVIDENCE.get(record.kind, usual)
        case Feedback():
            return _of_feedback(record)
    return Section.APPENDIX


def top_contributions(
    chosen: Sequence[Record], pinned_ids: Sequence[str], reached_ids: Collection[str]
) -> list[Record]:
    """Return what a summary begins with: what I pinned, else what has the clearest outcome.

    That is, up to three of: contributions that say what came of them, goals reached, and what I
    taught that changed something; in this order, and each as they stand.
    """
    pinned = [record for record in chosen if record.id in pinned_ids]
    if pinned:
        return sorted(pinned, key=lambda record: pinned_ids.index(record.id))
    return [*_with_outcome(chosen, reached_ids)][:MOST_CONTRIBUTIONS]


def _with_outcome(chosen: Sequence[Record], reached_ids: Collection[str]) -> Iterator[Record]:
    for record in chosen:
        is_doing = isinstance(record, Evidence) and section_of(record) in _OWN_DOING
        if isinstance(record, Evidence) and is_doing and record.outcome.strip():
            yield record
    for record in chosen:
        if record.id in reached_ids:
            yield record
    for record in chosen:
        if isinstance(record, Exchange) and record.what_changed.strip():
            yield record


def _of_feedback(feedback: Feedback) -> Section:
    if feedback.direction is FeedbackDirection.GIVEN:
        return Section.APPENDIX
    if feedback.tone is Tone.REDIRECTING:
        return Section.GROWTH
    if feedback.model is FeedbackModel.KUDOS:
        return Section.RECOGNITION
    return Section.LEADERSHIP if feedback.competency else Section.FEEDBACK
