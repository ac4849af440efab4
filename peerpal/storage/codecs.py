"""Records to JSON and back, strictly: every key is written, an unknown key or value is loud."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from peerpal.domain.action import Action
from peerpal.domain.conversation import Conversation
from peerpal.domain.errors import UnreadableData, WrongUse
from peerpal.domain.exchange import Exchange
from peerpal.domain.feedback import Feedback
from peerpal.domain.goal import CheckIn, Goal
from peerpal.domain.peer import Peer
from peerpal.domain.profile import Profile
from peerpal.domain.record import Record
from peerpal.domain.skill import Skill
from peerpal.domain.talking_point import TalkingPoint

R = TypeVar("R", bound=Record)

KINDS: Mapping[str, type[Record]] = {
    kind.TABLE: kind
    for kind in (
        Profile, Peer, Conversation, Exchange, Action, TalkingPoint, Skill, Goal, CheckIn, Feedback,
    )
}  # fmt: skip
"""Every kind of record by the name of its table."""


@cache
def _decoder(table: str) -> msgspec.json.Decoder[Record]:
    return msgspec.json.Decoder(KINDS[table])


def decode(kind: type[R], data: bytes | msgspec.Raw) -> R:
    """Return the record that stored bytes hold. Raises UnreadableData, naming the place."""
    try:
        return cast("R", _decoder(kind.TABLE).decode(data))
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UnreadableData(f"A record in table {kind.TABLE} can't be read: {error}.") from error


def encode(record: Record) -> bytes:
    """Return the bytes to store. Raises WrongUse for what would not come back the same."""
    try:
        data = msgspec.json.encode(record)
        same = _decoder(record.TABLE).decode(data) == record
    except (msgspec.MsgspecError, UnicodeError, TypeError, ValueError) as error:
        raise WrongUse(f"A record for table {record.TABLE} can't be stored: {error}.") from error
    if not same:
        raise WrongUse(f"A record for table {record.TABLE} would not come back as it is.")
    return data


def encode_document(table: str, document: Mapping[str, Any]) -> bytes:
    """Return the bytes of a plain document for a table; those of a known kind must fit it.

    Raises WrongUse naming the first key that is missing, unknown or of another type.
    """
    kind = KINDS.get(table)
    try:
        data = msgspec.json.encode(document)
        if kind:
            written = msgspec.to_builtins(msgspec.json.decode(data, type=kind))
            odd = written.keys() ^ document.keys()
            if odd:
                raise WrongUse(f"A document for table {table}: unknown or missing key {min(odd)}.")
    except (msgspec.MsgspecError, UnicodeError, TypeError) as error:
        raise WrongUse(f"A document for table {table} can't be stored: {error}.") from error
    return data


def builtins(record: Record) -> dict[str, Any]:
    """Return the record as plain JSON values, with the field names of the file."""
    plain: dict[str, Any] = msgspec.to_builtins(record)
    return plain
