"""Looks for what is wrong with a data folder, without changing anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from peerpal.domain.errors import InvalidField, UnreadableData
from peerpal.domain.record import Record
from peerpal.domain.references import references
from peerpal.storage.backups import Backups
from peerpal.storage.base import Damaged, Tables, decode_base
from peerpal.storage.codecs import KINDS, decode, require_same
from peerpal.storage.files import TEMPORARY
from peerpal.storage.folder import DiskFolder
from peerpal.storage.journaled import JournalStorage
from peerpal.storage.synced import synced_by
from peerpal.storage.writings import kept_texts


class Weight(IntEnum):
    """How much a finding matters."""

    NOTE = 0
    PROBLEM = 1
    DAMAGE = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a check has found, and what to do about it."""

    weight: Weight
    text: str


def check(folder: DiskFolder, *, now: Callable[[], datetime]) -> list[Finding]:
    """Return everything that is not as it should be; nothing when all is well."""
    findings = [
        *_permissions(folder),
        *_leftovers(folder),
        *_backups(folder, now),
        *_synced(folder),
    ]
    try:
        storage = JournalStorage(folder, instance="", now=now)
    except UnreadableData as error:
        return [Finding(Weight.DAMAGE, str(error)), *findings]
    tables = {name: storage.rows(name) for name in storage.read()}
    folder.leave()
    return [*_records(tables), *findings]


def first_unfit(tables: Tables) -> str:
    """Return the first thing that keeps tables from being used, or nothing."""
    return next((f.text for f in _records(tables) if f.weight is Weight.DAMAGE), "")


def _records(tables: Tables) -> Iterator[Finding]:
    for table, rows in tables.items():
        kind = KINDS.get(table)
        if kind is None:
            yield Finding(Weight.NOTE, f"table {table} is none of PeerPal's; it is kept as it is")
            continue
        for id_, stored in rows.items():
            place = f"record {id_} in table {table}"
            try:
                record = decode(kind, stored)
                require_same(record, stored)
                if record.id != id_:
                    raise Damaged("its id is not the one it is stored under")
            except Damaged as damage:
                yield Finding(Weight.DAMAGE, f"{place}: {damage}")
                continue
            try:
                record.check()
            except InvalidField as broken:
                yield Finding(Weight.PROBLEM, f"{place} breaks a rule: {broken}")
            yield from _dangling(record, place, tables)


def _dangling(record: Record, place: str, tables: Tables) -> Iterator[Finding]:
    for field, kind, id_ in references(record):
        if id_ not in tables.get(kind.TABLE, {}):
            text = f"{place}: its {field} {id_} is not in table {kind.TABLE}"
            yield Finding(Weight.PROBLEM, text)


def _permissions(folder: DiskFolder) -> Iterator[Finding]:
    for path in [folder.path, *sorted(folder.path.rglob("*"))]:
        if not path.is_symlink() and path.exists() and path.stat().st_mode & 0o077:
            text = f"{path} can be read or changed by others; make it yours alone: chmod go= FILE"
            yield Finding(Weight.PROBLEM, text)


def _leftovers(folder: DiskFolder) -> Iterator[Finding]:
    for path in sorted(folder.path.rglob(f"*{TEMPORARY}")):
        yield Finding(Weight.NOTE, f"{path} was left by a program that was killed; it will go")
    for path in kept_texts(folder.path):
        yield Finding(Weight.NOTE, f"{path} holds a text that was not saved from an editor")


def _backups(folder: DiskFolder, now: Callable[[], datetime]) -> Iterator[Finding]:
    backups = Backups(folder, now=now)
    for name in backups.names():
        try:
            unfit = first_unfit(decode_base(backups.read(name))[1])
        except Damaged as damage:
            unfit = str(damage)
        if unfit:
            text = f"{folder.where(name)} can't be used as a backup: {unfit}"
            yield Finding(Weight.PROBLEM, text)


def _synced(folder: DiskFolder) -> Iterator[Finding]:
    if program := synced_by(folder.path):
        text = (
            f"{program} keeps {folder.path} in step with other machines: close PeerPal on one "
            "before you open it on another, or two of its files may not fit together"
        )
        yield Finding(Weight.NOTE, text)
