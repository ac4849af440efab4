"""Canaries: words in every place that nobody else may read; no summary may ever say one.

Each example is a small world with many of them, told to a reader who is drawn, in all layouts,
as Markdown (what is written and copied) and as HTML. `PEERPAL_CANARIES=2000` tries more worlds.
"""

from __future__ import annotations

import os
import re
from dataclasses import fields, replace
from datetime import UTC, datetime
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerpal.domain.action import Action, ActionState
from peerpal.domain.agreement import Agreement
from peerpal.domain.conversation import Conversation, ConversationStatus
from peerpal.domain.evidence import Evidence
from peerpal.domain.exchange import Direction, Exchange
from peerpal.domain.feedback import (
    Attribution,
    Delivery,
    Feedback,
    FeedbackDirection,
    FeedbackModel,
    Tone,
)
from peerpal.domain.goal import CheckIn, Goal, GoalOwner, GoalStatus, Milestone
from peerpal.domain.health import HealthCheck
from peerpal.domain.introduction import Introduction
from peerpal.domain.peer import Consent, Peer
from peerpal.domain.profile import Profile
from peerpal.domain.record import InSummary, Record, Side
from peerpal.domain.review import Review
from peerpal.domain.skill import Level, LevelChange, Skill
from peerpal.domain.summary import (
    Audience,
    Opening,
    PeerNames,
    Section,
    SummaryExport,
    SummaryPlan,
    Wording,
    preset,
)
from peerpal.domain.talking_point import TalkingPoint
from peerpal.services.summary_html import html
from peerpal.storage.codecs import KINDS
from services.summary_records import layouts, opened
from services.summary_world import (
    BEFORE,
    DAY,
    MAY,
    NEVER,
    PERIOD,
    SILENT,
    World,
    canary,
    reviewed,
    text_fields,
    told,
)

EXAMPLES = int(os.environ.get("PEERPAL_CANARIES", "300"))
BINNED = datetime(2026, 11, 1, tzinfo=UTC)

DATED = {
    Action: "done_on",
    Conversation: "held_on",
    Evidence: "on",
    Exchange: "happened_on",
    Feedback: "on",
    Introduction: "on",
    Review: "on",
}
"""The kinds that one day places in a period, with the field of that day."""


