"""The field for one of the competencies that my profile lists."""

from __future__ import annotations

from peerpal.domain.words import words
from peerpal.services.services import Services
from peerpal.widgets.fields import ChoiceField


def competency_field(services: Services, competency: str) -> ChoiceField:
    """Return the field; a competency that is on the list no more can still be kept."""
    known = dict.fromkeys([*services.profiles.mine().competencies, competency])
    choices = [(value, words(value)) for value in known if value]
    return ChoiceField("competency", "Competency", competency, choices, may_be_empty=True)
