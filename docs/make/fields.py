"""The fields of every kind of record, from the dataclasses of the domain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from inspect import cleandoc
from types import NoneType
from typing import Any, TypeGuard, TypeVar, get_args, get_origin, get_type_hints

from docs.make.tables import code, codes, table
from peerpal.domain.evidence import SOURCES
from peerpal.domain.feedback import MODEL_FIELDS
from peerpal.domain.formats import ALL_QUESTIONS
from peerpal.domain.growth import GrowthDimension
from peerpal.domain.health import HealthQuestion
from peerpal.domain.peer import ClosingPart
from peerpal.domain.profile import COMPETENCIES
from peerpal.domain.record import Record
from peerpal.storage.codecs import KINDS

T = TypeVar("T")

RANGES: Mapping[str, tuple[int, int]] = {
    "cadence_days": (1, 3650),
    "max_gap_days": (1, 3650),
    "conversation_minutes": (1, 1440),
    "exchanges.minutes": (1, 1440),
    "conversations.minutes": (1, 1440),
    "energy": (1, 5),
    "supported": (1, 5),
    "confidence": (1, 5),
    "progress": (0, 100),
    "version": (1, 10_000),
    "rating": (1, 5),
    "health_checks.answers": (1, 5),
    "growth_check_ins.ratings": (1, 5),
}
"""What numbers may be, by the name of the field, with its kind where others have it too."""

KEYS: Mapping[str, Iterable[str]] = {
    "closing": ClosingPart,
    "conversations.answers": ALL_QUESTIONS,
    "fields": dict.fromkeys(name for model in MODEL_FIELDS.values() for name in model),
    "health_checks.answers": HealthQuestion,
    "ratings": GrowthDimension,
}
"""The keys that an object may have."""

TEXTS: Mapping[str, str] = {
    "id": "text: a ULID, 26 letters and digits that sort by time",
    "author": "text: `id` of the profile of whoever wrote it",
    "competency": f"text, by default one of {codes(COMPETENCIES)}, or empty",
    "source_kind": f"text, one of {codes(SOURCES)}, or empty",
    "source_id": "text: `id` of a record of `source_kind`, or `null`",
    "record_id": "text: `id` of the record that it is about",
    "week": "text: a week, such as `2026-W47`",
    "guide": "text: the name of a guide, as `peerpal guide` lists them",
    "sha256": "text: the SHA-256 of what was written, 64 hexadecimal digits",
    "pinned_ids": "list of texts: `id` of records of any kind",
    "moved_ids": "list of texts: `id` of records of any kind",
}
"""What a text is, where its type says little."""

_PLAIN: Mapping[object, str] = {
    bool: "`true` or `false`",
    int: "whole number",
    float: "number",
    str: "text",
    date: "day, such as `2026-11-22`",
    datetime: "moment in UTC, such as `2026-11-22T09:00:00Z`",
}


def all_records() -> str:
    """Return what all records have, then each kind with what only it has."""
    return "\n".join([f"## Every record\n\n{_fields(Record, '')}", *map(_kind, KINDS)])


def told_of(said: Mapping[str, T], kind: str, field: str) -> T | None:
    """Return what is said of a field: of this kind, or of every kind."""
    return said.get(f"{kind}.{field}", said.get(field))


def _kind(name: str) -> str:
    kind = KINDS[name]
    return "\n".join(
        [f"## {code(name)}\n", f"{cleandoc(kind.__doc__ or '')}\n", *_tables(kind, name)]
    )


def _tables(kind: type[Any], name: str) -> Iterator[str]:
    """Yield the fields of a kind, then those of the objects in it."""
    yield _fields(kind, name)
    for field, hint in _own(kind):
        for part in _objects_in(hint):
            yield f"### In {code(field)}\n\n{cleandoc(part.__doc__ or '')}\n"
            yield from _tables(part, name)


def _fields(kind: type[Any], name: str) -> str:
    rows = [[code(field), _value(name, field, hint)] for field, hint in _own(kind)]
    return table(["Field", "Value"], rows)


def _own(kind: type[Any]) -> list[tuple[str, object]]:
    """Return the fields that not every record has, each with its type."""
    common = {field.name for field in fields(Record)} if kind is not Record else set()
    hints = get_type_hints(kind)
    return [(f.name, hints[f.name]) for f in fields(kind) if f.name not in common]


def _value(kind: str, field: str, hint: object) -> str:
    if field in TEXTS:
        return TEXTS[field]
    told = _type(hint)
    if field.endswith(("_id", "_ids")):
        target = field.removesuffix("s").removesuffix("_id") + "s"
        told += f": `id` of {code(target)}" if target in KINDS else ""
    if limits := told_of(RANGES, kind, field):
        told += f" from {limits[0]} to {limits[1]}"
    if keys := told_of(KEYS, kind, field):
        told += f", with keys out of {codes(keys)}"
    return told if NoneType not in get_args(hint) else f"{told}, or `null`"


def _type(hint: object) -> str:
    inner = [each for each in get_args(hint) if each not in (NoneType, Ellipsis)]
    origin = get_origin(hint)
    if origin is tuple:
        return f"list of {_several(inner[0])}"
    if origin is Mapping:
        return f"object of {_several(inner[1])}"
    if inner:
        return _type(inner[0])
    if is_dataclass(hint):
        return "object, see below"
    return f"one of {codes(hint)}" if _is_enum(hint) else _PLAIN[hint]


def _several(hint: object) -> str:
    if is_dataclass(hint):
        return "objects, see below"
    return codes(hint) if _is_enum(hint) else f"{_PLAIN[hint]}s"


def _is_enum(hint: object) -> TypeGuard[type[StrEnum]]:
    return isinstance(hint, type) and issubclass(hint, StrEnum)


def _objects_in(hint: object) -> list[type[Any]]:
    """Return the kinds of objects that a value of a type holds."""
    if isinstance(hint, type) and is_dataclass(hint):
        return [hint]
    return [found for inner in get_args(hint) for found in _objects_in(inner)]
