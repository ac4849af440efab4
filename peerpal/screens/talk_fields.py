"""Fields that several forms of a talk have."""

from __future__ import annotations

from peerpal.domain.conversation import Conversation, ConversationFormat, Medium
from peerpal.domain.record import Side
from peerpal.screens.values import choices
from peerpal.widgets.fields import ChoiceField

_RATED = range(1, 6)


def format_field(talk: Conversation) -> ChoiceField:
    """Return the field for how the talk is held."""
    return ChoiceField("format", "Format", talk.format, choices(ConversationFormat))


def medium_field(talk: Conversation) -> ChoiceField:
    """Return the field for where the talk takes place."""
    return ChoiceField("medium", "Medium", talk.medium or "", choices(Medium), may_be_empty=True)


def driver_field(name: str, label: str, driver: Side | None) -> ChoiceField:
    """Return the field for who prepares a talk."""
    sides = [(Side.ME.value, "me"), (Side.PEER.value, "my peer")]
    return ChoiceField(name, label, driver or "", sides, may_be_empty=True)


def rating_fields(talk: Conversation) -> list[ChoiceField]:
    """Return the fields for how a talk felt; its digit chooses a value, and only I see it."""
    return [
        _rating("energy", "Energy, only me", talk.energy, "drained", "full of it"),
        _rating("supported", "Felt supported", talk.supported, "not at all", "fully"),
    ]


def _rating(name: str, label: str, value: int | None, low: str, high: str) -> ChoiceField:
    words = {_RATED[0]: f" {low}", _RATED[-1]: f" {high}"}
    known = [(str(number), f"{number}{words.get(number, '')}") for number in _RATED]
    return ChoiceField(name, label, str(value or ""), known, may_be_empty=True)
