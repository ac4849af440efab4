"""The field for skills by their names; unknown ones are added when the record is saved."""

from __future__ import annotations

from collections.abc import Sequence

from peerpal.domain.completion import completions
from peerpal.screens.values import Values
from peerpal.services.services import Services
from peerpal.widgets.completed import CompletedLine

_FIELD = "skill_ids"


def skill_field(services: Services, ids: Sequence[str]) -> CompletedLine:
    """Return the field, filled with the names of the skills."""
    return CompletedLine(
        _FIELD,
        "Skills",
        skills_line(services, ids),
        hint="pytest, public speaking",
        complete=lambda text: completions(
            text, (skill.name for skill in services.skills.by_name()), parted_by=","
        ),
    )


def skill_names(services: Services, values: Values, ids: Sequence[str]) -> list[str]:
    """Return the names that stand in the field; left alone, those of the skills that were there."""
    # A name may have a comma, so what nobody touched is not taken apart.
    if values.line(_FIELD) == skills_line(services, ids):
        return [services.skills.name(id_) for id_ in ids]
    return values.names(_FIELD)


def skills_line(services: Services, ids: Sequence[str]) -> str:
    """Return the names of skills on one line."""
    return ", ".join(services.skills.name(id_) for id_ in ids)
