"""Forgets a person for good: in the data, its journal, the drafts and the backups."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from peerpal.domain.errors import NotFound, SaveFailed
from peerpal.domain.forgetting import (
    Mention,
    mentions,
    name_pattern,
    without_name,
    without_person,
)
from peerpal.domain.peer import Peer
from peerpal.domain.record import Record
from peerpal.services.names import find_peer
from peerpal.storage.backups import FOLDER, is_backup
from peerpal.storage.base import Damaged, Meta, decode_base, encode_base
from peerpal.storage.base import Tables as StoredTables
from peerpal.storage.checking import first_unfit
from peerpal.storage.codecs import KINDS, decode, encode
from peerpal.storage.drafts import FOLDER as DRAFTS
from peerpal.storage.folder import DiskFolder
from peerpal.storage.journaled import BASE, JOURNAL, JournalStorage
from peerpal.storage.migrations import upgraded
from peerpal.storage.writings import drop_empty, kept_texts

Records = dict[str, dict[str, Record]]
"""Records by their id, by the name of their table; tables of other programs are passed over."""
Place = tuple[str, str]
"""Table and id of a record."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What forgetting somebody would do; nothing is done before it was seen."""

    peer: Peer
    name: re.Pattern[str]
    gone: Sequence[Place]
    mentions: Sequence[Mention]
    backups: Sequence[str]
    unreadable: Sequence[str]
    unsaved: Sequence[str]
    """Drafts, and texts that an editor did not bring back."""


class Purge:
    """Forgets people in one data folder."""

    def __init__(self, folder: DiskFolder, *, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._now = now

    def plan(self, name: str) -> Plan:
        """Return what would be done to forget a peer, also one in the bin. Raises NotFound."""
        storage = self._opened()
        self._folder.leave()
        records = _decoded(_tables(storage))
        peers = [peer for peer in records.get(Peer.TABLE, {}).values() if isinstance(peer, Peer)]
        peer = find_peer(name.removeprefix("@"), peers)
        if peer is None:
            raise NotFound(f"There is no peer “{name}”.")
        left = without_person(records, peer.id)
        pattern = name_pattern(peer.name, [other.name for other in peers if other is not peer])
        kept = self._folder.names(FOLDER)
        usable = [backup for backup in kept if self._usable(backup) is not None]
        return Plan(
            peer,
            pattern,
            gone=[(t, i) for t, rows in records.items() for i in rows if i not in left[t]],
            mentions=mentions(left, pattern),
            backups=usable,
            unreadable=[backup for backup in kept if backup not in usable],
            unsaved=self._unsaved(peer, pattern),
        )

    def carry_out(self, plan: Plan, *, spared: Collection[Place] = ()) -> None:
        """Forget the person; records in `spared` keep the name in their texts.

        The data itself comes last, so that it can be done again when it was interrupted. Raises
        SaveFailed or DataInUse.
        """
        storage = self._opened()
        with storage.locked():
            for name in [*plan.unreadable, *plan.unsaved]:
                self._folder.remove(name)
            drop_empty(self._folder.path)
            for name in plan.backups:
                if usable := self._usable(name):
                    meta, tables = usable
                    left = _forgotten(_decoded(tables), plan, spared)
                    self._folder.replace(name, encode_base(meta, {**tables, **_encoded(left)}))
            tables = _tables(storage)
            before = _decoded(tables)
            left = self._counted(before, _forgotten(before, plan, spared))
            storage.replace_all({**tables, **_encoded(left)})
        if self._folder.read(JOURNAL):
            raise SaveFailed(f"{self._folder.where(JOURNAL)} could not be emptied; open PeerPal.")
        storage.close()

    def still_named(self, plan: Plan, *, spared: Collection[Place] = ()) -> list[Path]:
        """Return the files where the name stands although nobody wanted to keep it there."""
        kept = {self._folder.path / name for name in (BASE, *plan.backups)} if spared else set()
        return [
            path
            for path in sorted(self._folder.path.rglob("*"))
            if path.is_file()
            and path not in kept
            and plan.name.search(path.read_text("utf-8", "replace"))
        ]

    def _opened(self) -> JournalStorage:
        return JournalStorage(self._folder, instance="", now=self._now)

    def _usable(self, backup: str) -> tuple[Meta, StoredTables] | None:
        data = self._folder.read(backup)
        if data is None or not is_backup(backup):
            return None
        try:
            meta, tables = decode_base(data)
        except Damaged:
            return None
        tables = upgraded(meta, tables)
        return None if first_unfit(tables) else (Meta(meta.generation, meta.instance), tables)

    def _unsaved(self, peer: Peer, name: re.Pattern[str]) -> list[str]:
        """Return the drafts and the kept texts that speak of a person, with what lies beside."""

        def names_in(file: str) -> bool:
            text = (self._folder.read(file) or b"").decode("utf-8", "replace")
            return bool(name.search(text)) or peer.id in text or peer.id in file

        texts = [str(path.relative_to(self._folder.path)) for path in kept_texts(self._folder.path)]
        folders = {Path(text).parent for text in texts if names_in(text)}
        drafts = [draft for draft in self._folder.names(DRAFTS) if names_in(draft)]
        return [*drafts, *(text for text in texts if Path(text).parent in folders)]

    def _counted(self, before: Records, after: Records) -> Records:
        """Count what was changed as another version, so that nobody writes the old one over it."""
        return {
            table: {
                id_: record
                if record == before[table][id_]
                else replace(record, rev=record.rev + 1, updated_at=self._now())
                for id_, record in rows.items()
            }
            for table, rows in after.items()
        }


def _forgotten(records: Records, plan: Plan, spared: Collection[Place]) -> Records:
    return {
        table: {
            id_: record if (table, id_) in spared else without_name(record, plan.name)
            for id_, record in rows.items()
        }
        for table, rows in without_person(records, plan.peer.id).items()
    }


def _tables(storage: JournalStorage) -> StoredTables:
    """Return what is stored. Raises UnreadableData when a record of it can't be used."""
    tables = {table: storage.rows(table) for table in storage.read()}
    if unfit := first_unfit(tables):
        raise storage.unreadable(unfit)
    return tables


def _decoded(tables: StoredTables) -> Records:
    return {
        table: {id_: decode(KINDS[table], row) for id_, row in rows.items()}
        for table, rows in tables.items()
        if table in KINDS
    }


def _encoded(records: Records) -> StoredTables:
    return {
        table: {id_: encode(record) for id_, record in rows.items()}
        for table, rows in records.items()
    }
