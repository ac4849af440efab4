"""What every record has in common, and the words that several records share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum, StrEnum, auto
from functools import cache
from operator import is_
from typing import Any, ClassVar, TypeVar

from peerpal.domain.errors import InvalidField

T = TypeVar("T")


class InSummary(StrEnum):
    """Whether a record may enter the performance-review summary; only *yes* lets it in."""

    YES = auto()
    NO = auto()
    UNDECIDED = auto()


class Side(StrEnum):
    """One of the two people of a pair."""

    ME = auto()
    PEER = auto()


def other_side(side: Side) -> Side:
    """Return the other one of the two people of a pair."""
    return Side.PEER if side is Side.ME else Side.ME


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Record:
    """One thing a person keeps; `rev` counts its saved versions and is 0 before the first."""

    TABLE: ClassVar[str]

    id: str
    created_at: datetime
    updated_at: datetime
    author: str
    rev: int = 0
    tags: tuple[str, ...] = ()
    deleted_at: datetime | None = None
    share_with_peer: bool = False
    in_summary: InSummary = InSummary.UNDECIDED

    def __repr__(self) -> str:
        """Name the record without any of its text, which may be private, for error reports."""
        return f"<{type(self).__name__} {self.id} rev {self.rev}>"

    def check(self) -> None:
        """Raise InvalidField for the first field that breaks a rule."""


def require(text: str, field: str, reason: str) -> None:
    """Raise InvalidField when a text that must be there is empty."""
    if not text.strip():
        raise InvalidField(field, reason)


def require_range(value: float | None, field: str, low: float, high: float) -> None:
    """Raise InvalidField when a number is given and outside of low to high."""
    if value is not None and not low <= value <= high:
        raise InvalidField(field, f"give a number from {low:g} to {high:g}")


def require_order(first: date | None, last: date | None, field: str, reason: str) -> None:
    """Raise InvalidField when both days are given and the last is before the first."""
    if first and last and last < first:
        raise InvalidField(field, reason)


def field_names(value: Any) -> tuple[str, ...]:  # noqa: ANN401 a record or a part of one
    """Return the names of the fields that a record, or a part of one, has."""
    kind: Any = type(value)
    return _field_names(kind)


@cache
def _field_names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def with_texts(value: T, change: Callable[[str], str]) -> T:
    """Return a record, or a value of one, with every text in it changed; the same if none was."""
    changed: T = _with_texts(value, change)
    return changed


def _with_texts(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 any value
    if type(value) is str:
        return change(value)
    if value is None or isinstance(value, (bool, int, date, Enum)):
        return value
    if isinstance(value, tuple):
        items = tuple([_with_texts(item, change) for item in value])
        return value if all(map(is_, items, value)) else items
    if isinstance(value, Mapping):
        # A key that is a plain word is one of ours, such as a question, and no text of anybody.
        return {
            key if key.isidentifier() else change(key): _with_texts(item, change)
            for key, item in value.items()
        }
    if is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for name in field_names(value):
            old = getattr(value, name)
            if (new := _with_texts(old, change)) is not old:
                changed[name] = new
        return replace(value, **changed) if changed else value
    return value
