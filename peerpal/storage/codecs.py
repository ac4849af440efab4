"""Records to JSON and back, strictly: every key is written, an unknown key or value is loud."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any, TypeVar, cast

import msgspec

from peerpal.domain.errors import WrongUse
from peerpal.domain.record import Record
from peerpal.storage.base import Damaged

R = TypeVar("R", bound=Record)


class _Kinds(Mapping[str, type[Record]]):
    """Kinds of records, each imported when it is first asked for: start-up shows what they take."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = places

    def __getitem__(self, table: str) -> type[Record]:
        module, _, name = self._places[table].partition(":")
        kind: type[Record] = getattr(import_module(f"peerpal.domain.{module}"), name)
        return kind

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


KINDS: Mapping[str, type[Record]] = _Kinds(
    {
        "profiles": "profile:Profile",
        "peers": "peer:Peer",
        "conversations": "conversation:Conversation",
        "exchanges": "exchange:Exchange",
        "actions": "action:Action",
        "talking_points": "talking_point:TalkingPoint",
        "skills": "skill:Skill",
        "goals": "goal:Goal",
        "check_ins": "goal:CheckIn",
        "feedback": "feedback:Feedback",
        "agreements": "agreement:Agreement",
        "health_checks": "health:HealthCheck",
        "introductions": "introduction:Introduction",
        "reviews": "review:Review",
        "evidence": "evidence:Evidence",
        "summary_plans": "summary:SummaryPlan",
        "summary_exports": "summary:SummaryExport",
        "snoozes": "snooze:Snooze",
        "reflections": "reflection:Reflection",
        "growth_check_ins": "growth:GrowthCheckIn",
        "practices": "practice:Practice",
        "resources": "resource:Resource",
    }
)
"""Every kind of record by the name of its table."""

_UNFIT = (msgspec.MsgspecError, TypeError, ValueError, RecursionError)
_PLACE = re.compile(r"`(\$[^`]*)`$")
_NAME = re.compile("[a-z_0-9]{1,40}")


@cache
def _decoder(table: str) -> msgspec.json.Decoder[Record]:
    return msgspec.json.Decoder(KINDS[table])


def decode(kind: type[R], data: bytes | memoryview | msgspec.Raw) -> R:
    """Return the record that stored bytes hold.

    Raises Damaged, naming the place and never what stands there. An unknown key is passed over:
    a file with a right checksum has none, and `require_same` is asked before one is written over.
    """
    try:
        return cast("R", _decoder(kind.TABLE).decode(data))
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Damaged(_explained(error)) from None  # its own text quotes the record


def require_same(record: Record, data: bytes | memoryview | msgspec.Raw) -> None:
    """Raise Damaged unless these bytes, or others that say the same, are what is stored."""
    written = msgspec.json.encode(record)
    if written != memoryview(data):
        try:
            stored = json.loads(bytes(memoryview(data)), object_pairs_hook=_each_once)
        except ValueError:
            raise Damaged("it is no valid JSON") from None
        _compare(stored, msgspec.json.decode(written))


def encode(record: Record) -> bytes:
    """Return the bytes to store. Raises WrongUse for what would not come back the same."""
    try:
        data = msgspec.json.encode(record)
        back = decode(type(record), data)
        if back != record:
            raise Damaged("it would not come back as it is")
        require_same(back, data)
        return msgspec.json.encode(back)
    except Damaged as damage:
        reason = str(damage)
    except _UNFIT as error:
        reason = _explained(error)
    raise WrongUse(f"A record for table {record.TABLE} can't be stored: {reason}.")


def encode_document(table: str, id_: str, document: Mapping[str, Any]) -> bytes:
    """Return the bytes of a plain document for a table; those of a known kind must fit it.

    Raises WrongUse naming the place that is missing, unknown or of another type.
    """
    kind = KINDS.get(table)
    try:
        data = msgspec.json.encode(dict(document))
        if msgspec.json.decode(data) != document:
            raise Damaged("it would not come back as it is")
        if kind:
            record = decode(kind, data)
            require_same(record, data)
            if record.id != id_:
                raise Damaged("its id is not the one it is stored under")
    except Damaged as damage:
        reason = str(damage)
    except _UNFIT as error:
        reason = _explained(error)
    else:
        return encode(record) if kind else data
    raise WrongUse(f"A document for table {table} can't be stored: {reason}.")


def _compare(stored: Mapping[str, Any], written: Mapping[str, Any]) -> None:
    """Raise Damaged for a key that is missing, unknown or not as it is written."""
    for key in sorted(stored.keys() | written.keys()):
        if key not in stored or key not in written or stored[key] != written[key]:
            place = key if _NAME.fullmatch(key) else "…"
            raise Damaged(f"a key is missing, unknown or written another way at $.{place}")


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a JSON object. Raises Damaged for a key that stands there twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Damaged("a key stands there twice")
    return found


def _explained(error: Exception) -> str:
    """Say what does not fit: message texts that can't quote a record, else the place alone."""
    text = str(error)
    if text.startswith(("Object missing required field", "Expected `")):
        return text
    place = _PLACE.search(text)
    return f"a value does not fit at {place[1]}" if place else "it is no valid text, JSON or number"
