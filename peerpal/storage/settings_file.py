"""The file with a person's settings: it is theirs, and only what changes is written into it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from peerpal.domain.errors import PeerPalError, SaveFailed, UnreadableData
from peerpal.storage import files

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

NAME: Final = "settings.toml"
MOST_BYTES: Final = 1_000_000
_PLACE = re.compile(r"\(at line ([0-9]+), column ([0-9]+)\)$")
_HEADER = re.compile(r"\s*\[\s*([^\[\]#]*?)\s*\]")


class NoToml(PeerPalError):
    """The file can't be read as TOML; the message says what is wrong, without the file's name."""

    exit_status = 1

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.line = line


def read_text(folder: Path) -> str | None:
    """Return what stands in the file; None when there is none. Raises UnreadableData or NoToml."""
    path = folder / NAME
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise UnreadableData(f"it can't be read: {_reason(error)}") from error
    if len(data) > MOST_BYTES:
        raise NoToml(f"it is longer than {MOST_BYTES:,} bytes")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NoToml(f"it is not UTF-8, at byte {error.start + 1} of the file", line) from None


def parse(text: str) -> dict[str, Any]:
    """Return the values in a text. Raises NoToml."""
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        reason = str(error)
        if found := _PLACE.search(reason):
            said = reason[: found.start()].strip()
            raise NoToml(f"this is no TOML at column {found[2]}: {said}", int(found[1])) from None
        said = "it nests too deep" if isinstance(error, RecursionError) else reason
        raise NoToml(f"this is no TOML: {said}") from None


def line_of(text: str, table: str, name: str) -> int | None:
    """Return the line, from 1, that gives a name of a table its value; None when none is found."""
    spelled = ".".join(rf"[\"']?{re.escape(part)}[\"']?" for part in name.split("."))
    given = re.compile(rf"\s*(?:{spelled}|[\"']{re.escape(name)}[\"'])\s*(?:=|\.)")
    head = re.compile(rf"\s*\[+\s*{spelled}\s*[\].]")
    current = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if head.match(line) and not table:
            return number
        if found := _HEADER.match(line):
            current = found[1].strip("\"'")
        elif current == table and given.match(line):
            return number
    return None


def alone(text: str, name: str) -> object:
    """Return the value of a name at the top, when its line is sound in a text that is not."""
    number = line_of(text, "", name)
    try:
        return parse(text.splitlines()[number - 1]).get(name) if number else None
    except NoToml:
        return None


def changed(text: str, values: Mapping[str, object], keys: Mapping[str, str | None]) -> str:
    """Return the text with other values; comments, order and everything else stay.

    `keys` are those of the table of keys, and None takes a line away. Raises SaveFailed when that
    can't be done.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    before = parse(text)
    try:
        document = tomlkit.parse(text)
        for name, value in values.items():
            _put(document, name, value)
        for id_, keys_ in keys.items():
            _put_keys(document, id_, keys_)
        after = tomlkit.dumps(document)
    except (TOMLKitError, TypeError, ValueError, KeyError, AttributeError) as error:
        raise SaveFailed(_BY_HAND) from error
    if _without(parse(after), values, keys) != _without(before, values, keys):
        raise SaveFailed(_BY_HAND)
    return after


_BY_HAND = f"{NAME} can't be changed without losing something. Change it by hand."


def write_text(folder: Path, text: str) -> None:
    """Put a text in place of the file, or make the file. Raises SaveFailed."""
    path = folder / NAME
    try:
        files.make_folder(folder)
        whole = path.resolve()  # a link to a file that is kept elsewhere stays one
        mode = whole.stat().st_mode & 0o777 if whole.exists() else 0o600
        files.replace(whole, text.encode())
        if mode != 0o600:
            os.chmod(whole, mode)  # noqa: PTH101 the file is the person's own
    except (OSError, UnicodeEncodeError) as error:
        reason = _reason(error) if isinstance(error, OSError) else "a value is no text"
        raise SaveFailed(f"{path} can't be written: {reason}.") from error


def _put(document: TOMLDocument, name: str, value: object) -> None:
    if name in document:
        document[name] = value
        return
    document.add(name, value)


def _put_keys(document: TOMLDocument, id_: str, keys: str | None) -> None:
    import tomlkit

    table: Any = document.get("keys")
    if not isinstance(table, dict):
        if keys is None:
            return
        table = tomlkit.table()
        document["keys"] = table
        table = document["keys"]
    inner, last = table, id_
    if id_ not in table:
        *way, last = id_.split(".")
        for part in way:
            inner = inner.get(part) if isinstance(inner, dict) else None
        if not isinstance(inner, dict) or last not in inner:
            inner, last = table, id_
    if keys is not None:
        inner[last] = keys
    elif last in inner:
        del inner[last]


def _without(
    data: Mapping[str, Any], values: Mapping[str, object], keys: Mapping[str, str | None]
) -> list[tuple[str, str]]:
    """Return everything but what is to be changed, to be compared."""

    def flat(table: Mapping[str, Any], before: str) -> list[tuple[str, str]]:
        found = []
        for name, value in table.items():
            if isinstance(value, Mapping):
                found += flat(value, f"{before}{name}.")
            else:
                found.append((before + name, repr(value)))
        return found

    touched = {*values, *(f"keys.{id_}" for id_ in keys)}
    return sorted(item for item in flat(data, "") if item[0] not in touched)


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
