"""What a summary says, as plain values: totals of the whole period, and what was let in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from peerpal.domain.flow import Flow
from peerpal.domain.goal import CheckIn, Goal, GoalStatus, KeyResult, Milestone
from peerpal.domain.period import Period
from peerpal.domain.profile import Profile
from peerpal.domain.record import Record
from peerpal.domain.skill import Level
from peerpal.domain.summary import Section, Settings


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
    """A skill that moved in the period, with its level at the start and at the end.

    Only a skill that was let in has its evidence with it.
    """

    skill_id: str
    name: str
    level_then: Level | None
    level_now: Level | None
    ways: Ways
    evidence: str = ""
    wording: str = ""


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
    reached: tuple[Milestone, ...]
    check_ins: tuple[CheckIn, ...]
    wording: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A record that was let in, with the names that it is told with.

    `subject` is its skill, its goal, or what a piece of feedback is about; `quote` are a piece
    of feedback's words, where they may be shown; `evidence` is what shows a skill's level;
    `wording` is what I say instead of its own.
    """

    record: Record
    on: date
    people: str = ""
    subject: str = ""
    quote: str = ""
    evidence: str = ""
    wording: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryContent:
    """Everything that a summary says; what is told stands under its section, in order.

    `room` is how many points a section has room for; the appendix tells the rest.
    """

    profile: Profile
    settings: Settings
    peer: str
    period: Period
    made_on: date
    conversations: int
    circles: int
    colleagues: int
    departments: tuple[str, ...]
    ways: Ways
    feedback_given: int
    feedback_received: int
    skills: tuple[SkillLine, ...]
    goals: tuple[GoalLine, ...]
    told: Mapping[Section, tuple[Told, ...]]
    opening: str
    undecided: int
    room: int = 1

    def shows(self, section: Section) -> bool:
        """True for a section that is on."""
        return section in self.settings.shown