class Secrets(World):
    """A world whose reader, settings and records are drawn; every secret in it is a canary."""

    def __init__(self, random: Random, audience: Audience, names: PeerNames, **secrets):
        super().__init__(opened(), **secrets)
        self.random = random
        self.audience = audience
        self.names = names
        self.is_peer = audience is Audience.PEER
        self.drawn = {kind: random.choice(["no", "undecided", "bin", "before"]) for kind in DATED}
        self._people()
        self._skills_and_goals()
        self._told()
        self._kept_out()
        self._confidential()
        self._feedback()
        self._of_others()
        self._never()
        self.plan = self._plan()
        self.put_down()

    def draw(self, values):
        return self.random.choice(list(values))

    def _of(self, label: str) -> str:
        """Return a word about somebody whom the record of a pairing is not about."""
        return (self.secret if self.is_peer else told)(label)

    def _people(self) -> None:
        hidden = self.secret if self.names is not PeerNames.FULL else told
        role = told if self.names is PeerNames.ROLE else self.secret
        self.make(Profile, told)
        self.ana = self.make(Peer, told)
        self.ana = self.change(
            self.ana,
            name=f"{hidden('ana').title()} {hidden('ruiz').title()}",
            role=role("role"),
            quote_consent=self.draw(Consent),
        )
        self.ben = self.make(Peer, self._of, prefix="ben")
        other = self.secret if self.is_peer else hidden
        self.ben = self.change(
            self.ben,
            name=f"{other('ben').title()} {other('okafor').title()}",
            role=(self.secret if self.is_peer else role)("benrole"),
        )
        self.unnamed = self.make(Peer, self.secret, prefix="unnamed", quote_consent=Consent.GRANTED)
        self.met = self.make(Introduction, told, peer_id=self.ana.id)
        self.met = self.change(self.met, introduced_name=hidden("introduced").title())

    def said(self, label: str) -> str:
        """Return a text of mine, with names in it."""
        texts = [
            self.ana.name.upper(),
            f"{self.ana.name.split()[0]}'s",
            self.ana.name.replace(" ", "_").lower(),
            self.met.introduced_name,
        ]
        if not self.is_peer:
            texts.append(self.ben.name.split()[-1])
        return f"{told(label)} {self.draw(texts)} {self.draw(texts)}"

    def _skills_and_goals(self) -> None:
        self.skill = self.make(Skill, told)
        seen = LevelChange(
            on=DAY, level=Level.COMPETENT, evidence=self.secret("seen"), seen_by=Side.PEER
        )
        before = LevelChange(on=BEFORE, level=Level.NOVICE, evidence=self.secret("skillbefore"))
        self.skill = self.change(self.skill, history=(before, *self.skill.history, seen))
        # A skill that moved is always told of, its evidence only where it was let in.
        quiet = LevelChange(on=DAY, level=Level.EXPERT, evidence=self.secret("skillevidence"))
        kept_out = self._of_me("skill")
        self.quiet = self.make(Skill, kept_out, in_summary=self._out())
        self.quiet = self.change(self.quiet, history=(quiet,))
        self.make(Skill, self.secret, prefix="bin", deleted_at=BINNED)
        self.make(Skill, self.secret, prefix="before", history=(before,))
        self.goal = self.make(
            Goal,
            self.said,
            owner=self.draw([GoalOwner.SHARED, GoalOwner.PEER]),
            peer_id=self.ana.id,
            status=self.draw([GoalStatus.ON_TRACK, GoalStatus.ACHIEVED]),
        )
        steps = (*self.goal.milestones, Milestone(text=self.secret("openmilestone")))
        self.goal = self.change(self.goal, milestones=steps)
        if self.draw([True, False]):  # without a note a goal is told by its milestones
            self.make(CheckIn, self.said, goal_id=self.goal.id)
        for more in ({"in_summary": self._out()}, {"deleted_at": BINNED}, {"on": BEFORE}):
            self.make(CheckIn, self.secret, prefix="out", goal_id=self.goal.id, **more)
        hidden = self.make(
            Goal, self.secret, prefix="out", peer_id=self.ana.id, in_summary=self._out()
        )
        self.make(CheckIn, self.secret, prefix="hiddengoal", goal_id=hidden.id)
        binned = self.make(Goal, self.secret, prefix="bin", deleted_at=BINNED)
        self.make(CheckIn, self.secret, prefix="bin", goal_id=binned.id, deleted_at=BINNED)
        closed = self.make(Goal, self.secret, prefix="before", status=GoalStatus.DROPPED)
        self.make(
            CheckIn,
            self.secret,
            prefix="before",
            goal_id=closed.id,
            on=BEFORE,
            status=GoalStatus.DROPPED,
        )

    def _of_me(self, _label: str):
        """Return how that is filled which is told of me, and in no record of a pairing."""
        return self.secret if self.is_peer else told

    def _out(self) -> InSummary:
        return self.draw([InSummary.NO, InSummary.UNDECIDED])

    def _links(self, kind: type[Record]) -> dict[str, object]:
        """Return what ties a new record of a kind to a colleague and a skill."""
        return {
            Action: {"peer_id": self.ana.id},
            Conversation: {"peer_ids": (self.ana.id,)},
            Evidence: {},
            Exchange: {"peer_id": self.ana.id, "skill_id": self.skill.id},
            Feedback: {"peer_id": self.ana.id, "consent": Consent.GRANTED},
            Introduction: {"peer_id": self.ana.id},
            Review: {"peer_id": self.ana.id, "goals": reviewed(self.goal)},
        }[kind]

    def _told(self) -> None:
        self.talk = self.make(Conversation, self.said, **self._links(Conversation))
        for direction in Direction:
            taught = {**self._links(Exchange), "direction": direction}
            self.make(Exchange, self.said, **taught)
        self.make(Action, self.said, **self._links(Action))
        self.make(Action, self.said, conversation_id=self.talk.id)
        self.make(Review, self.said, **self._links(Review))
        circle = (self.ana.id, self.ben.id)
        self.make(Conversation, told, prefix="circle", peer_ids=circle)
        self.source = self.make(Exchange, self.secret, prefix="source", **self._links(Exchange))
        self.story = self.make(
            Evidence, self.said, source_kind="exchanges", source_id=self.source.id
        )
        self.worded = self.make(
            Evidence,
            self.secret,
            prefix="worded",
            source_kind="goals",
            source_id=self.goal.id,
        )
        self.worded = self.change(
            self.worded, title=self.said("worded"), competency=told("competency")
        )

    def _kept_out(self) -> None:
        self.out = []
        for kind, on in DATED.items():
            more = {
                "no": {"in_summary": InSummary.NO},
                "undecided": {"in_summary": InSummary.UNDECIDED},
                "bin": {"deleted_at": BINNED},
                "before": {on: BEFORE},
            }[self.drawn[kind]]
            links = self._links(kind) | more
            self.out.append(self.make(kind, self.secret, prefix=self.drawn[kind], **links))
        for more in ({"state": ActionState.OPEN, "done_on": None}, {"owner": Side.PEER}):
            self.make(Action, self.secret, prefix="mine", **self._links(Action) | more)
        self.make(
            Conversation,
            self.secret,
            prefix="planned",
            peer_ids=(self.ana.id,),
            status=ConversationStatus.PLANNED,
            planned_at=BINNED,
        )
        self.make(Review, self.secret, peer_id=self.ana.id, agreed_peer_on=None)

    def _confidential(self) -> None:
        in_bin = self.draw([None, BINNED])
        part_in_bin = self.draw([None, in_bin])  # one part can be taken out of the bin by itself
        talk = self.make(
            Conversation,
            self.secret,
            prefix="confidential",
            peer_ids=(self.ana.id,),
            confidential=True,
            deleted_at=in_bin,
        )
        came = [talk]
        for kind in (Exchange, Action):
            links = self._links(kind) | {"conversation_id": talk.id, "deleted_at": part_in_bin}
            came.append(self.make(kind, self.secret, prefix="confidential", **links))
        for source in came:
            self.make(
                Evidence,
                self.secret,
                prefix="confidential",
                source_kind=source.TABLE,
                source_id=source.id,
            )

    def _feedback(self) -> None:
        for _ in range(4):
            self._one_feedback(
                self.draw(FeedbackDirection),
                self.draw(Tone),
                self.draw(Consent),
                self.draw([Delivery.DRAFTED, Delivery.DELIVERED]),
            )
        # From and to somebody who must not be known by it.
        self.make(
            Feedback,
            told,
            peer_id=self.unnamed.id,
            consent=Consent.GRANTED,
            attribution=Attribution.ANONYMOUS,
            response=self.secret("anonymousresponse"),
        )
        self.made[-1] = replace(self.made[-1], response=self.secret("anonymousresponse"))
        self.make(
            Feedback,
            self.secret,
            prefix="redirected",
            peer_id=self.unnamed.id,
            direction=FeedbackDirection.GIVEN,
            tone=Tone.REDIRECTING,
        )
        self.made[-1] = replace(self.made[-1], competency="told")

    def _one_feedback(self, direction, tone, consent, delivery) -> None:
        general = self.ana.quote_consent
        asked = general if consent is Consent.NOT_ASKED else consent
        quoted = {
            FeedbackDirection.REQUESTED: False,
            FeedbackDirection.GIVEN: tone is Tone.REINFORCING and delivery is Delivery.DELIVERED,
            FeedbackDirection.RECEIVED: asked is Consent.GRANTED and general != Consent.DECLINED,
        }[direction]
        is_known = direction is FeedbackDirection.RECEIVED or (
            direction is FeedbackDirection.GIVEN and delivery is Delivery.DELIVERED
        )
        is_step = direction is FeedbackDirection.RECEIVED and tone is Tone.REDIRECTING
        label = f"{direction.value}{tone.value}{consent.value}"
        self.make(
            Feedback,
            told if quoted else self.secret,
            prefix=label,
            peer_id=self.ana.id,
            direction=direction,
            tone=tone,
            consent=consent,
            delivery=delivery,
            model=self.draw([FeedbackModel.FREE, FeedbackModel.KUDOS]),
            fields={},
        )
        record = self.made[-1]
        part = "kudos" if record.model is FeedbackModel.KUDOS else "text"
        self.made[-1] = replace(
            record,
            fields={part: (told if quoted else self.secret)(f"{label}words")},
            competency=(told if is_known else self.secret)(f"{label}competency"),
            response=(told if is_step else self.secret)(f"{label}response"),
        )

    def _of_others(self) -> None:
        """Make what is mine alone, or another peer's: no record of a pairing tells of it."""
        of, ben = self._of, self.ben.id
        skill = self.make(Skill, of, prefix="ben")
        self.make(Exchange, of, prefix="ben", peer_id=ben, skill_id=skill.id)
        self.make(Exchange, of, prefix="benshared", peer_id=ben, skill_id=self.skill.id)
        talk = self.make(Conversation, of, prefix="ben", peer_ids=(ben,))
        self.make(Action, of, prefix="ben", peer_id=ben)
        self.make(Action, of, prefix="bentalk", conversation_id=talk.id)
        self.make(Introduction, of, prefix="ben", peer_id=ben)
        if self.names is not PeerNames.FULL:
            self.made[-1] = replace(self.made[-1], introduced_name=self.secret("benmet").title())
        goal = self.make(Goal, of, prefix="ben", owner=GoalOwner.SHARED, peer_id=ben)
        self.make(CheckIn, of, prefix="ben", goal_id=goal.id)
        self.make(Review, of, prefix="ben", peer_id=ben, goals=reviewed(goal))
        self.make(Feedback, of, prefix="ben", peer_id=ben, consent=Consent.GRANTED)
        self.made[-1] = replace(self.made[-1], response=self.secret("benresponse"))
        for source in (talk, goal, skill):
            self.make(Evidence, of, prefix="ben", source_kind=source.TABLE, source_id=source.id)
        mine = self.make(Goal, of, prefix="mine")
        self.make(CheckIn, of, prefix="mine", goal_id=mine.id)
        self.make(Action, of, prefix="mine")
        self.make(Evidence, of, prefix="mine")

    def _never(self) -> None:
        for kind in (Agreement, HealthCheck, TalkingPoint):
            self.make(kind, self.secret, peer_id=self.ana.id)
        self.make(SummaryExport, self.secret)
        others = [reader for reader in Audience if reader is not self.audience]
        reader = self.draw(others)
        other = {"peer_id": self.ana.id} if reader is Audience.PEER else {}
        wordings = (Wording(record_id=self.talk.id, text="x"),)
        self.make(SummaryPlan, self.secret, settings=preset(reader), wordings=wordings, **other)
        if self.is_peer:
            self.make(
                SummaryPlan,
                self.secret,
                prefix="ben",
                peer_id=self.ben.id,
                settings=preset(reader if reader is Audience.PEER else Audience.PEER),
                wordings=wordings,
            )

    def _plan(self) -> SummaryPlan:
        sections = list(Section)
        self.random.shuffle(sections)
        known = preset(self.audience)
        if self.draw([True, False]):
            off = tuple(self.random.sample(sections, self.random.randrange(5)))
            known = replace(known, sections=tuple(sections), sections_off=off)
        known = replace(known, names=self.names, grades=self.draw([True, False]))
        is_ours = self.draw([True, False])
        own = Opening(
            text=self.said("opening") if is_ours else self.secret("oldopening"),
            first=DAY if is_ours else BEFORE,
            last=DAY if is_ours else BEFORE,
            computed=self.secret("computed"),
        )
        wordings = [
            Wording(record_id=self.worded.id, text=self.said("wording")),
            *(
                Wording(record_id=record.id, text=self.secret(f"wording{record.TABLE}"))
                for record in self.out
            ),
        ]
        ids = [record.id for record in self.made]
        plan = self.make(
            SummaryPlan,
            self.secret,
            peer_id=self.ana.id if self.is_peer else None,
            settings=known,
            pinned_ids=tuple(self.random.sample(ids, 3)) if self.draw([True, False]) else (),
            moved_ids=tuple(self.random.sample(ids, 5)),
        )
        return self.change(plan, opening=own, wordings=tuple(wordings))

    def documents(self) -> list[str]:
        """Return the summary in every layout, as Markdown and as HTML."""
        summary = self.services.summary
        plan = summary.plans.of(self.audience, peer_id=self.ana.id if self.is_peer else None)
        preview = summary.preview(PERIOD, plan)
        written = [*layouts(self.services, preview), summary.markdown(preview)]
        return [*written, html(written[0], title="Peer mentoring")]


