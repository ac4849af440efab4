"""Everything with a day to come as events of a calendar: titles only, and nothing private."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from peerpal.domain.conversation import Conversation, ConversationStatus
from peerpal.domain.record import Record, Side
from peerpal.services.calendar_file import CalendarEvent
from peerpal.services.record_services import RecordServices
from peerpal.services.review_calendar import next_review, planned_review

_CALLED_OFF = (ConversationStatus.MISSED, ConversationStatus.CANCELLED)


def calendar_events(records: RecordServices, today: date) -> list[CalendarEvent]:
    """Return the talks, actions, goals, reviews and agreements to come, the earliest day first.

    A talk that was called off stands there as cancelled, so that a calendar takes it out. What
    belongs to a pairing that rests or is closed, or to a peer in the bin, is left out.
    """
    reviews = list(_reviews(records, today))
    found = [
        *(event for event, _ in reviews),
        *_talks(records, today, but={talk.id for _, talk in reviews if talk}),
        *_actions(records),
        *_goals(records),
        *_agreements(records, today),
    ]
    return sorted(found, key=lambda event: (_day(event.start), event.key))


def _talks(records: RecordServices, today: date, *, but: set[str]) -> Iterator[CalendarEvent]:
    conversations = records.conversations
    for status in (ConversationStatus.PLANNED, *_CALLED_OFF):
        for talk in conversations.with_status(status):
            if talk.planned_at is None or talk.id in but or conversations.day(talk) < today:
                continue
            yield _event(
                talk,
                _title(records, talk),
                talk.planned_at,
                minutes=talk.minutes,
                is_cancelled=status in _CALLED_OFF,
            )


def _title(records: RecordServices, talk: Conversation) -> str:
    if talk.confidential:
        return "Talk"
    title = f"Talk with {records.peers.names(talk.peer_ids)}"
    return f"{title}: {talk.title}" if talk.title else title


def _actions(records: RecordServices) -> Iterator[CalendarEvent]:
    for action in records.actions.open():
        if action.due_on is None or not _is_followed(records, action.peer_id):
            continue
        name = records.peers.name(action.peer_id)
        whose = f"{name}: " if action.owner is Side.PEER and name else ""
        yield _event(action, f"Due: {whose}{action.text}", action.due_on)


def _goals(records: RecordServices) -> Iterator[CalendarEvent]:
    for goal in records.goals.open():
        if goal.target_on and _is_followed(records, goal.peer_id):
            yield _event(goal, f"Goal: {goal.title}", goal.target_on)


def _reviews(
    records: RecordServices, today: date
) -> Iterator[tuple[CalendarEvent, Conversation | None]]:
    """Yield the next review of each pair, with the talk that is planned for it, if one is.

    It is the event that the Review screen gives out, so that no calendar has it twice.
    """
    if not records.has_any("reviews"):
        return
    for peer in records.peers.all():
        review = records.reviews.last_agreed(peer.id) if peer.is_followed else None
        if review is None or review.next_on is None or review.next_on < today:
            continue
        event, talk = next_review(records, review), planned_review(records, review)
        if event is None:
            continue
        rev = review.rev + (talk.rev if talk else 0)
        changed = max(review.updated_at, talk.updated_at) if talk else review.updated_at
        title = "Talk" if talk and talk.confidential else event.title
        yield (
            CalendarEvent(
                event.key, title, event.start, event.minutes, rev, changed, has_alarms=True
            ),
            talk,
        )


def _agreements(records: RecordServices, today: date) -> Iterator[CalendarEvent]:
    if not records.has_any("agreements"):
        return
    for peer in records.peers.all():
        agreement = records.agreements.newest(peer.id) if peer.is_followed else None
        if agreement and agreement.review_on and agreement.review_on >= today:
            title = f"Look at the agreement with {peer.name} again"
            yield _event(agreement, title, agreement.review_on)


def _event(
    record: Record,
    title: str,
    start: datetime | date,
    *,
    minutes: int | None = None,
    is_cancelled: bool = False,
) -> CalendarEvent:
    return CalendarEvent(
        key=record.id,
        title=title,
        start=start,
        minutes=minutes,
        version=record.rev,
        changed_at=record.updated_at,
        has_alarms=True,
        is_cancelled=is_cancelled,
    )


def _is_followed(records: RecordServices, peer_id: str | None) -> bool:
    return peer_id is None or records.peers.is_followed(peer_id)


def _day(start: datetime | date) -> str:
    return f"{start:%Y-%m-%d}"
