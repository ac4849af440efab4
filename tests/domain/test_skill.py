"""Levels rise with evidence, and every level has its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from peerpal.domain.errors import InvalidField
from peerpal.domain.record import Side
from peerpal.domain.skill import (
    ANCHORS,
    Level,
    LevelChange,
    Skill,
    at_level,
    level_on,
    peer_view,
    with_level_noted,
    with_peer_view,
)

THEN = datetime(2026, 1, 1, tzinfo=UTC)
SKILL = Skill(id="s", created_at=THEN, updated_at=THEN, author="me", name="pytest")
DAY = date(2026, 3, 1)


def test_the_first_level_is_where_one_starts():
    skill = at_level(SKILL, Level.COMPETENT, on=DAY, evidence="")
    assert skill.level is Level.COMPETENT
    assert skill.history == (LevelChange(on=DAY, level=Level.COMPETENT),)


@pytest.mark.parametrize("evidence", ["", "  \n"])
def test_raising_a_level_needs_a_line_of_evidence(evidence):
    skill = at_level(SKILL, Level.NOVICE, on=DAY, evidence="")
    with pytest.raises(InvalidField) as raised:
        at_level(skill, Level.ADVANCED_BEGINNER, on=DAY, evidence=evidence)
    assert raised.value.field == "evidence"
    raised_skill = at_level(skill, Level.EXPERT, on=DAY, evidence="wrote the guide")
    assert raised_skill.history[-1].evidence == "wrote the guide"


def test_lowering_a_level_needs_none_and_the_same_level_is_no_news():
    skill = at_level(SKILL, Level.EXPERT, on=DAY, evidence="")
    assert at_level(skill, Level.NOVICE, on=DAY, evidence="").level is Level.NOVICE
    assert at_level(skill, Level.EXPERT, on=DAY, evidence="") is skill


def test_an_edited_level_enters_the_history_once():
    edited = with_level_noted(replace(SKILL, level=Level.NOVICE), on=DAY, evidence="")
    assert [change.level for change in edited.history] == [Level.NOVICE]
    assert with_level_noted(edited, on=DAY, evidence="") == edited
    with pytest.raises(InvalidField):
        with_level_noted(replace(edited, level=Level.EXPERT), on=DAY, evidence="")
    again = with_level_noted(replace(edited, level=Level.EXPERT), on=DAY, evidence="seen")
    assert [change.level for change in again.history] == [Level.NOVICE, Level.EXPERT]


def test_a_skill_without_a_level_needs_no_history():
    assert with_level_noted(SKILL, on=DAY, evidence="") == SKILL


def test_the_level_of_a_day_is_the_last_one_reached_until_its_end_as_i_saw_it():
    changes = (
        LevelChange(on=date(2026, 3, 1), level=Level.COMPETENT),
        LevelChange(on=date(2026, 1, 1), level=Level.NOVICE),
        LevelChange(on=date(2026, 3, 1), level=Level.PROFICIENT),
        LevelChange(on=date(2026, 2, 1), level=Level.EXPERT, seen_by=Side.PEER),
    )
    skill = replace(SKILL, history=changes)
    assert level_on(skill, date(2025, 12, 31)) is None
    assert level_on(skill, date(2026, 2, 28)) is Level.NOVICE
    assert level_on(skill, date(2026, 3, 1)) is Level.PROFICIENT


def test_levels_have_an_order():
    assert [level.rank for level in Level] == [1, 2, 3, 4, 5]


def test_every_level_says_what_it_looks_like():
    assert list(ANCHORS) == list(Level)
    assert len(set(ANCHORS.values())) == len(Level)


def test_evidence_for_the_level_that_is_there_is_kept():
    skill = at_level(SKILL, Level.COMPETENT, on=DAY, evidence="")
    more = with_level_noted(skill, on=date(2026, 5, 1), evidence="ran the workshop")
    assert more.level is Level.COMPETENT
    assert more.history[-1] == LevelChange(
        on=date(2026, 5, 1), level=Level.COMPETENT, evidence="ran the workshop"
    )
    with pytest.raises(InvalidField) as raised:
        with_level_noted(SKILL, on=DAY, evidence="of no level")
    assert raised.value.field == "level"


def test_a_level_can_be_reached_in_the_past_but_not_before_the_last_one():
    skill = at_level(SKILL, Level.NOVICE, on=DAY, evidence="")
    with pytest.raises(InvalidField) as raised:
        at_level(skill, Level.EXPERT, on=date(2026, 2, 28), evidence="x")
    assert raised.value.field == "reached_on"
    assert at_level(skill, Level.EXPERT, on=DAY, evidence="x").level is Level.EXPERT


def test_a_peers_view_stands_beside_mine():
    skill = at_level(SKILL, Level.COMPETENT, on=DAY, evidence="")
    assert peer_view(skill) is None
    earlier = date(2026, 2, 1)
    seen = with_peer_view(skill, Level.EXPERT, on=DAY, evidence="Ana")
    seen = with_peer_view(seen, Level.PROFICIENT, on=DAY, evidence="Ben")
    seen = with_peer_view(seen, Level.NOVICE, on=earlier, evidence="")
    assert seen.level is Level.COMPETENT
    assert level_on(seen, date.max) is Level.COMPETENT
    assert peer_view(seen) == LevelChange(
        on=DAY, level=Level.PROFICIENT, evidence="Ben", seen_by=Side.PEER
    )
    assert at_level(seen, Level.NOVICE, on=DAY, evidence="").level is Level.NOVICE
