"""Backups of a data folder, going back to one, and checks; also when its files can't be used."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from peerpal.domain.errors import NotFound, UnreadableData, WrongUse
from peerpal.storage.backups import Backups, made_at
from peerpal.storage.base import Damaged, Tables, decode_base
from peerpal.storage.checking import Finding, check
from peerpal.storage.codecs import KINDS
from peerpal.storage.folder import DiskFolder
from peerpal.storage.journaled import JournalStorage
from peerpal.storage.migrations import upgraded
from peerpal.storage.recovery import adopt, restore

Counts = dict[str, int]
"""How many records there are, by the name of their table."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup, when it was made (UTC), and what is in it or why that can't be said."""

    name: str
    made_at: datetime
    counts: Counts
    damage: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What going back to a backup would do to the records of one table."""

    table: str
    come_back: int
    go: int
    change: int


class Safekeeping:
    """What keeps a data folder safe; nothing here needs the folder to be readable."""

    def __init__(self, folder: DiskFolder, *, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._now = now
        self._backups = Backups(folder, now=now)

    def back_up(self) -> Path:
        """Keep everything as it is now and return the new file. Raises UnreadableData."""
        storage = self._opened()
        try:
            if not any(storage.read().values()):
                raise WrongUse(f"There is nothing to back up in {self._folder.path} yet.")
            with storage.locked():
                return self._folder.path / storage.back_up()
        finally:
            storage.close()

    def backups(self) -> list[Backup]:
        """Return all backups, the newest first."""
        return [self._described(name) for name in self._backups.names()]

    def find(self, typed: str) -> bytes:
        """Return the bytes of the backup that is meant by a file, a name, or a day (the last one).

        Raises NotFound, or UnreadableData when it can't be used.
        """
        path = Path(typed).expanduser()
        if path.is_file():
            return _checked(path, self._read(path))
        names = self._backups.names()
        meant = [name for name in names if typed and typed in (Path(name).name, _day(name))]
        if not meant:
            raise NotFound(
                f"There is no backup “{typed}”. See those there are: peerpal restore. "
                "A day, the name of one, or any file can be given."
            )
        return _checked(self._folder.path / meant[0], self._backups.read(meant[0]))

    def difference(self, backup: bytes) -> list[Difference] | None:
        """Return what going back would change; None when the present files can't be used."""
        then = upgraded(*decode_base(backup))
        try:
            storage = self._opened()
        except UnreadableData:
            return None
        now = {table: storage.rows(table) for table in storage.read()}
        self._folder.leave()
        return list(_differences(now, then))

    def restore(self, backup: bytes) -> list[Path]:
        """Go back to a backup, and return the files that keep what was there until now."""
        return self._paths(restore(self._folder, backup, now=self._now))

    def check(self) -> list[Finding]:
        """Return everything that is wrong with the folder."""
        return check(self._folder, now=self._now)

    def accept(self) -> list[Path]:
        """Take over a file that was edited by hand; return the files that keep it as found."""
        return self._paths(adopt(self._folder, now=self._now))

    def _opened(self) -> JournalStorage:
        return JournalStorage(self._folder, instance="", now=self._now)

    def _paths(self, names: Iterable[str]) -> list[Path]:
        return [self._folder.path / name for name in names]

    def _described(self, name: str) -> Backup:
        try:
            tables = decode_base(self._backups.read(name))[1]
        except Damaged as damage:
            return Backup(name, made_at(name), {}, str(damage))
        return Backup(name, made_at(name), {table: len(rows) for table, rows in tables.items()})

    def _read(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            raise UnreadableData(f"{path} can't be read: {error.strerror}.") from error


def _day(name: str) -> str:
    return made_at(name).date().isoformat()


def _checked(path: Path, backup: bytes) -> bytes:
    try:
        decode_base(backup)
    except Damaged as damage:
        raise UnreadableData(f"{path} can't be used as a backup: {damage}.") from None
    return backup


def _differences(now: Tables, then: Tables) -> Iterable[Difference]:
    for table in dict.fromkeys([*KINDS, *now, *then]):
        before, after = then.get(table, {}), now.get(table, {})
        both = before.keys() & after.keys()
        found = Difference(
            table,
            come_back=len(before.keys() - after.keys()),
            go=len(after.keys() - before.keys()),
            change=sum(bytes(before[id_]) != bytes(after[id_]) for id_ in both),
        )
        if found.come_back or found.go or found.change:
            yield found
