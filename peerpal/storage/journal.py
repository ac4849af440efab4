"""The journal: saved transactions since the base, one JSON line each, as bytes and back."""

from __future__ import annotations

import zlib
from datetime import datetime

import msgspec

from peerpal.domain.errors import WrongUse
from peerpal.storage.base import Damaged

_CRC = b',"crc":"'
_END = b'"}\n'


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    n: int
    generation: int
    at: datetime
    label: str
    changes: list[tuple[str, str, msgspec.Raw]]


class Change(msgspec.Struct, frozen=True):
    """One record's new JSON, or None when it is taken out."""

    table: str
    id: str
    record: bytes | msgspec.Raw | None


class Entry(msgspec.Struct, frozen=True):
    """One transaction; `n` counts them within a generation of the base, from 1."""

    n: int
    generation: int
    at: datetime
    label: str
    changes: tuple[Change, ...]


def encode_entry(entry: Entry) -> bytes:
    """Return the line, closed by a checksum. Raises WrongUse for names that are not valid text."""
    line = _Line(
        n=entry.n,
        generation=entry.generation,
        at=entry.at,
        label=entry.label,
        changes=[
            (
                change.table,
                change.id,
                msgspec.Raw(b"null" if change.record is None else change.record),
            )
            for change in entry.changes
        ],
    )
    try:
        body = msgspec.json.encode(line).removesuffix(b"}")
    except UnicodeEncodeError:
        raise WrongUse("This can't be stored: an id or a table name is not valid text.") from None
    return body + _CRC + b"%08x" % zlib.crc32(body) + _END


def decode_entries(data: bytes) -> tuple[list[Entry], int]:
    """Return the whole lines and how many bytes they take.

    A torn last line was never acknowledged and is passed over. Raises Damaged for anything else.
    """
    entries: list[Entry] = []
    good = 0
    for number, line in enumerate(data.splitlines(keepends=True), start=1):
        entry = _decode_line(line)
        if entry is None:
            if good + len(line) == len(data) and _is_torn(line):
                break
            raise Damaged(f"line {number} is damaged")
        entries.append(entry)
        good += len(line)
    return entries, good


def _decode_line(line: bytes) -> Entry | None:
    body, _, crc = line.rpartition(_CRC)
    if crc != b"%08x" % zlib.crc32(body) + _END:
        return None
    try:
        stored = msgspec.json.decode(body + b"}", type=_Line)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return Entry(
        n=stored.n,
        generation=stored.generation,
        at=stored.at,
        label=stored.label,
        changes=tuple(
            Change(table, id_, None if bytes(record) == b"null" else bytes(record))
            for table, id_, record in stored.changes
        ),
    )


def _is_torn(line: bytes) -> bool:
    """Tell an append that a power cut stopped (cut short, or with holes) from a damaged line.

    A hole is a run of zeros, or touches an end. A lone zero inside, or a whole line whose line
    break alone was changed, is damage: it had been acknowledged.
    """
    if b"\0\0" in line or line != line.strip(b"\0"):
        return True
    return not line.endswith(b"\n") and _decode_line(line[:-1] + b"\n") is None
