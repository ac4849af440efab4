"""The form for a skill; a level that rises needs a line of evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from peerpal.domain.skill import Level, Skill
from peerpal.domain.values import YES
from peerpal.screens.form import FormScreen
from peerpal.screens.values import Values, choices, tags_text
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
            LineField(
                "family",
                "Family",
                skill.family,
                hint="what it belongs to: testing, people",
                suggestions=sorted(families),
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
            ChoiceField(
                "target_level",
                "Aiming for",
                skill.target_level or "",
                choices(Level),
                may_be_empty=True,
            ),
            LineField("tags", "Tags", tags_text(skill.tags), hint="#backend #people"),
        ]

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
        """Save the skill, and a changed level with what shows it."""
        return self.services.skills.save(record, evidence=self.values.line("evidence"))


def _flag(is_on: bool) -> str:  # noqa: FBT001 as a box is ticked
    return YES if is_on else ""
