"""What a summary says, as plain values: totals of the whole period, and what was let in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from peerpal.domain.action import Action
from peerpal.domain.conversation import Conversation
from peerpal.domain.exchange import Exchange
from peerpal.domain.feedback import Feedback
from peerpal.domain.flow import Flow
from peerpal.domain.goal import CheckIn, Goal, GoalStatus, KeyResult
from peerpal.domain.period import Period
from peerpal.domain.profile import Profile
from peerpal.domain.record import Record
from peerpal.domain.skill import Level


class PeerNames(StrEnum):
    """How a summary names my peers."""

    FULL = auto()
    INITIALS = auto()
    ROLE = auto()


@dataclass(frozen=True, slots=True)
class SummaryItem:
    """A dated record that may enter the summary, as it is offered to a person."""

    record: Record
    on: date
    noun: str
    title: str


@dataclass(frozen=True, slots=True)
class WithheldItem:
    """A record of the period that a summary leaves out, or only hints at, and why."""

    item: SummaryItem
    reason: str


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
    """A goal with whose it is, and how it stood at the start and at the end of the period."""

    goal: Goal
    peer: str
    status: GoalStatus
    closed_on: date | None
    progress_then: int
    progress_now: int
    key_results: tuple[KeyResult, ...]
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
