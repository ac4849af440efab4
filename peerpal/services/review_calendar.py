"""The next review as an event of a calendar."""

from __future__ import annotations

from peerpal.domain.conversation import Conversation, ConversationFormat, ConversationStatus
from peerpal.domain.review import Review
from peerpal.domain.text import in_file_name
from peerpal.services.calendar_file import CalendarEvent
from peerpal.services.record_services import RecordServices


def next_review(records: RecordServices, review: Review) -> CalendarEvent | None:
    """Return the date that a pair agreed on; its hour where a talk is planned. None without one."""
    if review.next_on is None:
        return None
    title = f"Review with {records.peers.name(review.peer_id)}"
    talk = planned_review(records, review)
    if talk and talk.planned_at:
        return CalendarEvent(review.id, title, talk.planned_at, talk.minutes)
    return CalendarEvent(review.id, title, review.next_on)


def calendar_name(review: Review, peer_name: str) -> str:
    """Return a name for the file of the next review."""
    return f"review-{in_file_name(peer_name) or 'peer'}-{review.next_on}.ics"


def planned_review(records: RecordServices, review: Review) -> Conversation | None:
    """Return the talk that is planned for the day of the next review, or None."""
    for talk in records.conversations.of_peer(review.peer_id):
        is_planned = talk.status is ConversationStatus.PLANNED
        is_review = talk.format is ConversationFormat.GOAL_REVIEW
        if is_planned and is_review and records.conversations.day(talk) == review.next_on:
            return talk
    return None
