"""The form for a skill; a level that rises needs a line of evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import on

from peerpal.domain.dates import Toward
from peerpal.domain.skill import ANCHORS, Level, Skill
from peerpal.domain.values import YES
from peerpal.screens.day_field import DayField
from peerpal.screens.form import FormScreen
from peerpal.screens.name_fields import one_of
from peerpal.screens.tags_field import tags_field
from peerpal.screens.values import Values, choices
from peerpal.widgets.completed import CompletedLine
from peerpal.widgets.fields import AreaField, ChoiceField, Field, FlagField, LineField


class SkillForm(FormScreen[Skill]):
    """Adds or edits a skill."""

    NOUN = "skill"

    def fields(self) -> Sequence[Field]:
        """Return the fields of a skill."""
        skill = self.record
        families = {other.family for other in self.services.skills.all() if other.family}
        return [
            LineField("name", "Name", skill.name, hint="pytest, giving feedback, SQL"),
            CompletedLine(
                "family",
                "Family",
                skill.family,
                hint="what it belongs to: testing, people",
                complete=one_of(lambda: sorted(families)),
            ),
            AreaField("description", "What it is", skill.description),
            FlagField("teaching", "I teach it", _flag(skill.teaching), hint="▶ others ask me"),
            FlagField(
                "learning", "I learn it", _flag(skill.learning), hint="◀ I want to know more"
            ),
            ChoiceField("level", "Level", skill.level or "", choices(Level), may_be_empty=True),
            LineField(
                "evidence", "What shows it", hint="needed when the level rises: what I did with it"
            ),
            DayField(
                self.services,
                "reached_on",
                "Reached on",
                hint="today, if nothing stands here; 2025-03-01",
                toward=Toward.PAST,
            ),
            ChoiceField(
                "target_level",
                "Aiming for",
                skill.target_level or "",
                choices(Level),
                may_be_empty=True,
            ),
            tags_field(self.services, skill.tags, hint="#backend #people"),
        ]

    def on_mount(self) -> None:
        """Say what the chosen levels look like."""
        self._explain()

    @on(Field.Changed)
    def _explain(self) -> None:
        """Say what the chosen levels look like, and when a line of evidence is needed."""
        texts, before = self.texts, self.record.level
        for name in ("level", "target_level"):
            self.field(name).say(anchor(texts[name]))
        level = Level(texts["level"]) if texts["level"] in list(Level) else None
        rises = bool(level and before and level.rank > before.rank)
        if rises and not texts["evidence"].strip():
            self.field("evidence").say("The level rises: say in a line what shows it.")

    def build(self, values: Values) -> Skill:
        """Return the skill as the fields say."""
        return replace(
            self.record,
            name=values.line("name"),
            family=values.line("family"),
            description=values.text("description"),
            teaching=values.flag("teaching"),
            learning=values.flag("learning"),
            level=values.choice_or_none("level", Level),
            target_level=values.choice_or_none("target_level", Level),
            tags=values.tags(),
        )

    def store(self, record: Skill) -> Skill:
        """Save the skill, and a changed level with what shows it and since when."""
        values = self.values
        return self.services.skills.save(
            record,
            evidence=values.line("evidence"),
            reached_on=values.day_or_none("reached_on", Toward.PAST),
        )


def anchor(level: str) -> str:
    """Return what a chosen level looks like, in a line; nothing when none is chosen."""
    return ANCHORS[Level(level)] if level in list(Level) else ""


def _flag(is_on: bool) -> str:  # noqa: FBT001 as a box is ticked
    return YES if is_on else ""
