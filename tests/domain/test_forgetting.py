"""Forgetting a person: what goes, what stays, and where a name is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.action import Action
from peerpal.domain.conversation import Conversation
from peerpal.domain.exchange import Direction, Exchange
from peerpal.domain.feedback import Feedback, FeedbackDirection
from peerpal.domain.forgetting import mentions, name_pattern, without_name, without_person
from peerpal.domain.goal import CheckIn, Goal, GoalOwner, GoalStatus
from peerpal.domain.health import HealthCheck
from peerpal.domain.peer import Peer
from peerpal.domain.skill import Skill

NOW = datetime(2026, 11, 22, tzinfo=UTC)
DAY = date(2026, 11, 22)


def origin(id_: str) -> dict:
    return {"id": id_, "created_at": NOW, "updated_at": NOW, "author": "me"}


def tables(*records) -> dict:
    found: dict = {}
    for record in records:
        found.setdefault(record.TABLE, {})[record.id] = record
    return found


ANA = Peer(**origin("ana"), name="Ana Ruiz")
BEN = Peer(**origin("ben"), name="Ben Okafor")
ABOUT_ANA = (
    ANA,
    Conversation(**origin("talk"), peer_ids=("ana",), title="Rota", held_on=DAY),
    Exchange(
        **origin("exchange"),
        peer_id="ana",
        skill_id="pytest",
        conversation_id="talk",
        happened_on=DAY,
        direction=Direction.TAUGHT,
    ),
    Action(**origin("action"), text="tell her", peer_id="ana"),
    Goal(**origin("goal"), title="Speak", owner=GoalOwner.SHARED, peer_id="ana"),
    CheckIn(**origin("check-in"), goal_id="goal", on=DAY, progress=40, status=GoalStatus.ON_TRACK),
    Feedback(
        **origin("feedback"),
        peer_id="ana",
        direction=FeedbackDirection.GIVEN,
        on=DAY,
        fields={"situation": "then"},
    ),
)
CIRCLE = Conversation(**origin("circle"), peer_ids=("ana", "ben"), title="Circle", held_on=DAY)
STAYS = (
    BEN,
    Skill(**origin("pytest"), name="pytest"),
    Goal(**origin("mine"), title="Run"),
    CheckIn(**origin("mine-1"), goal_id="mine", on=DAY, progress=40, status=GoalStatus.ON_TRACK),
    Action(**origin("his"), text="send it", peer_id="ben", conversation_id="circle"),
)


def test_what_is_about_a_person_goes_and_nothing_else() -> None:
    left = without_person(tables(*ABOUT_ANA, CIRCLE, *STAYS), "ana")
    assert {id_ for rows in left.values() for id_ in rows} == {"circle", *(r.id for r in STAYS)}
    assert left["conversations"]["circle"] == replace(CIRCLE, peer_ids=("ben",))
    for record in STAYS:
        assert left[record.TABLE][record.id] is record


def test_an_action_of_somebody_else_loses_only_the_link() -> None:
    action = replace(STAYS[-1], conversation_id="talk", goal_id="goal")
    left = without_person(tables(*ABOUT_ANA, BEN, action), "ana")
    assert left["actions"] == {"his": replace(action, conversation_id=None, goal_id=None)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ana Ruiz", True),
        ("talked to ANA.", True),
        ("(ana)", True),
        ("@ana_ruiz", True),
        ("Ruiz's idea", True),
        ("Anatomy, banana, Ruizism", False),
        ("Mariana", False),
        ("Anna", False),
        ("Okafor", False),
        ("", False),
    ],
)
def test_a_name_is_found_as_a_word_in_any_case(text: str, found: bool) -> None:
    assert bool(name_pattern("Ana Ruiz", ["Ben Okafor"]).search(text)) is found


def test_a_part_that_somebody_else_has_is_not_looked_for() -> None:
    pattern = name_pattern("Ana Ruiz", ["Ana Lopez"])
    assert not pattern.search("Ana said so")
    assert pattern.search("Ana Ruiz said so")
    assert pattern.search("Ruiz said so")


@pytest.mark.parametrize("name", ["[/]", "a+b (c)", "Łukasz Nowak", "日本", "O'Brien", "X"])
def test_any_name_is_taken_as_it_is_written(name: str) -> None:
    pattern = name_pattern(name, [])
    assert pattern.search(f"so {name}, then")
    skill = Skill(**origin("s"), name="pytest", description=f"from {name}\nand on")
    assert without_name(skill, pattern).description == "from [removed]\nand on"


def test_each_place_is_named_with_its_line() -> None:
    goal = Goal(**origin("g"), title="Run", why="first\nas Ana says\nlast", tags=("ana",))
    feedback = Feedback(
        **origin("f"),
        peer_id="ben",
        direction=FeedbackDirection.GIVEN,
        on=DAY,
        fields={"situation": "with Ana"},
    )
    found = mentions(tables(goal, feedback), name_pattern("Ana Ruiz", []))
    assert [(m.id, m.field, m.line) for m in found] == [
        ("g", "tags", "ana"),
        ("g", "why", "as Ana says"),
        ("f", "fields", "with Ana"),
    ]


@given(st.lists(st.text(max_size=20), max_size=4), st.text(min_size=1, max_size=12))
def test_no_mention_is_left(texts: list[str], name: str) -> None:
    if not name.split():
        return
    pattern = name_pattern(name, [])
    text = f" {name} ".join(["", *texts, ""])
    skill = Skill(**origin("s"), name="x", description=text, tags=tuple(texts))
    cleaned = without_name(skill, pattern)
    if not pattern.search("[removed]"):
        assert not mentions(tables(cleaned), pattern)


def test_a_question_with_the_word_of_a_name_stays_a_question() -> None:
    pattern = name_pattern("Support Miller", [])
    check = HealthCheck(
        **origin("h"), peer_id="p", on=date(2026, 1, 1), answers={"support": 4}, keep="Support"
    )
    assert [(m.field, m.line) for m in mentions(tables(check), pattern)] == [("keep", "Support")]
    cleaned = without_name(check, pattern)
    assert (cleaned.answers, cleaned.keep) == ({"support": 4}, "[removed]")
