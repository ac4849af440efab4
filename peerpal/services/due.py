"""What is due: whom to talk with, what is planned and open, what to ask and to look at again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from peerpal.domain.action import Action
from peerpal.domain.ages import ago
from peerpal.domain.conversation import Conversation, ConversationStatus
from peerpal.domain.dates import DateStyle, near_day
from peerpal.domain.exchange import ASK_AFTER_DAYS, Exchange
from peerpal.domain.feedback import Feedback, FeedbackDirection
from peerpal.domain.goal import Goal
from peerpal.domain.matter import Matter
from peerpal.domain.peer import Contact, Peer, Standing
from peerpal.domain.record import Record, Side
from peerpal.domain.words import count, words
from peerpal.services.record_services import RecordServices
from peerpal.services.today import Today
from peerpal.storage.drafts import Drafts

__all__ = ["Due", "Dues", "Matter"]

TO_DO: Final = "☐ "
"""What stands before the title of an action."""

_LATE = (Contact.OVERDUE, Contact.DORMANT)


REVIEW_DRAFT = "review-"
"""How the name of the draft of each review begins; the id of its peer follows."""

_MOST_QUESTIONS = 3
"""Of what was taught, only the last few are asked about at once; the ledger has them all."""


class Due(NamedTuple):
    """Something to deal with; `on` is the day it is due, None for some day."""

    matter: Matter
    record: Record
    on: date | None
    is_late: bool
    standing: Standing | None = None

    @property
    def key(self) -> str:
        """What tells it from all others: a peer may be due for several reasons."""
        return f"{self.matter}-{self.record.id}"


class Dues:
    """Everything that waits for me."""

    def __init__(self, records: RecordServices, today: Today, drafts: Drafts) -> None:
        self._records = records
        self._today = today
        self._drafts = drafts

    def all(self) -> list[Due]:
        """Return what is due or to come, the earliest day first, what has no day last.

        What is only to be asked or looked at again comes after what somebody waits for. What is
        snoozed is left out.
        """
        found = self._found()
        if self._records.has_any("snoozes"):
            return [due for due in found if self.snoozed_until(due) is None]
        return found

    def snoozed(self) -> list[Due]:
        """Return what is left in peace for now, what comes back first before the rest."""
        if not self._records.has_any("snoozes"):
            return []
        asleep = [(self.snoozed_until(due), due) for due in self._found()]
        found = [(until, due) for until, due in asleep if until]
        return [due for _, due in sorted(found, key=lambda pair: pair[0])]

    def snoozed_until(self, due: Due) -> date | None:
        """Return the day on which something comes back; None when it is not snoozed."""
        return self._records.snoozes.until(due.matter, due.record.id)

    def snooze(self, due: Due, asked: date) -> date:
        """Leave something in peace until a day, and return the day on which it comes back.

        A day that is still to come is never hidden by it. Raises InvalidField for a past day.
        """
        from peerpal.domain.snooze import snoozed_until

        until = snoozed_until(asked, due.on, self._today.day)
        self._records.snoozes.put_off(due.matter, due.record, until)
        return until

    def wake(self, due: Due) -> None:
        """Let something that is snoozed come back now."""
        self._records.snoozes.wake(due.matter, due.record)

    def _found(self) -> list[Due]:
        waiting = (
            self._talks,
            self._planned,
            self._actions,
            self._reviews,
            self._follow_ups,
            self._pairings,
            self._goals,
            self._growth,
        )
        found = [due for find in waiting for due in find()]
        return sorted(found, key=lambda due: (due.matter.is_quiet, due.on or date.max))

    def now(self) -> list[Due]:
        """Return what is due by today."""
        return [due for due in self.all() if due.on and due.on <= self._today.day]

    def title(self, due: Due) -> str:
        """Return what it is about."""
        peers = self._records.peers
        if due.matter is Matter.GROWTH:
            return "My own growth"
        match due.record:
            case Peer(name=name):
                return name
            case Conversation() as talk:
                names = peers.names(talk.peer_ids)
                return f"{names}: {talk.title}" if talk.title else names
            case Action(text=text):
                return TO_DO + text
            case Exchange(peer_id=peer_id, skill_id=skill_id):
                return f"{self._records.skills.name(skill_id)}, taught {peers.name(peer_id)}"
            case Goal(title=title):
                return title
        return peers.name(getattr(due.record, "peer_id", None))

    def why(self, due: Due, style: DateStyle = DateStyle.WORDS) -> str:
        """Return why it is due, or whose it is; a day in it is named in that style."""
        match due.matter:
            case Matter.HEALTH:
                return "health check: how do you two do?"
            case Matter.AGREEMENT:
                return "agreement to look at again"
            case Matter.REVIEW_LEFT:
                return "review left in the middle: go on"
            case Matter.GROWTH:
                return "eight dimensions: where do you stand now?"
            case Matter.REVIEW_WAITS:
                since = f" since {near_day(due.on, style)}" if due.on else ""
                return f"review waits for their ratings{since}"
            case Matter.GOAL_REVIEW | Matter.CHECK_IN:
                return self._about_goal(due)
            case _:
                return self._about(due)

    def _about(self, due: Due) -> str:
        match due.record:
            case Peer() as peer if due.standing:
                return _talk(peer, due.standing)
            case Conversation() as talk:
                return self._plan(talk, is_over=due.is_late)
            case Action() as action:
                return self._whose(action)
            case Exchange(happened_on=day):
                return f"{ago(day, self._today.day)}: what changed?"
            case Feedback() as feedback:
                return _feedback(feedback, self._today.day)
        return ""

    def _about_goal(self, due: Due) -> str:
        from peerpal.services.goal_dues import why_check_in, why_review

        if not isinstance(due.record, Goal):
            return ""
        why = why_review if due.matter is Matter.GOAL_REVIEW else why_check_in
        return why(self._records, due.record, self._today.day)

    def _talks(self) -> Iterator[Due]:
        for peer, standing in self._today.due_peers():
            is_late = standing.contact in _LATE
            yield Due(Matter.TALK, peer, standing.due_on, is_late, standing)

    def _planned(self) -> Iterator[Due]:
        conversations = self._records.conversations
        for talk in conversations.with_status(ConversationStatus.PLANNED):
            day = conversations.day(talk)
            yield Due(Matter.PLANNED, talk, day, day < self._today.day)

    def _actions(self) -> Iterator[Due]:
        for action in self._records.actions.open():
            is_late = action.due_on is not None and action.due_on < self._today.day
            yield Due(Matter.ACTION, action, action.due_on, is_late)

    def _follow_ups(self) -> Iterator[Due]:
        for exchange in self._records.exchanges.last_follow_ups(_MOST_QUESTIONS):
            asked = exchange.happened_on + timedelta(days=ASK_AFTER_DAYS)
            yield Due(Matter.FOLLOW_UP, exchange, exchange.ask_again_on or asked, is_late=False)
        for feedback in self._records.feedback.follow_ups():
            yield Due(Matter.FEEDBACK, feedback, feedback.follow_up_on, is_late=False)

    def _pairings(self) -> Iterator[Due]:
        for peer in self._records.peers.all():
            if not peer.is_followed:
                continue
            if since := self._records.health_checks.offered_since(peer):
                yield Due(Matter.HEALTH, peer, since, is_late=False)
            if self._records.has_any("agreements"):
                yield from self._agreement(peer)

    def _agreement(self, peer: Peer) -> Iterator[Due]:
        agreement = self._records.agreements.newest(peer.id)
        if agreement and agreement.review_on and agreement.review_on <= self._today.day:
            yield Due(Matter.AGREEMENT, agreement, agreement.review_on, is_late=False)

    def _growth(self) -> Iterator[Due]:
        """Yield the next check-in of the eight dimensions for those who have begun with them."""
        if self._records.has_any("growth_check_ins"):
            kept = self._records.growth_check_ins
            last = max(kept.all(), key=lambda made: (made.on, made.id), default=None)
            since = kept.offered_since()
            if last and since:
                yield Due(Matter.GROWTH, last, since, is_late=False)

    def _reviews(self) -> Iterator[Due]:
        """Yield the reviews that were left in the middle, then those that wait for a peer."""
        left = self._drafts.named(REVIEW_DRAFT)
        for peer in self._records.peers.by_name() if left else ():
            if peer.id in left and peer.is_followed:
                yield Due(Matter.REVIEW_LEFT, peer, self._today.day, is_late=False)
        if self._records.has_any("reviews"):
            for review in self._records.reviews.all_waiting():
                if review.peer_id not in left:
                    yield Due(Matter.REVIEW_WAITS, review, review.on, is_late=False)

    def _goals(self) -> Iterator[Due]:
        if self._records.has_any("goals"):
            from peerpal.services.goal_dues import goal_dues

            for matter, goal, on in goal_dues(self._records, self._today.day):
                yield Due(matter, goal, on, is_late=False)

    def _plan(self, talk: Conversation, *, is_over: bool) -> str:
        if is_over:
            return "was planned: how did it go?"
        moment = self._records.conversations.local(talk.planned_at or talk.created_at)
        drives = {Side.ME: ", you drive", Side.PEER: ", they drive"}
        return f"planned, {moment:%H:%M}{drives[talk.driver] if talk.driver else ''}"

    def _whose(self, action: Action) -> str:
        name = self._records.peers.name(action.peer_id)
        if action.owner is Side.PEER:
            return f"{name}'s"
        return f"mine, with {name}" if name else "mine"


def _talk(peer: Peer, standing: Standing) -> str:
    days = count(standing.days_since, "day")
    since = f"{days} ago" if standing.last_on else f"no talk for {days}"
    said = f"{since} ({peer.cadence_days})"
    if standing.contact is Contact.DORMANT:
        return f"{said}: a nudge, a pause or a close?"
    return said


def _feedback(feedback: Feedback, today: date) -> str:
    age = ago(feedback.on, today)
    if feedback.direction is FeedbackDirection.REQUESTED:
        return f"asked for feedback {age}: what did they say?"
    return f"feedback {words(feedback.direction)} {age}: what came of it?"
