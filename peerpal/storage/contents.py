"""What the base and the journal hold together, in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from peerpal.storage.base import Damaged, Meta, Rows, Tables
from peerpal.storage.journal import Entry, decode_entries

Position = tuple[int, int]
"""Generation of the base and number of the journal line: it only ever grows."""


class Contents(msgspec.Struct):
    """Every record as stored, and how far the journal was followed to get there."""

    meta: Meta
    tables: Tables = {}
    entry_count: int = 0
    journal_size: int = 0
    last_line: bytes = b""

    @property
    def position(self) -> Position:
        """Which transaction was the last one."""
        return self.meta.generation, self.entry_count

    def follow(self, data: bytes) -> set[str]:
        """Apply the journal lines after those that are known, and name the tables that changed.

        Lines of the generation before are in the base already: a fold was cut short. Raises
        Damaged, and applies nothing, when a line is damaged or not the next one.
        """
        entries, size = decode_entries(data)
        generation, count = self.position
        if count == 0 and all(entry.generation == generation - 1 for entry in entries):
            return set()
        for number, entry in enumerate(entries, start=count + 1):
            if (entry.generation, entry.n) != (generation, number):
                raise Damaged(f"line {entry.n} of generation {entry.generation} is out of order")
        if entries:
            self.last_line = data[data.rfind(b"\n", 0, size - 1) + 1 : size]
            self.journal_size += size
        return {table for entry in entries for table in self.apply(entry)}

    def apply(self, entry: Entry) -> set[str]:
        """Take over one transaction and name the tables that changed."""
        for change in entry.changes:
            rows = self.tables.setdefault(change.table, {})
            if change.record is None:
                rows.pop(change.id, None)
            else:
                rows[change.id] = change.record
        self.entry_count = entry.n
        return {change.table for change in entry.changes}


class Documents(Mapping[str, dict[str, Any]]):
    """A table as TinyDB reads it: a fresh document each time one is looked at."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def __getitem__(self, id_: str) -> dict[str, Any]:
        document: dict[str, Any] = msgspec.json.decode(self._rows[id_])
        return document

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)
