"""What may enter a summary: totals always, words only when they were let in, each with its mark."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from peerpal.domain.action import Action, ActionState
from peerpal.domain.errors import WrongUse
from peerpal.domain.feedback import Attribution, Delivery, FeedbackDirection, Tone
from peerpal.domain.goal import CheckIn, Goal, GoalStatus
from peerpal.domain.peer import Consent
from peerpal.domain.period import Period
from peerpal.domain.record import InSummary, Side
from peerpal.domain.skill import Level, LevelChange
from peerpal.domain.summary import Audience, PeerNames
from services.summary_records import NO, UNDECIDED, YEAR, YES, plan_of, section, summary


def offered(services, period=YEAR):
    return [item.title for item in services.summary.items(period, plan_of(services))]


def reasons(services, period=YEAR, **settings):
    """Return why each record is left out, by its title."""
    left_out = services.summary.withheld(period, plan_of(services, **settings))
    return {withheld.item.title: withheld.reason for withheld in left_out}


def test_only_what_was_let_in_is_told(services, maker):
    for mark in InSummary:
        goal = maker.goal(f"Goal {mark}")
        services.goals.mark(goal.id, mark)
        maker.talk(f"Talk {mark}", mark)
        maker.exchange(f"Exchange {mark}", mark)
        maker.action(f"Action {mark}", mark)
        maker.feedback(f"Words {mark}", mark, consent=Consent.GRANTED)
        maker.evidence(f"Deed {mark}", mark)
        maker.introduction(f"Person {mark}", mark)
    kept = services.goals.all()[0]
    assert kept.in_summary is YES
    for mark in InSummary:
        maker.check_in(kept, f"Note {mark}", mark)
    text = summary(services)
    for noun in ("Goal", "Talk", "Exchange", "Action", "Words", "Note", "Deed", "Person"):
        assert f"{noun} yes" in text
        assert f"{noun} no" not in text
        assert f"{noun} undecided" not in text
    assert services.summary.content(YEAR, plan_of(services)).undecided == 8


def test_totals_are_of_everything_whatever_its_mark(services, maker):
    for mark in InSummary:
        talk = maker.talk("Talk", mark, minutes=30, confidential=mark is NO)
        maker.exchange("x", mark, minutes=20, conversation_id=talk.id)
        maker.feedback("Words", mark)
        maker.feedback("Words", mark, FeedbackDirection.GIVEN)
    preview = services.summary.preview(YEAR, plan_of(services))
    totals = preview.document.totals
    assert (totals.conversations, totals.colleagues) == (3, 1)
    assert (totals.minutes_taught, totals.exchanges_taught) == (60, 3)
    assert (totals.feedback_given, totals.feedback_received) == (3, 3)
    assert section(services.summary.markdown(preview), "In short") == (
        "I had 3 conversations with 1 colleague. I taught for 1 h (3 exchanges). "
        "I gave feedback 3 times and received it 3 times."
    )


def test_one_of_each_is_told_in_the_singular(services, maker):
    maker.talk("Talk", NO)
    maker.exchange("x", NO)
    maker.feedback("Words", NO)
    maker.goal("Goal", status=GoalStatus.ACHIEVED, progress=100)
    assert section(summary(services), "In short") == (
        "I had 1 conversation with 1 colleague. I taught in 1 exchange. I reached 1 goal. "
        "I received feedback once."
    )


def test_an_exchange_without_a_talk_is_no_conversation(services, maker):
    maker.exchange("x", NO, minutes=5)
    assert section(summary(services), "In short") == (
        "I worked with 1 colleague. I taught for 5 min (1 exchange)."
    )


def test_confidential_talks_and_what_came_out_of_them_are_never_told_or_offered(services, maker):
    talk = maker.talk("SECRET title", confidential=True, notes="SECRET notes")
    maker.exchange("SECRET takeaway", conversation_id=talk.id)
    maker.action("SECRET action", conversation_id=talk.id)
    maker.evidence("SECRET story", source_kind="conversations", source_id=talk.id)
    maker.action("open action")
    text = summary(services)
    assert "SECRET" not in text
    assert "Open action" in text
    assert offered(services) == ["open action"]
    assert reasons(services) == {
        "SECRET title": "confidential",
        "pytest: SECRET takeaway": "confidential",
        "SECRET action": "confidential",
        "SECRET story": "confidential",
    }


def test_the_story_of_a_confidential_talk_stays_hidden_when_the_talk_is_in_the_bin(services, maker):
    talk = maker.talk("Talk", confidential=True)
    exchange = maker.exchange("SECRET takeaway", conversation_id=talk.id)
    maker.evidence("SECRET story", source_kind="exchanges", source_id=exchange.id)
    services.conversations.delete(talk.id)
    assert offered(services) == []
    services.exchanges.restore(exchange.id)
    assert offered(services) == []
    assert "SECRET" not in summary(services)


@pytest.mark.parametrize("consent", [c for c in Consent if c is not Consent.GRANTED])
def test_without_consent_a_colleagues_words_are_not_told(services, maker, consent):
    maker.feedback("SECRET words", consent=consent)
    text = summary(services)
    assert "SECRET" not in text
    assert "- Encouragement from Ana Ruiz, 22 November 2026\n" in text
    assert reasons(services) == {"SECRET words": "without its words: no consent"}
    (item,) = services.summary.items(YEAR, plan_of(services))
    assert services.summary.title(item) == "Ana Ruiz (no consent)"


def test_a_no_to_all_outweighs_a_yes_to_one(services, maker, ana):
    maker.feedback("SECRET words", consent=Consent.GRANTED)
    services.peers.save(replace(ana, quote_consent=Consent.DECLINED))
    assert "SECRET" not in summary(services)


def test_a_yes_to_all_lets_in_what_nobody_asked_about(services, maker, ana):
    maker.feedback("You paused")
    services.peers.save(replace(ana, quote_consent=Consent.GRANTED))
    assert "- From Ana Ruiz, 22 November 2026: “You paused.”\n" in summary(services)


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
    assert "- 22 November 2026: Suggestions to a colleague\n" in text
    assert "SECRET" not in text
    assert "Ana" not in text
    assert reasons(services) == {"SECRET": "without its words: it redirects"}


def test_what_was_asked_for_or_not_delivered_is_no_feedback_yet(services, maker):
    maker.feedback("a", YES, FeedbackDirection.REQUESTED)
    maker.feedback("b", YES, FeedbackDirection.GIVEN, delivery=Delivery.DRAFTED)
    assert offered(services) == []
    assert "eedback" not in summary(services)


def test_actions_of_others_and_open_ones_are_not_mine_to_show(services, maker):
    maker.action("theirs", owner=Side.PEER)
    maker.action("open", state=ActionState.OPEN, done_on=None)
    maker.action("mine")
    assert offered(services) == ["mine"]


def test_only_the_period_counts_with_both_its_ends(services, maker):
    for month, day in ((6, 30), (7, 1), (9, 30), (10, 1)):
        maker.talk(f"On {day}.{month}", held_on=date(2026, month, day))
    text = summary(services, Period(date(2026, 7, 1), date(2026, 9, 30)))
    assert "I had 2 conversations with" in text
    assert [on in text for on in ("30.6", "1.7", "30.9", "1.10")] == [False, True, True, False]


def test_deciding_is_one_step(services, maker):
    maker.talk("A", UNDECIDED)
    maker.action("B", UNDECIDED)
    plan = plan_of(services)

    def decide(mark):
        services.summary.decide(services.summary.items(YEAR, plan), mark)

    decide(YES)
    items = services.summary.items(YEAR, plan)
    assert {item.record.in_summary for item in items} == {YES}
    assert reasons(services) == {}
    services.history.undo()
    assert reasons(services) == {"A": "not decided", "B": "not decided"}
    decide(NO)
    assert reasons(services) == {"A": "kept out", "B": "kept out"}


def test_a_check_in_needs_its_goal(services, maker):
    goal = maker.goal("Speak up", in_summary=NO)
    maker.check_in(goal, "SECRET note")
    assert "SECRET" not in summary(services)
    left_out = services.summary.withheld(YEAR, plan_of(services))
    assert {type(w.item.record): w.reason for w in left_out} == {
        Goal: "kept out",
        CheckIn: "its goal is not in",
    }


def test_what_is_in_the_bin_is_not_told(services, maker):
    talk = maker.talk("SECRET talk")
    maker.action("SECRET action", conversation_id=talk.id)
    services.conversations.delete(talk.id)
    assert "SECRET" not in summary(services)
    assert "conversation" not in summary(services)
    assert [a.deleted_at is None for a in services.context.store.all(Action)] == [False]


def test_a_contribution_tells_the_story_of_its_record_instead_of_it(services, maker):
    exchange = maker.exchange("Fixtures beat mocks")
    story = maker.evidence("Cut the suite", source_kind="exchanges", source_id=exchange.id)
    text = summary(services)
    assert "Cut the suite" in text
    assert "Fixtures beat mocks" not in text
    assert reasons(services) == {
        "pytest: Fixtures beat mocks": "in a contribution: Sun 22 Nov 2026"
    }
    services.evidence.mark(story.id, NO)
    assert "Fixtures beat mocks" in summary(services)
    services.evidence.mark(story.id, YES)
    services.evidence.save(replace(services.evidence.get(story.id), on=date(2025, 1, 1)))
    assert "Fixtures beat mocks" in summary(services)


def test_two_contributions_about_one_record_leave_it_to_the_one_that_is_in(services, maker):
    exchange = maker.exchange("Fixtures beat mocks")
    source = {"source_kind": "exchanges", "source_id": exchange.id}
    maker.evidence("Let in", on=date(2026, 3, 1), **source)
    maker.evidence("Kept out", NO, **source)
    assert "Fixtures beat mocks" not in summary(services)


def test_a_goal_stays_although_a_contribution_tells_its_story(services, maker):
    goal = maker.goal("Speak up", success="Two talks")
    maker.check_in(goal, "Slot in March")
    maker.evidence("Spoke up", outcome="Two teams asked", source_kind="goals", source_id=goal.id)
    text = summary(services)
    assert section(text, "Goals") == "- **Speak up**: on track"
    assert text.count("Slot in March") == 1
    assert "Slot in March" in section(text, "Appendix: by date")


def test_evidence_of_a_level_is_offered_and_my_peers_view_is_not(services, maker):
    changes = (
        LevelChange(on=date(2026, 3, 1), level=Level.NOVICE, evidence="read it"),
        LevelChange(on=date(2026, 4, 1), level=Level.EXPERT, evidence="taught it"),
        LevelChange(on=date(2026, 4, 2), level=Level.NOVICE, evidence="SECRET", seen_by=Side.PEER),
    )
    skill = replace(services.skills.blank("Rust"), level=Level.EXPERT, history=changes)
    skill = services.skills.save(skill)
    assert offered(services) == ["Rust, expert: taught it"]
    services.skills.mark(skill.id, YES)
    assert section(summary(services), "Skills") == "- **Rust**, expert: read it taught it."


def test_words_are_what_a_record_says_by_itself_with_names_in_full(services, maker):
    exchange = maker.exchange("as Ana says", what_changed="Less noise")
    plan = plan_of(services, names=PeerNames.INITIALS)
    said = services.summary.words(plan, YEAR, exchange.id)
    assert said == "as Ana says. What changed: Less noise."
    untold = maker.action("Quiet", UNDECIDED)
    with pytest.raises(WrongUse, match="not told of yet"):
        services.summary.words(plan, YEAR, untold.id)


def test_a_colleagues_words_cant_be_changed(services, maker):
    feedback = maker.feedback("You paused", consent=Consent.GRANTED)
    plan = plan_of(services)
    with pytest.raises(WrongUse, match="stay as they are"):
        services.summary.words(plan, YEAR, feedback.id)
    with pytest.raises(WrongUse, match="stay as they are"):
        services.summary.reword(plan, feedback.id, "You shone")
    assert services.summary.plans.all() == []
    mine = maker.feedback("You paused", YES, FeedbackDirection.GIVEN)
    assert services.summary.words(plan, YEAR, mine.id) == "“You paused.”"


def test_another_wording_is_for_one_summary_and_the_record_stays(services, maker):
    action = maker.action("share the runbook")
    plan = services.summary.reword(plan_of(services), action.id, "Shared what we knew")
    text = summary(services, plan=plan)
    assert "**Done**: Shared what we knew.\n" in text
    assert "runbook" not in text
    assert services.actions.get(action.id).text == "share the runbook"
    other = services.summary.plans.of(Audience.SELF)
    assert "Share the runbook" in summary(services, plan=other)
    services.history.undo()
    assert "Share the runbook" in summary(services)


def test_every_kind_can_be_worded_anew(services, maker):
    goal = maker.goal("Goal", why="Old 1")
    changes = (LevelChange(on=date(2026, 4, 1), level=Level.EXPERT, evidence="Old 2"),)
    skill = replace(services.skills.blank("Rust"), history=changes, in_summary=YES)
    records = [
        goal,
        services.skills.save(skill),
        maker.check_in(maker.goal("Other"), "Old 3"),
        maker.talk("Talk", notes="Old 4"),
        maker.exchange("Old 5"),
        maker.action("Old 6"),
        maker.evidence("Deed", outcome="Old 7"),
        maker.introduction("Somebody", reason="Old 8"),
        maker.feedback("Old 9", YES, FeedbackDirection.GIVEN),
    ]
    plan = plan_of(services)
    for number, record in enumerate(records):
        services.summary.words(plan, YEAR, record.id)
        plan = services.summary.reword(plan, record.id, f"New {number}")
    text = summary(services, plan=plan)
    assert "Old" not in text
    for number in range(len(records)):
        assert text.count(f"New {number}.") + text.count(f"“New {number}”") >= 1, number
