"""What an import finds: how many records are new, changed or there already, and what is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, ValuesView
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import datetime
from typing import Any

from peerpal.domain.errors import InvalidField
from peerpal.domain.record import Record
from peerpal.storage.base import Damaged

MAX_TEXT = 1_000_000
_MAX_ITEMS = 500_000
_MAX_NUMBER = 10**9
_MOST_PROBLEMS = 10
_NAME = re.compile("[a-z_0-9]{1,40}")
_IS_ID = re.compile("^id$|^author$|_ids?$")
_ID = re.compile("[0-9A-Za-z_-]{1,64}")


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
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(f"{place}: {reason}")

    @contextmanager
    def at(self, place: str, joint: str = ".") -> Iterator[None]:
        """Note what is wrong with the record that is dealt with inside, and go on after it."""
        try:
            yield
        except InvalidField as error:
            name = error.field if _NAME.fullmatch(error.field) else "…"
            self.add_problem(f"{place}{joint}{name}", error.reason)
        except Damaged as damage:
            self.add_problem(place, str(damage).replace("$", place))
        except ValueError as error:  # of our own readers, which never quote
            self.add_problem(place, str(error))

    def require_limits(self, record: Record) -> None:
        """Raise InvalidField for a value that no screen could show or no memory could hold."""
        for name, value in _parts(record):
            if isinstance(value, (tuple, Mapping)):
                self._items += len(value)
            if self._items > _MAX_ITEMS:
                raise InvalidField(name, "there are too many tags, texts and other parts")
            _require_limits(name, value)


def _parts(whole: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 a record or a part of one
    """Yield every value with the name of its field, however deep it lies."""
    for field_ in fields(whole):
        value = getattr(whole, field_.name)
        yield field_.name, value
        items = value.values() if isinstance(value, Mapping) else value
        for item in items if isinstance(items, (tuple, ValuesView)) else ():
            if is_dataclass(item):
                yield from _parts(item)
            else:
                yield field_.name, item


def _require_limits(name: str, value: Any) -> None:  # noqa: ANN401 any value of a record
    match value:
        case str() if len(value) > MAX_TEXT:
            raise InvalidField(name, f"is longer than {MAX_TEXT:,} characters")
        case str() if _IS_ID.search(name) and not _ID.fullmatch(value):
            raise InvalidField(name, "is no id")
        case int() | float() if abs(value) > _MAX_NUMBER:
            raise InvalidField(name, "is too large a number")
        case datetime() if value.tzinfo is None or not 1 < value.year < 9999:
            raise InvalidField(name, "is no moment with a time zone of our time")
