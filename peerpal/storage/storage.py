"""The TinyDB storage that keeps saved changes in a journal beside the base.

Readers need no lock: a base with the journal lines of its own generation is always one state.
Writers hold the lock, catch up, append one synced line, and only then change memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any, cast

import msgspec
from tinydb.storages import Storage

from peerpal.domain.errors import DataInUse, SaveFailed, UnreadableData
from peerpal.storage.base import Damaged, Meta, Rows, Tables, decode_base, encode_base
from peerpal.storage.codecs import encode_document
from peerpal.storage.folder import Folder, Stamp
from peerpal.storage.journal import Change, Entry, decode_entries, encode_entry

BASE = "peerpal.json"
JOURNAL = "peerpal.journal"
_FOLD_BYTES = 1_000_000
_META_TABLE = "_meta"


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


class JournalStorage(Storage):
    """Base and journal of one folder as a TinyDB storage."""

    def __init__(self, folder: Folder, *, instance: str, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._now = now
        self._meta = Meta(generation=0, instance=instance)
        self._tables: Tables = {}
        self._versions: dict[str, int] = {}
        self._base_stamp: Stamp | None = None
        self._base_size = 0
        self._journal_size = 0
        self._entry_count = 0
        self._reload()

    # Reading

    def rows(self, table: str) -> Rows:
        """Return a table's records as stored, by id; not to be changed."""
        return self._tables.get(table, {})

    def version(self, table: str) -> int:
        """Return a number that differs whenever the table has changed."""
        return self._versions.get(table, 0)

    def read(self) -> dict[str, dict[str, Any]]:
        """Return every table the way TinyDB reads it."""
        tables = {name: Documents(rows) for name, rows in self._tables.items()}
        return cast("dict[str, dict[str, Any]]", tables)

    def refresh(self) -> None:
        """Take over what other processes have saved. Raises UnreadableData for damage.

        The journal is read before the base is looked at: a fold changes the base first.
        """
        stamp = self._folder.stamp(JOURNAL)
        size = stamp[1] if stamp else 0
        added = b""
        if size > self._journal_size:
            added = self._folder.read(JOURNAL, self._journal_size) or b""
        if size < self._journal_size or self._folder.stamp(BASE) != self._base_stamp:
            self._reload()
        elif added:
            self._replay(added)

    # Writing

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder and catch up; what is read inside can be committed on."""
        with self._folder.locked():
            self.refresh()
            yield

    def commit(self, label: str, changes: Iterable[Change]) -> None:
        """Save changes as one transaction; only inside `locked()`. Raises SaveFailed."""
        if self._base_stamp is None:
            self._write_base()
        entry = Entry(
            n=self._entry_count + 1,
            generation=self._meta.generation,
            at=self._now(),
            label=label,
            changes=tuple(changes),
        )
        line = encode_entry(entry)
        self._folder.append(JOURNAL, line, at=self._journal_size)
        self._journal_size += len(line)
        self._apply(entry)
        if self._journal_size > max(_FOLD_BYTES, self._base_size // 2):
            with suppress(SaveFailed):  # what was asked for is saved; the next one folds
                self._fold()

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Save whole tables as TinyDB hands them over: what differs becomes one transaction."""
        with self.locked():
            self.commit("Write tables", self._differences(data))

    def close(self) -> None:
        """Fold the journal into the base, unless another process still works on it."""
        try:
            if self._entry_count:
                with self.locked():
                    if self._entry_count and self._folder.is_alone(JOURNAL):
                        self._fold()
        except (SaveFailed, DataInUse):
            return  # everything is saved, in the journal
        finally:
            self._folder.leave()

    def _differences(self, data: Mapping[str, Mapping[str, Any]]) -> Iterator[Change]:
        for table in (data.keys() | self._tables.keys()) - {_META_TABLE}:
            new, old = data.get(table, {}), self.rows(table)
            for id_, document in new.items():
                if id_ not in old or msgspec.json.decode(old[id_]) != document:
                    yield Change(table, str(id_), encode_document(table, document))
            for id_ in old.keys() - {str(id_) for id_ in new}:
                yield Change(table, id_, None)

    def _fold(self) -> None:
        self._write_base()
        self._folder.append(JOURNAL, b"", at=0)

    def _write_base(self) -> None:
        """Put a new base in place; from then on the journal's lines belong to an older one."""
        meta = Meta(generation=self._meta.generation + 1, instance=self._meta.instance)
        data = encode_base(meta, self._tables)
        self._folder.replace(BASE, data)
        self._meta = meta
        self._base_stamp = self._folder.stamp(BASE)
        self._base_size = len(data)
        self._journal_size = self._entry_count = 0

    # Catching up

    def _reload(self) -> None:
        """Read base and journal anew, again if another process folded in between."""
        while True:
            stamp = self._folder.stamp(BASE)
            base = self._folder.read(BASE)
            journal = self._folder.read(JOURNAL)
            if self._folder.stamp(BASE) == stamp:
                break
        if base is None:
            if journal is not None or self._base_stamp is not None:
                raise self._unreadable(
                    BASE, "it is missing, and other files show that it was there"
                )
            return
        try:
            self._meta, self._tables = decode_base(base)
        except Damaged as damage:
            raise self._unreadable(BASE, str(damage)) from damage
        self._base_stamp, self._base_size = stamp, len(base)
        self._journal_size = self._entry_count = 0
        if journal is not None:
            self._folder.enter(JOURNAL)
        for table in self._versions.keys() | self._tables.keys():
            self._versions[table] = self.version(table) + 1
        self._replay(journal or b"")

    def _replay(self, data: bytes) -> None:
        """Apply journal lines that follow what is known."""
        try:
            entries, good = decode_entries(data)
            for entry in entries:
                if entry.generation < self._meta.generation and not self._entry_count:
                    continue
                if (entry.generation, entry.n) != (self._meta.generation, self._entry_count + 1):
                    raise Damaged(
                        f"line {entry.n} of generation {entry.generation} is out of order"
                    )
                self._apply(entry)
        except Damaged as damage:
            raise self._unreadable(JOURNAL, str(damage)) from damage
        if self._entry_count:
            self._journal_size += good

    def _apply(self, entry: Entry) -> None:
        for change in entry.changes:
            rows = self._tables.setdefault(change.table, {})
            if change.record is None:
                rows.pop(change.id, None)
            else:
                rows[change.id] = change.record
            self._versions[change.table] = self.version(change.table) + 1
        self._entry_count = entry.n

    def _unreadable(self, name: str, reason: str) -> UnreadableData:
        return UnreadableData(
            f"{self._folder.where(name)} can't be used: {reason}. It was left as it is."
        )
