"""The TinyDB storage that keeps saved changes in a journal beside the base.

Readers need no lock: a base with the journal lines of its own generation is always one state.
Writers hold the lock, catch up, append one synced line, and only then change memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any, cast

import msgspec
from tinydb.storages import Storage

from peerpal.domain.errors import (
    ChangedMeanwhile,
    DataInUse,
    SaveFailed,
    UnreadableData,
    WrongUse,
)
from peerpal.storage.backups import FOLDER as BACKUPS
from peerpal.storage.backups import Backups
from peerpal.storage.base import META_TABLE, Damaged, Meta, Rows, Tables, decode_base, encode_base
from peerpal.storage.codecs import encode_document
from peerpal.storage.contents import Contents, Documents, Position
from peerpal.storage.folder import Folder, Stamp
from peerpal.storage.journal import Change, Entry, encode_entry
from peerpal.storage.migrations import MIGRATIONS, Migration, newest, upgraded

BASE = "peerpal.json"
JOURNAL = "peerpal.journal"
_FOLD_BYTES = 1_000_000
_NAMED_BACKUPS = 3


class JournalStorage(Storage):
    """Base and journal of one folder as a TinyDB storage."""

    def __init__(
        self,
        folder: Folder,
        *,
        instance: str,
        now: Callable[[], datetime],
        migrations: Sequence[Migration] = MIGRATIONS,
    ) -> None:
        self._folder = folder
        self._backups = Backups(folder, now=now)
        self._now = now
        self._migrations = migrations
        self._schema = newest(migrations)
        self._contents = Contents(Meta(generation=0, instance=instance, schema=self._schema))
        self._settled: Position = self._contents.position
        self._read_at: Position = self._contents.position
        self._versions: dict[str, int] = {}
        self._base_stamp: Stamp | None = None
        self._base_size = 0
        self._journal_stamp: Stamp | None = None
        self._reload()
        if self._contents.meta.schema < self._schema:
            self._migrate()

    @property
    def instance(self) -> str:
        """The id that the folder got when it was first written."""
        return self._contents.meta.instance

    @property
    def is_untouched(self) -> bool:
        """True while nothing was ever saved in the folder."""
        return self._base_stamp is None

    # Reading

    def rows(self, table: str) -> Rows:
        """Return a table's records as stored, by id; not to be changed."""
        return self._contents.tables.get(table, {})

    def version(self, table: str) -> int:
        """Return a number that differs whenever the table has changed."""
        return self._versions.get(table, 0)

    def read(self) -> dict[str, dict[str, Any]]:
        """Return every table the way TinyDB reads it."""
        self._read_at = self._contents.position
        tables = {name: Documents(rows) for name, rows in self._contents.tables.items()}
        return cast("dict[str, dict[str, Any]]", tables)

    def refresh(self) -> bool:
        """Take over what other processes have saved; True when there was something.

        Raises UnreadableData for damage, and keeps what was read before.
        """
        stamp = self._folder.stamp(JOURNAL)
        is_new = stamp != self._journal_stamp
        if (is_new and not self._follow(stamp)) or self._folder.stamp(BASE) != self._base_stamp:
            self._reload()
            return True
        return is_new

    def unreadable(self, reason: str, name: str = BASE) -> UnreadableData:
        """Return the error for a file that can't be used, saying what can be done."""
        backups: list[str] = []
        with suppress(UnreadableData):
            backups = self._backups.names()
        named = [self._folder.where(name) for name in backups[:_NAMED_BACKUPS]]
        if len(backups) > len(named):
            named.append(f"{len(backups) - len(named)} older ones")
        return UnreadableData(
            f"{self._folder.where(name)} can't be used: {reason}. It was left as it is. "
            f"Backups: {', '.join(named) or 'none'}. "
            "See more with `peerpal check`; put a backup in its place with `peerpal restore`."
        )

    # Writing

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder and catch up; what is read inside can be committed on."""
        with self._folder.locked():
            self.refresh()
            self._settled = self._contents.position
            yield
            if self._contents.journal_size > max(_FOLD_BYTES, self._base_size // 2):
                with suppress(SaveFailed):  # what was asked for is saved; the next one folds
                    self._fold()

    def commit(self, label: str, changes: Iterable[Change]) -> None:
        """Save changes as one transaction; only inside `locked()`. Raises SaveFailed."""
        changes = tuple(changes)
        if not changes:
            return
        if any(change.table == META_TABLE for change in changes):
            raise WrongUse(f"Table {META_TABLE} is PeerPal's own.")
        if self._base_stamp is None:
            self._write_base(self._contents.tables)
        contents = self._contents
        entry = Entry(
            n=contents.entry_count + 1,
            generation=contents.meta.generation,
            at=self._now(),
            label=label,
            changes=changes,
        )
        line = encode_entry(entry)
        self._journal_stamp = self._folder.append(JOURNAL, line, at=contents.journal_size)
        contents.journal_size += len(line)
        contents.last_line = line
        self._changed(contents.apply(entry))
        self._settled = contents.position
        self._folder.enter(JOURNAL)

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Save whole tables as TinyDB hands them over: what differs becomes one transaction.

        Raises ChangedMeanwhile when something was saved after TinyDB read what it hands over.
        """
        with self.locked():
            if data and self._read_at != self._contents.position:
                raise ChangedMeanwhile("The data was changed elsewhere. Nothing was written over.")
            self.commit("Write tables", self._differences(data))

    def close(self) -> None:
        """Fold the journal into the base, unless another process still works on it."""
        try:
            self.refresh()
            if self._contents.entry_count:
                with self.locked():
                    if self._folder.is_alone(JOURNAL):
                        self._fold()
                    self._folder.leave()  # still locked: of two that end at once, one folds
        except (SaveFailed, DataInUse):
            return  # everything is saved, in the journal
        finally:
            self._folder.leave()

    def _differences(self, data: Mapping[str, Mapping[str, Any]]) -> Iterator[Change]:
        for table in sorted((data.keys() | self._contents.tables.keys()) - {META_TABLE}):
            old = self.rows(table)
            new = {str(id_): document for id_, document in data.get(table, {}).items()}
            for id_, document in new.items():
                if id_ not in old or msgspec.json.decode(old[id_]) != document:
                    yield Change(table, id_, encode_document(table, id_, document))
            for id_ in old.keys() - new.keys():
                yield Change(table, id_, None)

    def back_up(self) -> str:
        """Keep everything as it is now as a backup; only inside `locked()`. Return its name."""
        return self._backups.keep(encode_base(self._contents.meta, self._contents.tables))

    def replace_all(self, tables: Tables) -> None:
        """Make these tables all there is; only inside `locked()`. Raises SaveFailed."""
        self._write_base(tables)
        self._changed(self._versions.keys() | tables.keys())
        with suppress(SaveFailed):  # its lines belong to the base before
            self._journal_stamp = self._folder.append(JOURNAL, b"", at=0)

    def _fold(self) -> None:
        if not self._backups.is_there_one_of_today():
            before = self._folder.read(BASE)
            if before and any(decode_base(before, newest=self._schema)[1].values()):
                self._backups.keep(before)
        self._write_base(self._contents.tables)
        self._journal_stamp = self._folder.append(JOURNAL, b"", at=0)

    def _write_base(self, tables: Tables) -> None:
        """Put a new base in place; from then on the journal's lines belong to an older one."""
        old = self._contents.meta
        meta = msgspec.structs.replace(old, generation=old.generation + 1, schema=self._schema)
        data = encode_base(meta, tables)
        self._base_stamp = self._folder.replace(BASE, data)
        self._base_size = len(data)
        self._contents = Contents(meta, tables)
        self._settled = self._contents.position

    def _migrate(self) -> None:
        """Bring what an older PeerPal wrote up to this one; it is kept as a backup."""
        with self.locked():
            contents = self._contents
            if contents.meta.schema < self._schema:  # or another process was first
                self.back_up()
                self.replace_all(upgraded(contents.meta, contents.tables, self._migrations))

    # Catching up

    def _follow(self, stamp: Stamp | None) -> bool:
        """Apply what was added to the journal; False when it changed in any other way.

        It is read from its last known line on, which a failed save elsewhere may have taken back.
        """
        known = self._contents.last_line
        start = self._contents.journal_size - len(known)
        data = self._folder.read(JOURNAL, start) or b""
        if not data.startswith(known) or data == known:
            return False
        try:
            self._changed(self._contents.follow(data[len(known) :]))
        except Damaged:
            return False
        self._journal_stamp = stamp
        self._settle()
        return True

    def _reload(self) -> None:
        """Read base and journal anew, again if another process wrote in between."""
        while True:
            base_stamp, journal_stamp = self._folder.stamp(BASE), self._folder.stamp(JOURNAL)
            base, journal = self._folder.read(BASE), self._folder.read(JOURNAL)
            if self._folder.stamp(BASE) != base_stamp:
                continue
            try:
                self._contents = self._decoded(base, journal)
                break
            except UnreadableData:
                if self._folder.stamp(JOURNAL) == journal_stamp:
                    raise
        self._base_stamp, self._base_size = base_stamp, len(base or b"")
        self._journal_stamp = journal_stamp
        self._changed(self._versions.keys() | self._contents.tables.keys())
        self._settle()
        self._folder.enter(JOURNAL)

    def _decoded(self, base: bytes | None, journal: bytes | None) -> Contents:
        name = BASE
        try:
            if base is None:
                if journal is not None or self._base_stamp or self._folder.names(BACKUPS):
                    raise Damaged("it is missing, and other files show that it was there")
                return self._contents
            contents = Contents(*decode_base(base, newest=self._schema))
            if self._base_stamp and contents.meta.schema < self._contents.meta.schema:
                raise Damaged("it was written by an older PeerPal, while this one had it open")
            name = JOURNAL
            contents.follow(journal or b"")
            if contents.position < self._settled:
                name = BASE if contents.meta.generation < self._settled[0] else JOURNAL
                raise Damaged("it lacks what it held before, while PeerPal had it open")
        except Damaged as damage:
            raise self.unreadable(str(damage), name) from damage
        return contents

    def _settle(self) -> None:
        """Note what can't be taken back: all but the last line, which may not be synced yet."""
        generation, number = self._contents.position
        self._settled = max(self._settled, (generation, max(number - 1, 0)))

    def _changed(self, tables: Iterable[str]) -> None:
        for table in tables:
            self._versions[table] = self.version(table) + 1
