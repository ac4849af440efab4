"""What a summary says, as plain values: totals of the whole period, and what was let in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peerpal.domain.action import Action
from peerpal.domain.conversation import Conversation
from peerpal.domain.exchange import Exchange
from peerpal.domain.feedback import Feedback
from peerpal.domain.flow import Flow
from peerpal.domain.goal import CheckIn, Goal
from peerpal.domain.period import Period
from peerpal.domain.profile import Profile
from peerpal.domain.record import Record
from peerpal.domain.skill import Level


@dataclass(frozen=True, slots=True)
class SummaryItem:
    """A dated record that may enter the summary, as it is offered to a person."""

    record: Record
    on: date
    noun: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What went each way: minutes, and the number of exchanges."""

    minutes: Flow
    taught: int
    learned: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillLine:
    """A skill that moved in the period, with its level at the start and at the end."""

    name: str
    level_then: Level | None
    level_now: Level | None
    ways: Ways


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLine:
    """A goal with whom it is shared, its progress at the start and at the end of the period."""

    goal: Goal
    peer: str
    progress_then: int
    progress_now: int
    check_ins: tuple[CheckIn, ...]


@dataclass(frozen=True, slots=True)
class ExchangeLine:
    """An exchange with its names."""

    exchange: Exchange
    skill: str
    peer: str


@dataclass(frozen=True, slots=True)
class ConversationLine:
    """A conversation with its names."""

    conversation: Conversation
    peers: str


@dataclass(frozen=True, slots=True)
class FeedbackLine:
    """Feedback with whom it was, and its words where they may be shown."""

    feedback: Feedback
    peer: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryContent:
    """Everything that a summary says."""

    profile: Profile
    period: Period
    conversations: int
    colleagues: int
    ways: Ways
    feedback_given: int
    feedback_received: int
    skills: tuple[SkillLine, ...]
    goals: tuple[GoalLine, ...]
    shared_conversations: tuple[ConversationLine, ...]
    shared_exchanges: tuple[ExchangeLine, ...]
    shared_actions: tuple[Action, ...]
    shared_feedback: tuple[FeedbackLine, ...]
    undecided: int
