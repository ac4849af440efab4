"""The sample data is a believable year, and the same every time."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest

from peerpal.domain.action import ActionState
from peerpal.domain.conversation import ConversationStatus
from peerpal.domain.feedback import FeedbackDirection, FeedbackModel
from peerpal.domain.flow import Balance
from peerpal.domain.goal import GoalOwner, GoalStatus
from peerpal.domain.peer import Consent, Contact
from peerpal.domain.record import InSummary, Side, with_texts
from peerpal.services.demo import fill
from peerpal.storage.folder import MemoryFolder

COUNTS = {
    "peers": 6,
    "conversations": 80,
    "exchanges": 150,
    "skills": 12,
    "goals": 12,
    "feedback": 30,
    "actions": 55,
    "talking_points": 25,
    "check_ins": 53,
    "reviews": 4,
    "evidence": 8,
    "resources": 6,
    "practices": 3,
    "profiles": 1,
}


@pytest.fixture
def demo(services):
    fill(services)
    return services


def told(services):
    """Return everything that the data says, without ids and moments of saving."""
    names = {}
    for table in COUNTS:
        for number, record in enumerate(getattr(services, table).all()):
            names[record.id] = f"{table} {number}"

    return [
        {
            field.name: getattr(named, field.name)
            for field in fields(named)
            if field.name != "updated_at"
        }
        for table in COUNTS
        for record in getattr(services, table).all()
        for named in [with_texts(record, lambda text: names.get(text, text))]
    ]


def test_the_counts(demo):
    assert {table: len(getattr(demo, table).all()) for table in COUNTS} == COUNTS


def test_every_start_gives_the_same(demo, open_services):
    other = open_services(MemoryFolder())
    fill(other)
    assert told(other) == told(demo)
    assert {p.id for p in other.peers.all()}.isdisjoint(p.id for p in demo.peers.all())


@pytest.mark.parametrize("day", [*range(7), 98])
def test_on_any_day_everybody_has_their_part(services, clock, day):
    clock.move(days=day)
    fill(services)
    standings = {p.name: services.today.standing(p).contact for p in services.peers.all()}
    assert standings == {
        "Ana Ruiz": Contact.PLANNED,
        "Ben Okafor": Contact.PLANNED,
        "Chiara Conti": Contact.OVERDUE,
        "Inès Benali": Contact.SILENT,
        "Łukasz Nowak": Contact.DUE,
        "Mei Tanaka": Contact.ON_TIME,
    }
    flows = {item.peer.name: item.flow.balance for item in services.today.flows() if item.peer}
    assert flows["Ana Ruiz"] is Balance.BALANCED
    assert flows["Ben Okafor"] is Balance.ONE_SIDED
    assert flows["Mei Tanaka"] is Balance.LEANING
    today = services.today.day
    late = [a for a in services.actions.open() if a.due_on and a.due_on < today]
    assert len(late) == 1
    talks = Counter(talk.status for talk in services.conversations.all())
    assert talks == {
        ConversationStatus.HELD: 76,
        ConversationStatus.PLANNED: 2,
        ConversationStatus.MISSED: 1,
        ConversationStatus.CANCELLED: 1,
    }
    assert len(services.today.planned()) == 2


def test_it_shows_everything_there_is(demo):
    feedback, goals = demo.feedback.all(), demo.goals.all()
    assert {f.model for f in feedback} == set(FeedbackModel)
    assert {f.direction for f in feedback} == set(FeedbackDirection)
    assert {f.consent for f in feedback} == set(Consent)
    assert {g.owner for g in goals} == set(GoalOwner)
    statuses = Counter(g.status for g in goals)
    assert statuses[GoalStatus.ACHIEVED] == 3
    assert statuses[GoalStatus.AT_RISK] == 1
    assert sum(bool(g.key_results) for g in goals) == 1
    assert {demo.check_ins.of_goal(g.id) != [] for g in goals} == {True}
    for table in ("conversations", "exchanges", "actions", "feedback", "check_ins"):
        marks = {record.in_summary for record in getattr(demo, table).all()}
        assert marks == set(InSummary), table
    assert {a.state for a in demo.actions.all()} >= {ActionState.OPEN, ActionState.DONE}
    assert all(len(skill.history) >= 2 for skill in demo.skills.all())
    assert any(c.private_notes for c in demo.conversations.all())
    assert any("\n\n" in c.notes for c in demo.conversations.all())


def test_it_is_about_a_year_and_nothing_happened_after_today(demo):
    today = demo.today.day
    days = [talk.held_on for talk in demo.conversations.all() if talk.held_on]
    assert timedelta(days=340) < today - min(days) < timedelta(days=370)
    assert max(days) < today
    assert all(day.weekday() < 5 for day in days)
    assert all(e.happened_on < today for e in demo.exchanges.all())
    assert all((a.done_on or min(days)) < today for a in demo.actions.all())
    now = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    made = [r.created_at for table in COUNTS for r in getattr(demo, table).all()]
    assert max(made) <= now
    for goal in demo.goals.all():
        first = demo.check_ins.of_goal(goal.id)[0]
        assert goal.created_at < first.created_at


def test_levels_were_raised_with_evidence_only(demo):
    for skill in demo.skills.all():
        assert skill.history[-1].level is skill.level
        assert all(change.evidence for change in skill.history[1:])
        assert [c.level.rank for c in skill.history] == sorted(c.level.rank for c in skill.history)


def test_what_changed_is_told_of_the_peer_it_names(demo):
    told_of = [e for e in demo.exchanges.all() if e.what_changed]
    assert len(told_of) == 5
    for exchange in told_of:
        assert (
            exchange.what_changed.split("'")[0].split()[0]
            == demo.peers.name(exchange.peer_id).split()[0]
        )
        assert exchange.asked_on


def test_reviews_read_as_if_each_had_been_finished_on_its_day(demo):
    waiting, *agreed = demo.reviews.newest_first()
    assert not waiting.is_agreed
    assert not waiting.minutes
    assert [rating for goal in waiting.goals for rating in (goal.theirs,) if rating] == []
    assert len(agreed) == 3
    (ana,) = {review.peer_id for review in agreed}
    rota = [goal.gap for review in agreed for goal in review.goals[:1]]
    assert rota == [1, 2, 3]
    assert any(goal.is_flagged for goal in agreed[0].goals)
    for review in agreed:
        assert review.minutes.endswith(f"{review.on.year}\n")
        assert all(demo.goals.get(g.goal_id).owner is GoalOwner.SHARED for g in review.goals)
        steps = demo.actions.of_review(review.id)
        assert [step.text for step in steps] == [goal.next_step for goal in review.goals]
        assert all(step.peer_id == ana for step in steps)
        for goal in review.goals:
            on_the_day = [c for c in demo.check_ins.of_goal(goal.goal_id) if c.on == review.on]
            assert [c.by for c in on_the_day] == list(Side)
    steps = [step for review in agreed for step in demo.actions.of_review(review.id)]
    assert Counter(step.state for step in steps) == {ActionState.DONE: 7, ActionState.OPEN: 1}


def test_titles_and_takeaways_are_all_different(demo):
    titles = [talk.title for talk in demo.conversations.all()]
    takeaways = [exchange.takeaway for exchange in demo.exchanges.all()]
    assert all(titles)
    assert all(takeaways)
    assert len(set(titles)) == len(titles)
    assert len(set(takeaways)) == len(takeaways)


def test_nothing_of_it_can_be_undone_and_everything_can_be_edited(demo):
    assert demo.history.undo() is None
    peer = demo.peers.find("lukasz")
    demo.peers.save(replace(peer, role="Principal engineer"))
    assert demo.history.undo() == "Edit peer"
