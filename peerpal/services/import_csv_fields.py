"""Which fields of a record a column of a CSV file can fill, and how its cells are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from peerpal.domain.action import Action
from peerpal.domain.conversation import Conversation
from peerpal.domain.dates import Toward
from peerpal.domain.errors import InvalidField
from peerpal.domain.evidence import Evidence
from peerpal.domain.exchange import Exchange
from peerpal.domain.feedback import MODEL_FIELDS, Feedback
from peerpal.domain.goal import Goal
from peerpal.domain.peer import Peer
from peerpal.domain.record import Record
from peerpal.domain.skill import Skill
from peerpal.domain.values import Values

CSV_KINDS: Mapping[str, type[Record]] = {
    kind.TABLE: kind
    for kind in (Peer, Skill, Conversation, Exchange, Goal, Feedback, Action, Evidence)
}
"""What can be imported from CSV, by the name of its table."""

PARTS = {name for parts in MODEL_FIELDS.values() for name in parts}
"""The parts of feedback, of every model."""

_OWN = {field.name for field in fields(Record)} - {"tags", "in_summary", "share_with_peer"}
_OF_IDS = {"source_kind"}
_AHEAD = {"due_on", "target_on", "follow_up_on"}
_LONG = {
    "notes", "private_notes", "takeaway", "what_changed", "description", "response", "why",
    "success", "situation", "outcome",
}  # fmt: skip
_WORDS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}

Reader = Callable[[Values, str], Any]


def csv_fields(kind: type[Record]) -> dict[str, Reader | None]:
    """Return the fields that a column can fill; those without a reader are names or parts."""
    found: dict[str, Reader | None] = {}
    for name, hint in get_type_hints(kind).items():
        if name in ("peer_id", "peer_ids", "skill_id"):
            found[name.removesuffix("s").removesuffix("_id")] = None
        elif name in _OWN | _OF_IDS or name.endswith(("_id", "_ids")):
            continue
        elif reader := _reader(name, hint):
            found[name] = reader
    return found | dict.fromkeys(PARTS if kind is Feedback else ())


def required_fields(kind: type[Record]) -> set[str]:
    """Return the fields that every row must fill."""
    names = {
        field.name.removesuffix("s").removesuffix("_id")
        for field in fields(kind)
        if field.name not in _OWN and field.default is MISSING and field.default_factory is MISSING
    }
    return names | {"held_on"} if kind is Conversation else names


def _reader(name: str, hint: Any) -> Reader | None:  # noqa: ANN401 a type hint
    """Return how people type a value of this type."""
    if get_origin(hint) is UnionType:
        hint = next(part for part in get_args(hint) if part is not NoneType)
    if name == "tags":
        return Values.tags
    if name.endswith("minutes"):
        return Values.minutes
    if get_args(hint) == (str, ...):
        return lambda values, name: tuple(values.names(name))
    if not isinstance(hint, type):
        return None
    if issubclass(hint, StrEnum):
        return lambda values, name: hint(_stored(values, name, hint))
    return {str: _text, bool: _flag, int: Values.number, date: _day}.get(hint)


def _stored(values: Values, name: str, kind: type[StrEnum]) -> str:
    text = values.line(name).lower().replace(" ", "_").replace("-", "_")
    if text not in list(kind):
        raise InvalidField(name, f"is none of {', '.join(kind)}")
    return text


def _text(values: Values, name: str) -> str:
    return values.text(name) if name in _LONG else values.line(name)


def _flag(values: Values, name: str) -> bool:
    text = values.line(name).lower()
    if text not in _WORDS:
        raise InvalidField(name, "write yes or no")
    return _WORDS[text]


def _day(values: Values, name: str) -> date | None:
    return values.day_or_none(name, Toward.FUTURE if name in _AHEAD else Toward.PAST)