def found(documents: list[str]) -> set[str]:
    """Return the canaries that documents say."""
    return {word for text in documents for word in re.findall(r"canary\w*", text.casefold())}


def test_every_text_of_every_kind_was_decided_on():
    assert set(NEVER) == set(MAY) == set(KINDS)
    assert not [table for table in KINDS if NEVER[table] & MAY[table]]
    world = World(opened())
    goal = world.make(Goal, told)
    links = {
        "reviews": {"goals": reviewed(goal)},
        "conversations": {"peer_ids": ("p",)},
        "exchanges": {"skill_id": "s"},
        "check_ins": {"goal_id": goal.id},
    }
    for table, kind in KINDS.items():
        names = {f.name for f in fields(kind)}
        peer = {"peer_id": "p"} if "peer_id" in names and table != "summary_plans" else {}
        texts = text_fields(world.make(kind, told, **peer, **links.get(table, {})))
        assert texts == NEVER[table] | MAY[table], table
        private = {name for name in names if name.startswith("private_")}
        assert private <= NEVER[table]


READERS = list(product(Audience, PeerNames))


@settings(max_examples=EXAMPLES)
@given(st.randoms(use_true_random=True), st.sampled_from(READERS))
def test_no_summary_says_what_nobody_else_may_read(random, reader):
    world = Secrets(random, *reader)
    assert found(world.documents()) == set()


@settings(max_examples=EXAMPLES // 10)
@given(st.integers(0, 2**32), st.sampled_from(READERS))
def test_other_secrets_make_the_same_summary(seed, reader):
    """Also what is no word, such as how a pairing ended, must not show in any way."""
    one = Secrets(Random(seed), *reader)
    other = Secrets(
        Random(seed),
        *reader,
        secret=lambda label: canary(label + "other"),
        silent=SILENT,
    )
    assert one.documents() == other.documents()


@pytest.mark.parametrize(("audience", "names"), READERS)
def test_every_reader_is_told_something(audience, names):
    world = Secrets(Random(1), audience, names)
    said = {word for text in world.documents() for word in re.findall(r"told\w*", text)}
    assert len(said) > 20
