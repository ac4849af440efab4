"""The bin: deleted records of every kind, each with what it takes to know it again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from peerpal.domain.action import Action
from peerpal.domain.agreement import Agreement
from peerpal.domain.conversation import Conversation
from peerpal.domain.dates import show_day
from peerpal.domain.exchange import Exchange
from peerpal.domain.feedback import Feedback
from peerpal.domain.goal import CheckIn, Goal
from peerpal.domain.growth import GrowthCheckIn
from peerpal.domain.health import HealthCheck
from peerpal.domain.introduction import Introduction
from peerpal.domain.practice import Practice
from peerpal.domain.record import Record
from peerpal.domain.review import Review
from peerpal.domain.snooze import Snooze
from peerpal.domain.summary import SummaryExport, SummaryPlan
from peerpal.domain.talking_point import TalkingPoint
from peerpal.domain.words import words
from peerpal.services.guides import guide_title
from peerpal.services.reading import by_kind, kind_of
from peerpal.services.services import Services


@dataclass(frozen=True, slots=True)
class BinItem:
    """A deleted record, and when it was deleted in local time."""

    record: Record
    deleted_at: datetime
    noun: str
    title: str
    is_part: bool
    """True for what went there together with the talk or goal that it belongs to."""


def bin_items(services: Services) -> list[BinItem]:
    """Return everything in the bin, the newest first; what went together stands together."""
    found = [
        BinItem(
            record=record,
            deleted_at=services.conversations.local(record.deleted_at),
            noun=kind.noun,
            title=title_of(services, record),
            is_part=_is_part(services, record),
        )
        for kind in by_kind(services).values()
        for record in services.context.store.having(kind.kind, "deleted_at")
        if record.deleted_at
    ]
    found.sort(key=lambda item: item.is_part)
    return sorted(found, key=lambda item: item.deleted_at, reverse=True)


def restore(services: Services, record: Record) -> None:
    """Take a record out of the bin, with what went there together with it."""
    kind_of(services, record.TABLE).restore(record.id)


_TITLES = ("title", "name", "text", "question")
"""The fields that say what a record is, where it has one of them."""


def title_of(services: Services, record: Record) -> str:
    """Return what it takes to know a record of any kind again."""
    for field in _TITLES:
        if title := getattr(record, field, ""):
            return str(title)
    match record:
        case Conversation():
            return f"with {services.peers.names(record.peer_ids)}"
        case Exchange():
            skill = services.skills.name(record.skill_id)
            return f"{skill}: {record.takeaway}" if record.takeaway else skill
        case Feedback():
            return record.gist
        case CheckIn():
            return record.note or f"{record.progress}%"
        case Agreement() | HealthCheck() | Introduction() | Review():
            return f"{services.peers.name(record.peer_id)}: {_about_pairing(services, record)}"
        case SummaryPlan() | SummaryExport():
            return _about_summary(services, record)
        case Practice() | GrowthCheckIn() | Snooze():
            return _about_me(services, record)
    return ""


def _about_pairing(
    services: Services, record: Agreement | HealthCheck | Introduction | Review
) -> str:
    match record:
        case Agreement():
            return f"version {record.version}"
        case HealthCheck() | Review():
            return show_day(record.on, services.date_style)
    return record.introduced_name


def _about_summary(services: Services, record: SummaryPlan | SummaryExport) -> str:
    if isinstance(record, SummaryExport):
        style = services.date_style
        return f"{show_day(record.first, style)} to {show_day(record.last, style)}"
    return f"for {words(record.settings.audience)}"


def _about_me(services: Services, record: Practice | GrowthCheckIn | Snooze) -> str:
    if isinstance(record, Snooze):
        return f"{words(record.matter)}, until {show_day(record.until, services.date_style)}"
    if isinstance(record, GrowthCheckIn):
        return show_day(record.on, services.date_style)
    return f"{guide_title(record.guide)}: {record.note}".removesuffix(": ")


def _is_part(services: Services, record: Record) -> bool:
    """True when the record's talk or goal went into the bin at the same moment."""
    store = services.context.store
    whole: Record | None = None
    match record:
        case Exchange() | Action() | TalkingPoint() if record.conversation_id:
            whole = store.find(Conversation, record.conversation_id)
        case CheckIn():
            whole = store.find(Goal, record.goal_id)
    return whole is not None and whole.deleted_at == record.deleted_at
