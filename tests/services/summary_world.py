"""One record of each kind for summaries, filled with words that say where they stand.

What no summary may tell is filled with words that begin with `canary`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, timedelta

from peerpal.domain.action import Action, ActionState
from peerpal.domain.agreement import Agreement
from peerpal.domain.conversation import Conversation
from peerpal.domain.evidence import Evidence
from peerpal.domain.exchange import Direction, Exchange, LessonFrom, Method
from peerpal.domain.feedback import Delivery, Feedback, FeedbackDirection, FeedbackModel
from peerpal.domain.goal import CheckIn, Goal, GoalStatus, KeyResult, Milestone
from peerpal.domain.growth import GrowthCheckIn
from peerpal.domain.health import HealthCheck
from peerpal.domain.introduction import Introduction
from peerpal.domain.matter import Matter
from peerpal.domain.peer import CloseNext, CloseReason, Fit, Peer, PeerStatus, Phase, Relation
from peerpal.domain.period import Period
from peerpal.domain.practice import Practice
from peerpal.domain.profile import Profile
from peerpal.domain.record import InSummary, Record, with_texts
from peerpal.domain.reflection import Reflection
from peerpal.domain.resource import Resource
from peerpal.domain.review import Rating, Review, ReviewedGoal
from peerpal.domain.skill import Level, LevelChange, Skill
from peerpal.domain.snooze import Snooze
from peerpal.domain.summary import (
    Opening,
    Settings,
    SummaryExport,
    SummaryPlan,
    Wording,
)
from peerpal.domain.talking_point import TalkingPoint

DAY = date(2026, 10, 5)
"""A day of the period that all of this happened in."""
PERIOD = Period(date(2026, 9, 1), date(2026, 11, 30))
BEFORE = date(2026, 5, 5)

NEVER = {
    "profiles": {"timezone"},
    "peers": {
        "organisation", "timezone", "contact", "met_how", "met_through", "recently_navigated",
        "closing", "private_notes",
    },
    "conversations": {"private_notes", "answers"},
    "exchanges": set(),
    "actions": set(),
    "talking_points": {"text"},
    "skills": {"family", "description"},
    "goals": set(),
    "check_ins": {"blockers", "support_needed"},
    "feedback": set(),
    "agreements": {
        "goals_mine", "goals_theirs", "offers", "wants", "cadence", "medium", "length",
        "confidentiality", "boundaries", "ground_rules", "feedback_style", "disagreements",
        "summary_policy", "ending",
    },
    "health_checks": {"keep", "change", "decided"},
    "introductions": set(),
    "reviews": {"flow", "start", "stop", "continue_", "minutes", "goals"},
    "evidence": set(),
    "summary_plans": set(),
    "summary_exports": {"target", "sha256"},
    "snoozes": set(),
    "reflections": {"week", "question", "private_answer"},
    "growth_check_ins": {"note"},
    "practices": {"guide", "note"},
    "resources": {"title", "link", "recommended_by", "notes"},
}  # fmt: skip
"""The texts of each kind that no summary ever tells, besides the tags, by the name of its table."""

MAY = {
    "profiles": {"name", "role", "department", "organisation", "competencies"},
    "peers": {"name", "role", "department"},
    "conversations": {"title", "notes"},
    "exchanges": {"takeaway", "what_changed"},
    "actions": {"text"},
    "talking_points": set(),
    "skills": {"name", "history"},
    "goals": {"title", "why", "success", "key_results", "milestones", "next_step"},
    "check_ins": {"note"},
    "feedback": {"fields", "competency", "response"},
    "agreements": set(),
    "health_checks": set(),
    "introductions": {"introduced_name", "reason", "result"},
    "reviews": set(),
    "evidence": {"title", "link", "situation", "outcome", "why", "competency"},
    "summary_plans": {"opening", "wordings"},
    "summary_exports": set(),
    "snoozes": set(),
    "reflections": set(),
    "growth_check_ins": set(),
    "practices": set(),
    "resources": set(),
}
"""The texts of each kind that a summary may tell, under the conditions of its kind."""

SILENT: dict[type[Record], dict[str, object]] = {
    Peer: {
        "relation": Relation.SPECIAL,
        "phase": Phase.SEPARATION,
        "status": PeerStatus.CLOSED,
        "fit": Fit.NOT_A_GOOD_FIT,
        "cadence_days": 3,
        "max_gap_days": 99,
        "conversation_minutes": 7,
        "ended_on": DAY,
        "close_reason": CloseReason.LACK_OF_PROGRESS,
        "close_next": CloseNext.DIFFERENT_PARTNER,
    },
    Conversation: {"energy": 1, "supported": 1},
    CheckIn: {"confidence": 1},
    Exchange: {"method": Method.PAIRED, "lesson_from": LessonFrom.FAILURE},
    HealthCheck: {"answers": {"support": 1}},
}
"""What can't hold a word, and must not change a summary either: other values than usual."""

Say = Callable[[str], str]


def canary(label: str) -> str:
    """Return a word that says where it stood, and that must not stand in a summary."""
    return "canary" + re.sub("[^a-z]", "", label)


def told(label: str) -> str:
    """Return a word that may stand in a summary."""
    return "told" + re.sub("[^a-z]", "", label)


