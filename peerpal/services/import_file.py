"""A file that is to be imported: read within limits, and refused with its name and the place."""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peerpal.domain.errors import UnreadableData
from peerpal.domain.words import count
from peerpal.storage.base import Damaged

MAX_BYTES = 32_000_000
MAX_RECORDS = 40_000
MAX_RECORD_BYTES = 5_000_000
_MAX_NESTING = 5

Parts = dict[str, memoryview | list[memoryview]]
"""What a document holds by key: an object each, or a list of objects, not decoded."""

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SPACE = rb"[ \t\r\n]*+"
_SIGN = re.compile(_SPACE + rb"([{}\[\],]|\Z)")
_KEY = re.compile(_SPACE + rb'"([a-z_]{1,40})"' + _SPACE + b":" + _SPACE)
_STRING = rb'"(?:[^"\\]++|\\.)*+"'


def _nested(depth: int) -> bytes:
    """Return the pattern of what may stand between two brackets."""
    deeper = rb"|[\[{]" + _nested(depth - 1) + rb"[\]}]" if depth > 1 else b""
    return rb'(?:[^"\[\]{}]++|' + _STRING + deeper + rb")*+"


# It finds where an object ends, without making anything of it: a hostile file takes no memory.
_OBJECT = re.compile(_SPACE + rb"(\{" + _nested(_MAX_NESTING) + rb"\})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ImportFile:
    """The text of a file as UTF-8, without a mark at its beginning."""

    path: Path
    data: bytes

    @property
    def is_json(self) -> bool:
        """True when it begins like a JSON object."""
        return self.data.lstrip(b" \t\r\n")[:1] == b"{"

    def refused(self, reason: str, *, at: int | None = None) -> UnreadableData:
        """Return the error that names the file and the place, by its line or in the reason."""
        if at is not None:
            line = self.data.count(b"\n", 0, at) + 1
            reason = f"line {line}: {reason}"
        return UnreadableData(f"{self.path} can't be imported: {reason}.")

    def parts(self) -> Parts:
        """Return what a JSON document holds. Raises UnreadableData when it is built otherwise."""
        return _Walk(self).read()


def read_file(path: Path) -> ImportFile:
    """Return a file that is text in UTF-8, or in UTF-16 with its mark. Raises UnreadableData."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise UnreadableData(f"{path} can't be read: {reason}.") from error
    if len(data) > MAX_BYTES:
        raise ImportFile(path, b"").refused(f"it is larger than {MAX_BYTES:,} bytes")
    try:
        if data.startswith(_UTF_16):
            data = data.decode("utf-16").encode()
        else:
            data = data.removeprefix(codecs.BOM_UTF8)
            data.decode()
    except UnicodeError as error:
        at = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise ImportFile(path, data).refused("it is not UTF-8 text", at=at) from None
    return ImportFile(path, data)


def read_object(data: memoryview) -> dict[str, Any]:
    """Return a JSON object. Raises Damaged."""
    try:
        found: dict[str, Any] = json.loads(
            bytes(data), object_pairs_hook=_each_once, parse_constant=_no_constant
        )
    except ValueError:
        raise Damaged("it is no valid JSON, or a key stands there twice") from None
    return found


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _no_constant(_: str) -> None:
    raise ValueError


class _Walk:
    """Walks over the uppermost levels of a JSON document."""

    def __init__(self, file: ImportFile) -> None:
        self._file = file
        self._view = memoryview(file.data)
        self._at = 0
        self._count = 0

    def read(self) -> Parts:
        """Return the parts by their key."""
        found: Parts = {}
        self._sign(b"{")
        sign = b","
        while sign == b",":
            key = _KEY.match(self._file.data, self._at)
            if key is None:
                raise self._refused("no key of an export stands here")
            name = key[1].decode()
            if name in found:
                raise self._refused(f"the key {name} stands here twice")
            self._at = key.end()
            found[name] = self._list() if self._next_is(b"[") else self._object()
            sign = self._sign(b",", b"}")
        self._sign(b"")
        return found

    def _list(self) -> list[memoryview]:
        found: list[memoryview] = []
        self._sign(b"[")
        sign = self._sign(b"]") if self._next_is(b"]") else b","
        while sign == b",":
            self._count += 1
            if self._count > MAX_RECORDS:
                raise self._refused(f"there are more than {MAX_RECORDS:,} records")
            found.append(self._object())
            sign = self._sign(b",", b"]")
        return found

    def _object(self) -> memoryview:
        found = _OBJECT.match(self._file.data, self._at, self._at + MAX_RECORD_BYTES)
        if found is None:
            raise self._refused(
                f"no record stands here that ends within {count(MAX_RECORD_BYTES, 'byte')} "
                f"and is nested at most {_MAX_NESTING} levels deep"
            )
        self._at = found.end()
        return self._view[found.start(1) : found.end(1)]

    def _next_is(self, sign: bytes) -> bool:
        found = _SIGN.match(self._file.data, self._at)
        return found is not None and found[1] == sign

    def _sign(self, *signs: bytes) -> bytes:
        found = _SIGN.match(self._file.data, self._at)
        if found is None or found[1] not in signs:
            raise self._refused("it is no valid JSON")
        self._at = found.end()
        return found[1]

    def _refused(self, reason: str) -> UnreadableData:
        return self._file.refused(reason, at=self._at)
