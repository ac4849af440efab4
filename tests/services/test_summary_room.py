"""What fits: the core stays short, nothing that was let in is lost, and nothing is told twice."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import count
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from peerpal.domain.action import Action
from peerpal.domain.conversation import Conversation
from peerpal.domain.evidence import SOURCES, Evidence, EvidenceKind
from peerpal.domain.exchange import Direction, Exchange
from peerpal.domain.feedback import Delivery, Feedback, FeedbackDirection, FeedbackModel, Tone
from peerpal.domain.goal import CheckIn, Goal, GoalOwner, GoalStatus
from peerpal.domain.introduction import Introduction
from peerpal.domain.peer import Consent, Peer
from peerpal.domain.profile import Profile
from peerpal.domain.review import Review
from peerpal.domain.skill import Level, LevelChange, Skill
from peerpal.domain.summary import (
    CORE_WORDS,
    Audience,
    PeerNames,
    Section,
    Wording,
    preset,
)
from peerpal.services.demo import fill
from peerpal.services.summary_document import core_words
from peerpal.services.summary_sections import document
from services.summary_records import YEAR, YES, opened, plan_of, section, summary
from services.summary_world import DAY, PERIOD, World, reviewed, told

KINDS = (Action, CheckIn, Conversation, Evidence, Exchange, Feedback, Goal, Introduction, Skill)


class Crowd(World):
    """Any number of records of each kind; what each says is a word that no other says."""

    def __init__(self, random: Random, most: int):
        super().__init__(opened())
        self.random = random
        self.numbers = count(1)
        self.says: dict[str, str] = {}
        self.make(Profile, told, competencies=("delegation",))
        self.peers = [self.make(Peer, told, quote_consent=Consent.GRANTED) for _ in range(2)]
        self.skills = [self._skill() for _ in range(random.randint(1, most + 1))]
        self.goals = [self._goal() for _ in range(random.randint(1, most + 1))]
        for kind in KINDS:
            for _ in range(random.randint(0, most)):
                self._one(kind)
        for _ in range(random.randint(0, most)):
            goals = reviewed(random.choice(self.goals))
            self.make(Review, told, peer_id=random.choice(self.peers).id, goals=goals)
        self.put_down()

    def word(self) -> str:
        return f"word{next(self.numbers)}x"

    def _day(self):
        return DAY + timedelta(days=self.random.randint(-30, 30))

    def _one(self, kind) -> None:
        draw, word = self.random.choice, self.word()
        peer = draw(self.peers).id
        match kind.TABLE:
            case "exchanges":
                more = {
                    "peer_id": peer,
                    "skill_id": draw(self.skills).id,
                    "happened_on": self._day(),
                    "direction": draw(list(Direction)),
                }
                said = draw(["takeaway", "what_changed"])
            case "conversations":
                more, said = {"peer_ids": (peer,), "held_on": self._day()}, "notes"
            case "actions":
                more, said = {"peer_id": peer, "done_on": self._day()}, "text"
            case "check_ins":
                more, said = {"goal_id": draw(self.goals).id, "on": self._day()}, "note"
            case "introductions":
                more, said = {"peer_id": peer, "on": self._day()}, "reason"
            case "evidence":
                source = draw([None, *self.made])
                more = {"on": self._day(), "kind": draw(list(EvidenceKind))}
                more |= {"competency": draw(["", "delegation", "courage"])}
                if source and source.TABLE in SOURCES:
                    more |= {"source_kind": source.TABLE, "source_id": source.id}
                said = "outcome"
            case "feedback":
                self._feedback(peer, word)
                return
            case _:
                return
        record = self.make(kind, lambda _: "", **more)
        title = {"title": "t"} if kind in (Conversation, Evidence) else {}
        title |= {"introduced_name": "Somebody"} if kind is Introduction else {}
        link = {"link": ""} if kind is Evidence else {}
        competency = {"competency": more["competency"]} if kind is Evidence else {}
        self.change(record, **{**title, **link, **competency, said: word})
        self.says[record.id] = word

    def _feedback(self, peer: str, word: str) -> None:
        record = self.make(Feedback, lambda _: "", peer_id=peer)
        self.change(
            record,
            on=self._day(),
            direction=self.random.choice([FeedbackDirection.GIVEN, FeedbackDirection.RECEIVED]),
            tone=self.random.choice(list(Tone)),
            delivery=Delivery.DELIVERED,
            model=(model := self.random.choice([FeedbackModel.FREE, FeedbackModel.KUDOS])),
            fields={"kudos" if model is FeedbackModel.KUDOS else "text": word},
            competency=self.random.choice(["", "delegation"]),
        )
        if self.made[-1].direction is FeedbackDirection.GIVEN:
            self.made[-1] = replace(self.made[-1], tone=Tone.REINFORCING)
        self.says[record.id] = word

    def _skill(self) -> Skill:
        word = self.word()
        before = LevelChange(on=DAY - timedelta(days=200), level=Level.NOVICE)
        change = LevelChange(on=self._day(), level=self.random.choice(list(Level)), evidence=word)
        skill = self.make(Skill, told)
        has_moved = self.random.random() < 0.6
        history = (before, change) if has_moved else (before,)
        self.says |= {skill.id: word} if has_moved else {}
        return self.change(skill, name=f"Tool {next(self.numbers)}", history=history)

    def _goal(self) -> Goal:
        goal = self.make(Goal, lambda _: "", owner=self.random.choice(list(GoalOwner)))
        return self.change(
            goal,
            title=f"Goal {self.word()}",
            peer_id=self.peers[0].id,
            key_results=(),
            milestones=(),
            status=self.random.choice(list(GoalStatus)),
        )

    def plan(self, audience: Audience):
        """Return a plan that is set, ordered, pinned and worded at random."""
        random = self.random
        plan = self.services.summary.plans.of(
            audience, peer_id=self.peers[0].id if audience is Audience.PEER else None
        )
        sections = random.sample(list(Section), len(Section))
        off = tuple(random.sample(sections, random.randint(0, 4)))
        known = replace(preset(audience), names=PeerNames.FULL)
        if random.random() < 0.7:
            known = replace(known, sections=tuple(sections), sections_off=off)
        ids = [*self.says, *(goal.id for goal in self.goals)]
        pinned = tuple(random.sample(ids, min(len(ids), random.randint(0, 3))))
        words = {}
        for id_ in random.sample(ids, min(len(ids), random.randint(0, 4))):
            feedback = self.services.context.store.find(Feedback, id_)
            if not (feedback and feedback.direction is FeedbackDirection.RECEIVED):
                words[id_] = self.word()
        self.says |= words
        return replace(
            plan,
            settings=known,
            pinned_ids=pinned,
            moved_ids=tuple(random.sample(ids, min(len(ids), 5))),
            wordings=tuple(Wording(record_id=id_, text=text) for id_, text in words.items()),
        )


def texts_of(document) -> str:
    entries = [
        text
        for part in document.sections
        for group in part.groups
        for entry in group.entries
        for text in (entry.text, *entry.details)
    ]
    return "\n".join(entries)


@settings(max_examples=200)
@given(st.randoms(use_true_random=True), st.sampled_from(Audience), st.sampled_from([1, 2, 6]))
def test_what_was_let_in_is_told_once_or_named_as_left_out(random, audience, most):
    crowd = Crowd(random, most)
    plan = crowd.plan(audience)
    service = crowd.services.summary
    preview = service.preview(PERIOD, plan)
    said = Counter(re.findall(r"word\d+x", texts_of(preview.document).lower()))
    told_ids = {one.record.id for part in preview.content.told.values() for one in part}
    left_out = {w.item.record.id: w.reason for w in service.withheld(PERIOD, plan)}
    is_all_there = Section.APPENDIX in plan.settings.shown
    for id_, word in crowd.says.items():
        assert said[word] <= 1, (id_, word)
        if id_ in told_ids and id_ not in left_out:
            assert said[word] == 1, (id_, word)
        if is_all_there and id_ in told_ids:
            assert id_ not in left_out
        if id_ not in told_ids:
            assert said[word] == 0


@settings(max_examples=60)
@given(st.randoms(use_true_random=True), st.sampled_from([Audience.MANAGER, Audience.PROMOTION]))
def test_the_core_is_short_wherever_it_can_be(random, audience):
    crowd = Crowd(random, 6)
    preview = crowd.services.summary.preview(PERIOD, crowd.plan(audience))
    tight = document(replace(preview.content, room=1))
    if core_words(tight) < CORE_WORDS.stop:
        assert core_words(preview.document) < CORE_WORDS.stop
    else:
        assert preview.document == tight


def test_a_core_of_700_words_is_read_and_one_more_word_makes_its_sections_shorter(services, maker):
    for number in range(8):
        maker.feedback(f"{number} " + "word " * 60, consent=Consent.GRANTED)
        maker.evidence(f"Title {number}", outcome="word " * 40)

    def opened_with(words: int):
        preview = services.summary.preview(YEAR, plan_of(services))
        plan = services.summary.open_with(plan_of(services), preview, "Word " * words)
        return services.summary.preview(YEAR, plan)

    words = CORE_WORDS.stop - 1 - core_words(opened_with(1).document) + 1
    full = opened_with(words)
    assert core_words(full.document) == CORE_WORDS.stop - 1
    assert full.content.room == 4
    assert section(services.summary.markdown(full), "Feedback").count("From Ana") == 4
    tight = opened_with(words + 1)
    assert tight.content.room == 3
    assert section(services.summary.markdown(tight), "Feedback").count("From Ana") == 3


def test_for_myself_every_section_tells_everything(services, maker):
    for number in range(20):
        maker.feedback(f"Words {number} " + "word " * 60, consent=Consent.GRANTED)
    text = summary(services, plan=plan_of(services, Audience.SELF))
    assert section(text, "Feedback").count("From Ana Ruiz") == 20
    assert "Appendix" not in text


def test_what_has_no_room_is_in_the_appendix_else_it_is_named_as_left_out(services, maker):
    for number in range(6):
        maker.feedback(f"Words {number} " + "word " * 150, consent=Consent.GRANTED)
    plan = plan_of(services)
    assert services.summary.withheld(YEAR, plan) == []
    text = summary(services, plan=plan)
    assert (section(text, "Feedback") + section(text, "Appendix: by date")).count("Words") == 6
    short = plan_of(services, sections_off=(Section.APPENDIX,))
    told = section(summary(services, plan=short), "Feedback").count("Words")
    left_out = services.summary.withheld(YEAR, short)
    assert told + len(left_out) == 6
    assert {w.reason for w in left_out} == {"no room: switch on the appendix, or move it up"}


def test_the_appendix_tells_of_a_section_that_is_off(services, maker):
    maker.feedback("You paused", consent=Consent.GRANTED)
    maker.exchange("scope matters")
    off = (Section.FEEDBACK, Section.BEYOND)
    text = summary(services, sections_off=off)
    assert section(text, "Feedback") == ""
    assert section(text, "Appendix: by date") == (
        "### November 2026\n\n"
        "- 22 November 2026: From Ana Ruiz: “You paused.”\n"
        "- 22 November 2026: **pytest**, taught to Ana Ruiz: scope matters."
    )


def test_a_skills_evidence_without_room_is_in_the_appendix(services, maker):
    for number in range(12):
        changes = (
            LevelChange(on=DAY - timedelta(days=300), level=Level.NOVICE),
            LevelChange(on=DAY, level=Level.EXPERT, evidence=f"Proof {number} " + "word " * 60),
        )
        blank = services.skills.blank(f"Skill {number:02}")
        services.skills.save(replace(blank, level=Level.EXPERT, history=changes, in_summary=YES))
    text = summary(services)
    for number in range(12):
        assert text.count(f"Proof {number} ") == 1
    assert "5 October 2026: **Skill 11**: Proof 11" in section(text, "Appendix: by date")


def test_the_same_data_makes_the_same_bytes():
    def made() -> str:
        services = opened()
        fill(services)
        return summary(services, services.summary.default_period())

    assert made() == made()
