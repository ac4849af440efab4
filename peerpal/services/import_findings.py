"""What an import finds: how many records are new, changed or there already, and what is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, is_dataclass
from datetime import datetime
from typing import Any

from peerpal.domain.errors import InvalidField
from peerpal.domain.record import Record, field_names
from peerpal.storage.base import Damaged

MAX_TEXT = 1_000_000
_MAX_ITEMS = 500_000
_MAX_NUMBER = 10**9
_TOLD_PROBLEMS = 10
MOST_PROBLEMS = 100
_NAME = re.compile("[a-z_0-9]{1,40}")
_ID = re.compile("[0-9A-Za-z_-]{1,64}")


class Enough(Exception):
    """So much is wrong with a file that it is not looked at any further."""


@dataclass(slots=True)
class Findings:
    """The counts by table; `kept` are records that are newer here than in the file."""

    new: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    same: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    problem_count: int = 0
    problems: list[str] = field(default_factory=list)
    _items: int = 0

    @property
    def has_changes(self) -> bool:
        """True when there is something to save."""
        return bool(self.new or self.changed)

    def add_problem(self, place: str, reason: str) -> None:
        """Note that something can't be taken; only the first few are kept in words."""
        self.problem_count += 1
        if len(self.problems) < _TOLD_PROBLEMS:
            self.problems.append(f"{place}: {reason}")
        if self.problem_count == MOST_PROBLEMS:
            raise Enough

    @contextmanager
    def at(self, place: str, joint: str = ".") -> Iterator[None]:
        """Note what is wrong with the record that is dealt with inside, and go on after it."""
        try:
            yield
        except InvalidField as error:
            name = error.field if _NAME.fullmatch(error.field) else "…"
            self.add_problem(f"{place}{joint}{name}", error.reason)
            if self._items > _MAX_ITEMS:
                raise Enough from None
        except Damaged as damage:
            self.add_problem(place, str(damage).replace("$", place))
        except ValueError:  # its text may quote
            self.add_problem(place, "a value here can't be read")

    def require_limits(self, record: Record) -> None:
        """Raise InvalidField for a value that no screen could show or no memory could hold."""
        self._require(record)
        for name in field_names(record):
            if not (name in ("id", "author") or name.endswith(("_id", "_ids"))):
                continue
            value = getattr(record, name)
            ids = value if isinstance(value, tuple) else () if value is None else (value,)
            if not all(map(_ID.fullmatch, ids)):
                raise InvalidField(name, "is no id")

    def _require(self, whole: Record | Any) -> None:  # noqa: ANN401 a record or a part of one
        for name in field_names(whole):
            value = getattr(whole, name)
            kind = type(value)
            if kind is tuple or kind is dict:
                self._items += len(value)
                if self._items > _MAX_ITEMS:
                    raise InvalidField(name, "there are too many tags, texts and other parts")
                for item in value if kind is tuple else value.values():
                    if is_dataclass(item):
                        self._require(item)
                    else:
                        _require_limits(name, item)
            else:
                _require_limits(name, value)


def _require_limits(name: str, value: Any) -> None:  # noqa: ANN401 any value of a record
    kind = type(value)
    if kind is str and len(value) > MAX_TEXT:
        raise InvalidField(name, f"is longer than {MAX_TEXT:,} characters")
    if (kind is int or kind is float) and abs(value) > _MAX_NUMBER:
        raise InvalidField(name, "is too large a number")
    if kind is datetime and (value.tzinfo is None or not 1 < value.year < 9999):
        raise InvalidField(name, "is no moment with a time zone of our time")
