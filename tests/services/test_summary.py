"""The summary: totals always, words only when they were let in, private text never."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from peerpal.domain.action import Action, ActionState
from peerpal.domain.conversation import Conversation
from peerpal.domain.exchange import Direction
from peerpal.domain.feedback import (
    Attribution,
    Delivery,
    FeedbackDirection,
    FeedbackModel,
    Tone,
)
from peerpal.domain.goal import CheckIn, Goal, GoalOwner, GoalStatus, KeyResult
from peerpal.domain.peer import Consent, Peer
from peerpal.domain.period import Period
from peerpal.domain.record import InSummary, Record, Side
from peerpal.domain.skill import Level, LevelChange
from peerpal.domain.text import folded
from peerpal.services.demo import fill
from peerpal.services.summary_content import PeerNames

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
YES, NO, UNDECIDED = InSummary


@pytest.fixture
def maker(services, ana):
    return Maker(services, ana)


class Maker:
    """Makes records for the summary with a few words each."""

    def __init__(self, services, peer):
        self.services = services
        self.peer = peer

    def talk(self, title, mark=YES, **more):
        blank = self.services.conversations.blank(peer_ids=(self.peer.id,))
        return self.services.conversations.save(
            replace(blank, title=title, in_summary=mark, **more)
        )

    def exchange(self, takeaway, mark=YES, skill="pytest", **more):
        known = self.services.skills.find(skill)
        known = known or self.services.skills.save(self.services.skills.blank(skill))
        blank = self.services.exchanges.blank(peer_id=self.peer.id, skill_id=known.id)
        return self.services.exchanges.save(
            replace(blank, takeaway=takeaway, in_summary=mark, **more)
        )

    def action(self, text, mark=YES, **more):
        blank = self.services.actions.blank(peer_id=self.peer.id)
        day = self.services.today.day
        done = replace(blank, text=text, in_summary=mark, state=ActionState.DONE, done_on=day)
        return self.services.actions.save(replace(done, **more))

    def feedback(self, text, mark=YES, direction=FeedbackDirection.RECEIVED, **more):
        blank = self.services.feedback.blank(peer_id=self.peer.id)
        more.setdefault("delivery", Delivery.DELIVERED)
        return self.services.feedback.save(
            replace(
                blank,
                direction=direction,
                model=FeedbackModel.FREE,
                fields={"text": text},
                in_summary=mark,
                **more,
            )
        )

    def goal(self, title, **more):
        return self.services.goals.save(replace(self.services.goals.blank(), title=title, **more))

    def check_in(self, goal, note, mark=YES, **more):
        blank = self.services.goals.blank_check_in(goal.id)
        return self.services.goals.check_in(replace(blank, note=note, in_summary=mark, **more))


def summary(services, period=YEAR, **more):
    return services.summary.markdown(period, **more)


def test_without_anything_there_is_a_head_and_no_empty_section(services):
    assert summary(services) == "# Peer mentoring\n\n1 January 2026 to 31 December 2026\n"


def test_only_what_was_let_in_is_told(services, maker):
    for mark in InSummary:
        goal = maker.goal(f"Goal {mark}")
        services.goals.mark(goal.id, mark)
        maker.talk(f"Talk {mark}", mark)
        maker.exchange(f"Exchange {mark}", mark)
        maker.action(f"Action {mark}", mark)
        maker.feedback(f"Words {mark}", mark, consent=Consent.GRANTED)
    kept = services.goals.all()[0]
    assert kept.in_summary is YES
    for mark in InSummary:
        maker.check_in(kept, f"Note {mark}", mark)
    text = summary(services)
    for noun in ("Goal", "Talk", "Exchange", "Action", "Words", "Note"):
        assert f"{noun} yes" in text
        assert f"{noun} no" not in text
        assert f"{noun} undecided" not in text
    assert services.summary.content(YEAR).undecided == 6


def test_totals_are_of_everything_whatever_its_mark(services, maker):
    for mark in InSummary:
        talk = maker.talk("Talk", mark, minutes=30, confidential=mark is NO)
        maker.exchange("x", mark, minutes=20, conversation_id=talk.id)
        maker.feedback("Words", mark)
        maker.feedback("Words", mark, FeedbackDirection.GIVEN)
    text = summary(services)
    assert "- 3 conversations with 1 colleague\n" in text
    assert "- Taught 1 h in 3 exchanges\n" in text
    assert "- Feedback given 3 times and received 3 times\n" in text
    assert "- **pytest**: taught 1 h in 3 exchanges\n" in text


def test_one_of_each_is_told_in_the_singular(services, maker):
    maker.talk("Talk", NO)
    maker.exchange("x", NO)
    maker.feedback("Words", NO)
    maker.goal("Goal", status=GoalStatus.ACHIEVED, progress=100)
    text = summary(services)
    assert "- 1 conversation with 1 colleague\n- Taught in 1 exchange\n- 1 goal achieved\n" in text
    assert "- Feedback received once\n" in text


def test_an_exchange_without_a_talk_is_no_conversation(services, maker):
    maker.exchange("x", minutes=5)
    assert "conversation" not in summary(services)
    assert "- Taught 5 min in 1 exchange with 1 colleague\n" in summary(services)


def test_private_text_never_gets_in(services):
    fill(services)
    for table in ("peers", "conversations", "exchanges", "actions", "talking_points", "skills",
                  "goals", "check_ins", "feedback"):  # fmt: skip
        with services.history.step("Mark everything and fill every private field") as step:
            for record in getattr(services, table).all():
                private = {f.name: "CANARY" for f in fields(record) if f.name[:8] == "private_"}
                step.put(replace(record, in_summary=YES, **private))
    for table in ("conversations", "check_ins", "talking_points"):
        canaries = {
            "conversations": {"answers": {"CANARY": "CANARY"}, "energy": 1},
            "check_ins": {"blockers": "CANARY", "support_needed": "CANARY"},
            "talking_points": {"text": "CANARY"},
        }
        with services.history.step("Fill what is between the two of us") as step:
            for record in getattr(services, table).all():
                step.put(replace(record, **canaries[table]))
    with services.history.step("Fill what I know of peers and tell myself") as step:
        for peer in services.peers.all():
            step.put(replace(peer, contact="CANARY", met_how="CANARY", met_through="CANARY"))
        for feedback in services.feedback.all():
            step.put(replace(feedback, response="CANARY"))
    period = Period(services.today.day - timedelta(days=400), services.today.day)
    for names in PeerNames:
        text = summary(services, period, names=names)
        assert len(text) > 20_000
        assert "CANARY" not in text
        assert not [id_ for id_ in ids(services) if id_ in text]


def ids(services):
    return [r.id for r in (*services.peers.all(), *services.goals.all(), *services.skills.all())]


def test_every_private_field_is_known_to_the_canaries():
    def private(kind):
        return {f.name for f in fields(kind) if f.name.startswith("private_")}

    kinds = {kind.TABLE: private(kind) for kind in Record.__subclasses__()}
    assert {table for table, names in kinds.items() if names} == {"peers", "conversations"}
    assert private(Peer) == private(Conversation) == {"private_notes"}


def test_confidential_talks_and_what_came_out_of_them_are_never_told_or_offered(services, maker):
    talk = maker.talk("SECRET title", confidential=True, notes="SECRET notes")
    maker.exchange("SECRET takeaway", conversation_id=talk.id)
    maker.action("SECRET action", conversation_id=talk.id)
    maker.action("open action")
    text = summary(services)
    assert "SECRET" not in text
    assert "Open action" in text
    assert [item.title for item in services.summary.items(YEAR)] == ["open action"]
    reasons = {w.item.title: w.reason for w in services.summary.withheld(YEAR)}
    assert reasons == {
        "SECRET title": "confidential",
        "pytest: SECRET takeaway": "confidential",
        "SECRET action": "confidential",
    }


@pytest.mark.parametrize("consent", [c for c in Consent if c is not Consent.GRANTED])
def test_without_consent_a_colleagues_words_are_not_told(services, maker, consent):
    maker.feedback("SECRET words", consent=consent)
    text = summary(services)
    assert "SECRET" not in text
    assert "- Encouragement from Ana Ruiz, 22 November 2026\n" in text
    (withheld,) = services.summary.withheld(YEAR)
    assert withheld.reason == "without its words: no consent"


def test_a_no_to_all_outweighs_a_yes_to_one(services, maker, ana):
    maker.feedback("SECRET words", consent=Consent.GRANTED)
    services.peers.save(replace(ana, quote_consent=Consent.DECLINED))
    assert "SECRET" not in summary(services)


@pytest.mark.parametrize(
    ("attribution", "whom"),
    [
        (Attribution.NAMED, "From Ana Ruiz,"),
        (Attribution.ROLE_ONLY, "From a colleague (Engineer),"),
        (Attribution.ANONYMOUS, "From a colleague,"),
    ],
)
def test_colleagues_are_named_as_they_wish(services, maker, ana, attribution, whom):
    services.peers.save(replace(ana, role="Engineer"))
    maker.feedback("You paused", consent=Consent.GRANTED, attribution=attribution)
    text = summary(services)
    assert f"- {whom} 22 November 2026: “You paused.”\n" in text
    assert ("Ana" in text) is (attribution is Attribution.NAMED)


def test_whom_i_redirected_and_how_is_nobody_elses_business(services, maker):
    maker.feedback("SECRET", YES, FeedbackDirection.GIVEN, tone=Tone.REDIRECTING)
    text = summary(services)
    assert "- Suggestions to a colleague, 22 November 2026\n" in text
    assert "SECRET" not in text
    assert "Ana" not in text
    assert services.summary.withheld(YEAR)[0].reason == "without its words: it redirects"


def test_what_was_asked_for_or_not_delivered_is_no_feedback_yet(services, maker):
    maker.feedback("a", YES, FeedbackDirection.REQUESTED)
    maker.feedback("b", YES, FeedbackDirection.GIVEN, delivery=Delivery.DRAFTED)
    assert services.summary.items(YEAR) == []
    assert "Feedback" not in summary(services)


def test_names_in_initials_or_as_roles(services, maker, ana):
    services.peers.save(replace(ana, role="Engineer"))
    maker.talk("Talk")
    maker.exchange("x")
    maker.goal("Rota", owner=GoalOwner.SHARED, peer_id=ana.id)
    initials = summary(services, names=PeerNames.INITIALS)
    assert initials.count("A. R.") == 3
    roles = summary(services, names=PeerNames.ROLE)
    assert roles.count("a colleague (Engineer)") == 3
    assert "Ruiz" not in initials + roles


@pytest.mark.parametrize("names", [PeerNames.INITIALS, PeerNames.ROLE])
def test_no_name_is_left_in_any_text_however_it_is_written(services, maker, ana, names):
    services.peers.save(replace(ana, name="Inès Zapata", role="Engineer"))
    services.peers.save(services.peers.blank("Łukasz Quintero"))
    said = "INES and łukasz, Zapata's idea, lukasz_quintero, Ine\u0300s ZAPATA"
    goal = maker.goal(f"Goal {said}", why=said, success=said, next_step=said)
    results = (KeyResult(text=said, unit=said, target=3),)
    services.goals.save(replace(services.goals.get(goal.id), key_results=results))
    maker.check_in(goal, said)
    maker.talk(f"Talk {said}", notes=said)
    maker.exchange(said, skill=f"Skill {said}", what_changed=said)
    maker.action(said)
    maker.feedback(said, consent=Consent.GRANTED)
    text = folded(summary(services, names=names))
    for name in ("ines", "zapata", "lukasz", "quintero"):
        assert name not in text
    assert "goal" in text
    assert "talk" in text


def test_actions_of_others_and_open_ones_are_not_mine_to_show(services, maker):
    maker.action("theirs", owner=Side.PEER)
    maker.action("open", state=ActionState.OPEN, done_on=None)
    maker.action("mine")
    assert [item.title for item in services.summary.items(YEAR)] == ["mine"]


def test_only_the_period_counts_with_both_its_ends(services, maker):
    for month, day in ((6, 30), (7, 1), (9, 30), (10, 1)):
        maker.talk(f"On {day}.{month}", held_on=date(2026, month, day))
    text = summary(services, Period(date(2026, 7, 1), date(2026, 9, 30)))
    assert "- 2 conversations with" in text
    assert [on in text for on in ("30.6", "1.7", "30.9", "1.10")] == [False, True, True, False]


def test_levels_then_and_now(services):
    changes = (
        LevelChange(on=date(2026, 3, 31), level=Level.NOVICE),
        LevelChange(on=date(2026, 4, 1), level=Level.COMPETENT, evidence="e"),
        LevelChange(on=date(2026, 8, 1), level=Level.EXPERT, evidence="e"),
    )
    new = replace(services.skills.blank("Rust"), level=Level.EXPERT, history=changes)
    services.skills.save(new)
    quarter = Period(date(2026, 4, 1), date(2026, 6, 30))
    assert "- **Rust**, novice → competent\n" in summary(services, quarter)
    before = Period(date(2026, 1, 1), date(2026, 3, 31))
    assert "- **Rust**, novice\n" in summary(services, before)
    after = Period(date(2026, 9, 1), date(2026, 9, 30))
    assert "Rust" not in summary(services, after)


def test_a_goal_is_told_as_it_stood_then(services, maker, clock):
    goal = maker.goal("Speak up", success="Two talks", target_on=date(2026, 12, 1))
    for month, progress, status in (
        (2, 20, GoalStatus.ON_TRACK),
        (5, 60, GoalStatus.AT_RISK),
        (10, 100, GoalStatus.ACHIEVED),
    ):
        maker.check_in(
            goal, f"Note {month}", on=date(2026, month, 1), progress=progress, status=status
        )
    spring = summary(services, Period(date(2026, 4, 1), date(2026, 6, 30)))
    assert "- **Speak up**: at risk, 20% → 60%. Success: Two talks.\n" in spring
    assert "  - 1 May 2026, 60%: Note 5.\n" in spring
    assert "Note 2" not in spring
    assert "- 1 goal under way\n" in spring
    assert "## Next" not in spring
    autumn = summary(services, Period(date(2026, 10, 1), date(2026, 12, 31)))
    assert "- **Speak up**: achieved on 1 October 2026. Success: Two talks.\n" in autumn
    assert "- 1 goal achieved\n" in autumn
    for empty in (Period(date(2026, 1, 1), date(2026, 1, 31)),
                  Period(date(2026, 10, 2), date(2026, 12, 31))):  # fmt: skip
        assert "Speak up" not in summary(services, empty)


def test_a_goal_that_was_closed_without_a_check_in_counts_at_its_last_change(
    services, maker, clock
):
    goal = maker.goal("Speak up")
    clock.move(days=60)
    services.goals.save(replace(goal, status=GoalStatus.ACHIEVED, progress=100))
    assert "achieved on 21 January 2027" in summary(
        services, Period(date(2027, 1, 1), date(2027, 1, 31))
    )
    assert "- **Speak up**: not started.\n" in summary(services)


def test_goals_say_whose_they_are_and_what_is_next(services, maker, ana):
    results = (KeyResult(text="Minutes", unit="min", start=90, target=45, current=60),)
    maker.goal("Mine", next_step="Ask for a slot", target_on=date(2027, 1, 16))
    maker.goal("Ours", owner=GoalOwner.SHARED, peer_id=ana.id, key_results=results)
    theirs = maker.goal("Theirs", owner=GoalOwner.PEER, peer_id=ana.id)
    assert "Theirs" not in summary(services)
    services.goals.mark(theirs.id, YES)
    text = summary(services)
    assert "- **Mine**: not started.\n" in text
    assert "- **Ours** (shared with Ana Ruiz): not started, 67%.\n" in text
    assert "  - Minutes: 60 min (from 90 towards 45)\n" in text
    assert "- **Theirs** (goal of Ana Ruiz): not started.\n" in text
    assert text.endswith("## Next\n\n- **Mine**, by 16 January 2027: Ask for a slot.\n- **Ours**\n")


def test_exchanges_stand_under_their_skill(services, maker):
    maker.exchange("scope matters", minutes=15)
    maker.exchange("names matter", what_changed="fewer bugs")
    maker.exchange("one plan", skill="sql", direction=Direction.LEARNED)
    text = summary(services)
    assert (
        "## What I passed on\n\n- **pytest**\n"
        "  - to Ana Ruiz, 22 November 2026, 15 min: scope matters.\n"
        "  - to Ana Ruiz, 22 November 2026: names matter. What changed: fewer bugs.\n\n"
        "## What I learned\n\n- **sql** from Ana Ruiz, 22 November 2026: one plan.\n"
    ) in text


def test_what_people_typed_is_no_markup(services, maker):
    services.profiles.save(replace(services.profiles.mine(), name="# *Robin* <b>"))
    maker.talk("[link](http://x)", notes="# Heading\n\n- item <script>")
    maker.exchange("**bold** `code`", skill="C#")
    text = summary(services)
    assert text.startswith("# Peer mentoring: \\# \\*Robin\\* \\<b\\>\n")
    assert r"- **\[link\](http://x)**, with Ana Ruiz, 22 November 2026" in text
    assert "\n\n  \\# Heading\n\n  \\- item \\<script\\>" in text
    assert r"- **C#** to Ana Ruiz, 22 November 2026: \*\*bold\*\* \`code\`." in text


def test_deciding_is_one_step(services, maker):
    maker.talk("A", UNDECIDED)
    maker.action("B", UNDECIDED)
    services.summary.decide(services.summary.items(YEAR), YES)
    assert {item.record.in_summary for item in services.summary.items(YEAR)} == {YES}
    assert services.summary.withheld(YEAR) == []
    services.history.undo()
    reasons = [withheld.reason for withheld in services.summary.withheld(YEAR)]
    assert reasons == ["not decided", "not decided"]
    services.summary.decide(services.summary.items(YEAR), NO)
    assert [w.reason for w in services.summary.withheld(YEAR)] == ["kept out", "kept out"]


def test_a_check_in_needs_its_goal(services, maker):
    goal = maker.goal("Speak up", in_summary=NO)
    maker.check_in(goal, "SECRET note")
    assert "SECRET" not in summary(services)
    reasons = {type(w.item.record): w.reason for w in services.summary.withheld(YEAR)}
    assert reasons == {Goal: "kept out", CheckIn: "its goal is not in"}


def test_what_is_in_the_bin_is_not_told(services, maker):
    talk = maker.talk("SECRET talk")
    maker.action("SECRET action", conversation_id=talk.id)
    services.conversations.delete(talk.id)
    assert "SECRET" not in summary(services)
    assert "conversation" not in summary(services)
    assert [a.deleted_at is None for a in services.context.store.all(Action)] == [False]


def test_the_period_is_that_of_the_profile_while_it_runs(services, clock):
    assert services.summary.default_period() == Period(date(2026, 8, 23), date(2026, 11, 22))
    services.profiles.save(
        replace(
            services.profiles.mine(),
            review_period_start=date(2026, 6, 1),
            review_period_end=date(2026, 11, 30),
        )
    )
    assert services.summary.default_period() == Period(date(2026, 6, 1), date(2026, 11, 30))
    clock.move(days=9)
    assert services.summary.default_period() == Period(date(2026, 9, 2), date(2026, 12, 1))


def test_the_summary_of_the_sample_data_reads_like_one(services):
    fill(services)
    text = summary(services, services.summary.default_period())
    titles = [line for line in text.split("\n") if line.startswith("#")]
    assert titles == [
        "# Peer mentoring: Robin Vale",
        "## In short",
        "## What I passed on",
        "## What I learned",
        "## What we worked out together",
        "## Conversations",
        "## What I said I would do, and did",
        "## Skills",
        "## Goals",
        "## Feedback",
        "## Next",
    ]
    assert "\n\n\n" not in text
    assert "_" not in text.replace("tmp_path", "")
    assert " 1 exchanges" not in text
    assert text == summary(services, services.summary.default_period())
