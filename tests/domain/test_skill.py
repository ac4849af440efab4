"""Levels rise with evidence, and every level has its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from peerpal.domain.errors import InvalidField
from peerpal.domain.record import Side
from peerpal.domain.skill import Level, LevelChange, Skill, at_level, level_on, with_level_noted

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
