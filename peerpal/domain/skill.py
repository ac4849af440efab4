"""Skills: what I teach, learn or both, and how far I am."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum, auto

from peerpal.domain.errors import InvalidField
from peerpal.domain.record import Record, Side, require


class Level(StrEnum):
    """How far a person is in a skill (the five stages of Dreyfus 1986)."""

    NOVICE = auto()
    ADVANCED_BEGINNER = auto()
    COMPETENT = auto()
    PROFICIENT = auto()
    EXPERT = auto()

    @property
    def rank(self) -> int:
        """The stage as a number from 1 to 5."""
        return list(Level).index(self) + 1


ANCHORS: Mapping[Level, str] = {
    Level.NOVICE: "follows given steps and needs somebody to look over them",
    Level.ADVANCED_BEGINNER: "does usual things alone and asks when it gets unusual",
    Level.COMPETENT: "plans the work, finds the way and answers for the result",
    Level.PROFICIENT: "sees the whole and what matters, and bends rules with reason",
    Level.EXPERT: "acts by feel, and is asked when nobody else knows further",
}
"""What each level looks like, in a line of our own (the stages: Dreyfus 1986)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelChange:
    """A level reached on a day, the evidence for it, and who saw it."""

    on: date
    level: Level
    evidence: str = ""
    seen_by: Side = Side.ME


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Skill(Record):
    """Something I teach, learn or both."""

    TABLE = "skills"

    name: str
    family: str = ""
    description: str = ""
    teaching: bool = False
    learning: bool = False
    level: Level | None = None
    target_level: Level | None = None
    history: tuple[LevelChange, ...] = ()

    def check(self) -> None:
        """Raise InvalidField without a name."""
        require(self.name, "name", "name the skill")


def at_level(skill: Skill, level: Level, *, on: date, evidence: str) -> Skill:
    """Return the skill at a level reached on a day; evidence for the same level is noted too.

    Raises InvalidField when the level rises without a line of evidence, or on a day before the
    last one that is known.
    """
    if skill.level is level and not evidence.strip():
        return skill
    if skill.level and level.rank > skill.level.rank and not evidence.strip():
        raise InvalidField("evidence", "raising a level needs a line of evidence")
    if any(change.on > on for change in skill.history if change.seen_by is Side.ME):
        raise InvalidField("reached_on", "a later level is noted already; give a day after it")
    change = LevelChange(on=on, level=level, evidence=evidence)
    return replace(skill, level=level, history=(*skill.history, change))


def with_level_noted(skill: Skill, *, on: date, evidence: str) -> Skill:
    """Return an edited skill with its level in the history, if it is not the last one there.

    Raises InvalidField when the level rises without a line of evidence, or when there is
    evidence and no level.
    """
    if skill.level is None:
        if evidence.strip():
            raise InvalidField("level", "choose the level that this shows")
        return skill
    known = replace(skill, level=level_on(skill, date.max))
    return at_level(known, skill.level, on=on, evidence=evidence)


def with_peer_view(skill: Skill, level: Level, *, on: date, evidence: str) -> Skill:
    """Return the skill with how my peer sees my level; my own stays as it is."""
    view = LevelChange(on=on, level=level, evidence=evidence, seen_by=Side.PEER)
    return replace(skill, history=(*skill.history, view))


def level_on(skill: Skill, day: date) -> Level | None:
    """Return the level a skill had at the end of a day, as I saw it; None when unknown."""
    reached = [change for change in skill.history if change.on <= day and change.seen_by is Side.ME]
    return _newest(reached).level if reached else None


def peer_view(skill: Skill) -> LevelChange | None:
    """Return how a peer saw my level last; None when nobody has said so."""
    seen = [change for change in skill.history if change.seen_by is Side.PEER]
    return _newest(seen) if seen else None


def by_day(changes: Iterable[LevelChange]) -> tuple[LevelChange, ...]:
    """Return changes of level, the earliest first; those of one day stay in their order."""
    return tuple(sorted(changes, key=lambda change: change.on))


def _newest(changes: list[LevelChange]) -> LevelChange:
    # Of several on one day the last one counts, and max() returns the first.
    return max(reversed(changes), key=lambda change: change.on)
