"""The base file: plain TinyDB JSON, one line a record, with a checksum over all of it.

The first line holds table `_meta`; its SHA-256 covers that line (without the checksum itself)
and every byte after it, so that no change goes unseen.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from threading import Thread
from typing import cast

import msgspec

SCHEMA = 1
META_TABLE = "_meta"
_BLANK = b"\0 \r\n\t"
_LONGEST_HEAD = 4096

Rows = dict[str, bytes | msgspec.Raw]
Tables = dict[str, Rows]
"""Table name, then record id, to the record's JSON; nothing is decoded before it is needed."""


class Damaged(Exception):
    """The bytes are not what PeerPal wrote; the text says how one can tell."""


class Meta(msgspec.Struct, frozen=True):
    """What the file says of itself; `generation` counts how often it was written."""

    generation: int
    instance: str
    schema: int = SCHEMA


class _Meta(msgspec.Struct):
    schema: int
    generation: int
    instance: str
    sha256: str


class _Head(msgspec.Struct):
    meta: dict[str, _Meta] = msgspec.field(name=META_TABLE)


def encode_base(meta: Meta, tables: Mapping[str, Rows]) -> bytes:
    """Return the whole file."""
    parts: list[bytes | msgspec.Raw] = []
    for table in sorted(tables):
        parts += [b",\n" if parts else b"", msgspec.json.encode(table), b":{"]
        separator = b"\n"
        for id_, record in tables[table].items():
            parts += [separator, msgspec.json.encode(id_), b":", record]
            separator = b",\n"
        parts.append(b"\n}")
    parts.append(b"}\n")
    body = b"".join(parts)
    return _head_line(meta, _checksum(meta, body), is_last=len(parts) == 1) + body


def decode_base(data: bytes, *, newest: int = SCHEMA) -> tuple[Meta, Tables]:
    """Return what a base file holds, of whichever schema up to the newest that is known.

    Raises Damaged when it is not as PeerPal wrote it.
    """
    if not (data[:_LONGEST_HEAD].strip(_BLANK) or data.strip(_BLANK)):
        raise Damaged("it is empty")
    head_line, newline, _ = data[:_LONGEST_HEAD].partition(b"\n")
    try:
        head = msgspec.json.decode(head_line.removesuffix(b",") + b"}", type=_Head).meta["1"]
    except (msgspec.MsgspecError, UnicodeDecodeError, KeyError) as error:
        raise Damaged("it does not begin as a PeerPal file does") from error
    if head.schema > newest:
        raise Damaged(
            f"it was written by a newer PeerPal (schema {head.schema}, this one knows {newest}); "
            "update PeerPal to use it"
        )
    meta = Meta(generation=head.generation, instance=head.instance, schema=head.schema)
    body = memoryview(data)[len(head_line) + len(newline) :]
    checksum: list[str] = []
    # It is worked out while the JSON is cut into records: hashing leaves Python to others.
    hashing = Thread(target=lambda: checksum.append(_checksum(meta, body)))
    hashing.start()
    try:
        tables = msgspec.json.decode(data, type=dict[str, dict[str, msgspec.Raw]])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        tables = {}
    hashing.join()
    if _head_line(meta, checksum[0], is_last=len(body) == len(b"}\n")) != head_line + newline:
        raise Damaged("its checksum is wrong: it is damaged, or another program changed it")
    if META_TABLE not in tables:
        raise Damaged("it is not valid JSON")
    del tables[META_TABLE]
    return meta, cast("Tables", tables)


def read_unchecked(data: bytes) -> tuple[Meta, Tables]:
    """Return what a base says that another program has written, whatever its checksum.

    Raises Damaged when it is no valid JSON, has no valid `_meta`, or a name in it stands twice.
    """
    try:
        json.loads(data, object_pairs_hook=_without_twins)
        stored = msgspec.json.decode(data, type=dict[str, dict[str, msgspec.Raw]])
        head = msgspec.json.decode(stored.pop(META_TABLE)["1"], type=_Meta)
    except (ValueError, KeyError, RecursionError, msgspec.MsgspecError) as error:
        reason = str(error) if isinstance(error, _Twins) else "it is no valid PeerPal file"
        raise Damaged(reason) from None
    if head.schema != SCHEMA:
        raise Damaged(f"it is of schema {head.schema}, and only one of schema {SCHEMA} can be")
    return Meta(head.generation, head.instance), {name: dict(rows) for name, rows in stored.items()}


class _Twins(ValueError):
    """A name stands twice, and one of the two would be lost."""


def _without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Twins("a name stands twice in one object")
    return found


def _head_line(meta: Meta, checksum: str, *, is_last: bool) -> bytes:
    stored = _Meta(
        schema=meta.schema, generation=meta.generation, instance=meta.instance, sha256=checksum
    )
    line = msgspec.json.encode(_Head(meta={"1": stored}))
    return line.removesuffix(b"}") + (b"\n" if is_last else b",\n")


def _checksum(meta: Meta, body: bytes | memoryview) -> str:
    digest = hashlib.sha256(_head_line(meta, "", is_last=False))
    digest.update(body)
    return digest.hexdigest()
