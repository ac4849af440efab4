"""The store: typed records out of one file, and transactions into it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from sys import intern
from typing import cast

import msgspec

from peerpal.domain.errors import ChangedMeanwhile, UnreadableData
from peerpal.domain.record import Record
from peerpal.storage.base import Damaged
from peerpal.storage.codecs import KINDS, R, decode, encode, require_same
from peerpal.storage.folder import Folder
from peerpal.storage.glance import G, Glance, glance_of, glances_at
from peerpal.storage.journal import Change
from peerpal.storage.journaled import JournalStorage
from peerpal.storage.tables import JournalDB

Stored = bytes | msgspec.Raw


class Store:
    """Every record of one folder. Records are frozen, so what is read may be kept."""

    def __init__(self, folder: Folder, *, instance: str, now: Callable[[], datetime]) -> None:
        self.db = JournalDB(folder, instance=instance, now=now)
        self._storage = cast("JournalStorage", self.db.storage)
        self._now = now
        self._decoded: dict[str, dict[str, tuple[Stored, Record]]] = {}
        self._glances: dict[tuple[str, tuple[str, ...]], type[Glance]] = {}
        self._listed: dict[str, tuple[int, list[Record]]] = {}

    @property
    def instance(self) -> str:
        """The id of the person whose folder this is."""
        return self._storage.instance

    @property
    def is_untouched(self) -> bool:
        """True while nothing was ever saved in the folder."""
        return self._storage.is_untouched

    def refresh(self) -> bool:
        """Take over what other processes have saved; True when there was something."""
        return self._storage.refresh()

    def version(self, kind: type[Record]) -> int:
        """Return a number that differs whenever a record of the kind has changed."""
        return self._storage.version(kind.TABLE)

    @property
    def revision(self) -> int:
        """A number that differs whenever any record has changed."""
        return sum(self._storage.version(table) for table in KINDS)

    def has_any(self, table: str) -> bool:
        """True when there is a record in a table, also in the bin; its kind is not imported."""
        return bool(self._storage.rows(table))

    def find(self, kind: type[R], id_: str) -> R | None:
        """Return one record, or None."""
        stored = self._storage.rows(kind.TABLE).get(id_)
        return None if stored is None else self._decode(kind, id_, stored)

    def some(self, kind: type[R], ids: Iterable[str]) -> list[R]:
        """Return the records of these ids, which must be there, in that order."""
        rows = self._storage.rows(kind.TABLE)
        return [self._decode(kind, id_, rows[id_]) for id_ in ids]

    def all(self, kind: type[R]) -> list[R]:
        """Return every record of a kind, in the order they were first saved; not to be changed."""
        version = self.version(kind)
        known = self._listed.get(kind.TABLE)
        if known and known[0] == version:
            return cast("list[R]", known[1])
        rows = self._storage.rows(kind.TABLE)
        records = [self._decode(kind, id_, stored) for id_, stored in rows.items()]
        self._listed[kind.TABLE] = version, cast("list[Record]", records)
        return records

    def rows(self, kind: type[Record]) -> Mapping[str, Stored]:
        """Return the records of a kind as they are stored: the same bytes until one changes."""
        return self._storage.rows(kind.TABLE)

    def glance(self, kind: type[Record], names: tuple[str, ...], stored: Stored) -> Glance:
        """Return some fields of one record of a kind, also of one in the bin."""
        return self._seen(kind, self._glance(kind, names), [stored])[0]

    def ids_by(
        self, kind: type[Record], field: str, *, with_bin: bool = False
    ) -> dict[object, list[str]]:
        """Return the ids of the records of a kind by what a field holds, without those in the bin.

        One that holds several values stands under each of them. No record is decoded.
        """
        rows = self._storage.rows(kind.TABLE)
        groups: dict[object, list[str]] = {}
        glance = self._glance(kind, (field,))
        for id_, seen in zip(rows, self._seen(kind, glance, rows.values()), strict=True):
            held = getattr(seen, field)
            if with_bin or not seen.deleted_at:
                for value in dict.fromkeys(held) if isinstance(held, tuple) else (held,):
                    groups.setdefault(value, []).append(id_)
        return groups

    def having(self, kind: type[R], field: str) -> list[R]:
        """Return the records in which a day or a text is set, also the empty one.

        No others are decoded: of what is set in few, that is most of the time.
        """
        return self._matching(kind, rf'"{field}"\s*:\s*"'.encode())

    def holding(self, kind: type[R], field: str, value: str) -> list[R]:
        """Return the records in which a field holds a value, also those in the bin.

        No others are decoded; for a value of a few, which nobody types.
        """
        return self._matching(kind, rf'"{field}"\s*:\s*"{value}"'.encode())

    def naming(self, kind: type[R], id_: str) -> list[R]:
        """Return the records in which an id stands anywhere, also those in the bin.

        No others are decoded.
        """
        return self._matching(kind, re.escape(msgspec.json.encode(id_)))

    def _matching(self, kind: type[R], pattern: bytes) -> list[R]:
        is_meant = re.compile(pattern).search
        rows = self._storage.rows(kind.TABLE)
        return [self._decode(kind, id_, stored) for id_, stored in rows.items() if is_meant(stored)]

    def glances(self, kind: type[Record], glance: type[G]) -> list[G]:
        """Return a few fields of every record of a kind that is not in the bin.

        No record is decoded: where few of many are wanted, these are found by it.
        """
        seen = self._seen(kind, glance, self._storage.rows(kind.TABLE).values())
        return [one for one in seen if not one.deleted_at]

    def _glance(self, kind: type[Record], names: tuple[str, ...]) -> type[Glance]:
        key = kind.TABLE, names
        if key not in self._glances:
            self._glances[key] = glance_of(kind, names)
        return self._glances[key]

    def _seen(self, kind: type[Record], glance: type[G], rows: Iterable[Stored]) -> list[G]:
        try:
            return glances_at(glance, rows)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            self.all(kind)  # says which of them is damaged
            raise

    def find_whole(self, kind: type[R], id_: str) -> R | None:
        """Return one record that is about to be written over, or None.

        Raises UnreadableData when it holds something that would be dropped.
        """
        record = self.find(kind, id_)
        if record is not None:
            try:
                require_same(record, self._storage.rows(kind.TABLE)[id_])
            except Damaged as damage:
                raise self._unreadable(kind, id_, damage) from damage
        return record

    @contextmanager
    def transaction(self, label: str) -> Iterator[Transaction]:
        """Hold the folder, then save everything that was put inside at once, or nothing."""
        with self._storage.locked():
            transaction = Transaction(self, self._now())
            yield transaction
            if transaction.changes:
                self._storage.commit(label, [change.stored() for change in transaction.changes])

    def rehearsal(self) -> Transaction:
        """Return a transaction that is only looked at and never saved."""
        return Transaction(self, self._now())

    def back_up(self) -> None:
        """Keep everything as it is now as a backup; nothing is done while there is nothing."""
        with self._storage.locked():
            if any(self._storage.read().values()):
                self._storage.back_up()

    def close(self) -> None:
        """End the work on the folder and fold the journal."""
        self.db.close()

    def _decode(self, kind: type[R], id_: str, stored: Stored) -> R:
        cache = self._decoded.setdefault(kind.TABLE, {})
        known = cache.get(id_)
        if known is None or known[0] is not stored:
            try:
                known = cache[id_] = stored, _sharing(decode(kind, stored), id_)
            except Damaged as damage:
                raise self._unreadable(kind, id_, damage) from damage
        return cast("R", known[1])

    def _unreadable(self, kind: type[Record], id_: str, damage: Damaged) -> UnreadableData:
        return self._storage.unreadable(f"record {id_} in table {kind.TABLE}: {damage}")


def _sharing(record: R, id_: str) -> R:
    """Return a new record with texts that are there already: of thousands of them it counts."""
    if record.id == id_:
        object.__setattr__(record, "id", id_)
        object.__setattr__(record, "author", intern(record.author))
    return record


class RecordChange(msgspec.Struct, frozen=True):
    """One record before and after a transaction; None where there is no such record."""

    kind: type[Record]
    id: str
    before: Record | None
    after: Record | None

    def stored(self) -> Change:
        """Return the change as the journal keeps it."""
        return Change(self.kind.TABLE, self.id, None if self.after is None else encode(self.after))


class Transaction:
    """What one intention changes; it reads its own changes, and is saved at once or not at all."""

    def __init__(self, store: Store, at: datetime) -> None:
        self._store = store
        self._at = at
        self._changes: dict[tuple[str, str], RecordChange] = {}

    @property
    def changes(self) -> tuple[RecordChange, ...]:
        """Every record that differs from before."""
        return tuple(self._changes.values())

    def find(self, kind: type[R], id_: str) -> R | None:
        """Return one record as this transaction leaves it, or None."""
        change = self._changes.get((kind.TABLE, id_))
        if change:
            return cast("R | None", change.after)
        return self._store.find(kind, id_)

    def put(self, record: R) -> R:
        """Save a record as its next version, and return that.

        Raises ChangedMeanwhile unless the record is the version that is stored now.
        """
        current = self.find(type(record), record.id)
        if record.rev != (current.rev if current else 0):
            raise ChangedMeanwhile
        moment = max(self._at, record.created_at)
        saved = replace(record, rev=record.rev + 1, updated_at=moment)
        return self._set(type(record), record.id, saved)

    def put_back(self, record: R) -> R:
        """Save a former version of a record over whatever is there now, and return it."""
        current = self.find(type(record), record.id)
        rev = max(record.rev, current.rev if current else 0) + 1
        return self._set(type(record), record.id, replace(record, rev=rev))

    def take_in(self, record: R) -> R:
        """Save a record as the version that it is, as when it comes from another folder."""
        return self._set(type(record), record.id, record)

    def take_out(self, kind: type[R], id_: str) -> None:
        """Remove a record for good, as when the step that made it is undone."""
        self._set(kind, id_, None)

    def _set(self, kind: type[R], id_: str, after: R | None) -> R:
        key = kind.TABLE, id_
        first = self._changes.get(key)
        before = first.before if first else self._store.find_whole(kind, id_)
        self._changes[key] = RecordChange(kind=kind, id=id_, before=before, after=after)
        return cast("R", after)