def is_link(name: str) -> bool:
    """True for a field that names a record, or who made it."""
    return name in ("id", "author", "source_kind") or name.endswith(("_id", "_ids"))


def text_fields(record: Record) -> set[str]:
    """Return the fields of a record that hold texts of a person."""
    names = {f.name for f in fields(record) if not is_link(f.name)}
    return {
        name
        for name in names
        if with_texts(value := getattr(record, name), lambda text: text + "x") != value
    } - {"tags", "settings"}


def filled(record: Record, say: Say, *, prefix: str = "", hidden: Say = canary) -> Record:
    """Return a record with each of its texts as a word; those never told are canaries."""
    never = NEVER[record.TABLE]
    changed = {}
    for name in sorted(text_fields(record)):
        word = (hidden if name in never else say)(f"{prefix}{record.TABLE}{name}")
        if name == "link":
            word = f"https://{word.split()[0]}.example" if word.split() else ""
        changed[name] = _reworded(getattr(record, name), word)
    return replace(record, tags=(hidden(f"{prefix}{record.TABLE}tags"),), **changed)


def _reworded(value, word):
    if isinstance(value, tuple) and value and isinstance(value[0], ReviewedGoal):
        return tuple(
            replace(
                goal,
                mine=replace(goal.mine, note=word),
                theirs=replace(goal.theirs, note=word),
                next_step=word,
            )
            for goal in value
        )
    if isinstance(value, tuple) and value and isinstance(value[0], Wording):
        return tuple(replace(wording, text=word) for wording in value)
    return with_texts(value, lambda _: word)


class World:
    """Makes records of every kind, of one day; puts them all down in one step."""

    def __init__(self, services, secret: Say = canary, silent=None):
        self.services = services
        self.secret = secret
        self.silent = silent or {}
        self.made: list[Record] = []

    def make(self, kind: type[Record], say: Say, /, *, prefix: str = "", **more) -> Record:
        """Return a new record of a kind, yes for the summary, with its texts filled."""
        samples = {
            Profile: {"name": "x", "competencies": ("x",)},
            Peer: {"name": "x", "recently_navigated": ("x",), "closing": {"worked": "x"}},
            Conversation: {"held_on": DAY, "answers": {"goal": "x"}, "minutes": 30},
            Exchange: {"happened_on": DAY, "direction": Direction.TAUGHT, "minutes": 20},
            Action: {"text": "x", "state": ActionState.DONE, "done_on": DAY},
            TalkingPoint: {"text": "x"},
            Skill: {"name": "x", "history": (LevelChange(on=DAY, level=Level.EXPERT),)},
            Goal: {
                "title": "x",
                "key_results": (KeyResult(text="x"),),
                "milestones": (Milestone(text="x", done_on=DAY),),
            },
            CheckIn: {"on": DAY, "progress": 40, "status": GoalStatus.ON_TRACK},
            Feedback: {
                "on": DAY,
                "direction": FeedbackDirection.RECEIVED,
                "delivery": Delivery.DELIVERED,
                "model": FeedbackModel.FREE,
                "fields": {"text": "x"},
            },
            Agreement: {},
            HealthCheck: {"on": DAY, "answers": {"support": 3}},
            Introduction: {"on": DAY, "introduced_name": "x"},
            Review: {"on": DAY, "agreed_me_on": DAY, "agreed_peer_on": DAY},
            Evidence: {"on": DAY, "title": "x"},
            SummaryPlan: {
                "opening": Opening(text="x", first=DAY, last=DAY, computed="x"),
                "wordings": (Wording(record_id="nobody", text="x"),),
            },
            SummaryExport: {
                "on": DAY,
                "first": DAY,
                "last": DAY,
                "settings": Settings(),
                "target": "file",
                "sha256": "0" * 64,
            },
            Snooze: {"matter": Matter.TALK, "record_id": "nobody", "until": DAY},
            Reflection: {"week": "x", "question": "x", "private_answer": "x"},
            GrowthCheckIn: {"on": DAY, "ratings": {}, "in_summary": InSummary.UNDECIDED},
            Practice: {"guide": "x", "on": DAY},
            Resource: {"title": "x"},
        }
        origin = self.services.context.origin()
        origin |= {"created_at": origin["created_at"] - timedelta(days=60)}
        known = {"in_summary": InSummary.YES, **samples[kind], **self.silent.get(kind, {}), **more}
        return self.add(filled(kind(**origin, **known), say, prefix=prefix, hidden=self.secret))

    def add(self, record: Record) -> Record:
        """Take up a record that is ready."""
        self.made.append(record)
        return record

    def change(self, record: Record, **more) -> Record:
        """Change a record that was taken up and not put down yet."""
        changed = replace(record, **more)
        self.made[self.made.index(record)] = changed
        return changed

    def put_down(self) -> None:
        """Save all of it as one step."""
        with self.services.history.step("Make a world") as step:
            for record in self.made:
                step.put(record)
        self.made = []


def reviewed(goal: Record, rating: int = 4) -> tuple[ReviewedGoal, ...]:
    """Return a goal as two people rated it."""
    one = Rating(rating=rating, note="x")
    return (ReviewedGoal(goal_id=goal.id, mine=one, theirs=one, next_step="x"),)
