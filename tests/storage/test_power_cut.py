"""A power cut after any operation: what was acknowledged is there, and nothing is there in half."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from power import Disk, watched
from storing import NOW, action, fold, save, texts

from peerpal.domain.action import Action
from peerpal.domain.errors import UnreadableData
from peerpal.storage.folder import DiskFolder, MemoryFolder
from peerpal.storage.recovery import restore
from peerpal.storage.store import Store

Known = dict[str, str]


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


class Cutter:
    """Cuts the power after each operation, and looks at each state that may be found then."""

    def __init__(self) -> None:
        self.allowed: list[Known] = [{}]
        self.cuts = 0
        self.states = 0
        self.rng = Random(7)

    def __call__(self, disk: Disk) -> None:
        self.cuts += 1
        for files in disk.states(self.rng):
            self.states += 1
            folder = MemoryFolder()
            folder.files = dict(files)
            found = texts(Store(folder, instance="me", now=lambda: NOW))
            assert found in self.allowed, (sorted(files), found)

    def saving(self, change: Known) -> None:
        self.allowed.append({**self.allowed[-1], **change})

    def saved(self) -> None:
        del self.allowed[:-1]


@pytest.fixture
def cutter() -> Cutter:
    return Cutter()


def put(cutter: Cutter, store: Store, id_: str, text: str) -> None:
    cutter.saving({id_: text})
    save(store, action(id_, text))
    cutter.saved()


def work(cutter: Cutter, path: Path) -> Iterator[Store]:
    clock = Clock()
    store = Store(DiskFolder(path), instance="me", now=clock)
    put(cutter, store, "a", "one")
    put(cutter, store, "b", "two")
    yield store
    fold(store)
    put(cutter, store, "c", "three")
    fold(store)
    clock.now += timedelta(days=1)
    put(cutter, store, "d", "four")
    fold(store)
    yield store
    put(cutter, store, "e", "five")
    store.close()
    yield store


def test_saving_and_folding_with_backups(tmp_path: Path, cutter: Cutter) -> None:
    path = tmp_path / "data"
    path.mkdir()
    with watched(path, cutter):
        for _ in work(cutter, path):
            pass
        again = Store(DiskFolder(path), instance="me", now=Clock())
        put(cutter, again, "f", "six")
    assert texts(again) == cutter.allowed[0]
    assert cutter.cuts > 60
    assert cutter.states > 100


def test_a_torn_tail_that_is_written_over(tmp_path: Path, cutter: Cutter) -> None:
    path = tmp_path / "data"
    path.mkdir()
    with watched(path, cutter) as disk:
        store = next(work(cutter, path))
        store._storage._folder.leave()
        journal = path / "peerpal.journal"
        torn = journal.read_bytes() + b'{"n":3,"generation":1,"at":"20'
        journal.write_bytes(torn)
        number = disk.present["peerpal.journal"]
        disk.inodes[number].present = disk.inodes[number].synced = torn
        again = Store(DiskFolder(path), instance="me", now=Clock())
        put(cutter, again, "z", "after")


def test_going_back_to_a_backup(tmp_path: Path, cutter: Cutter) -> None:
    path = tmp_path / "data"
    path.mkdir()
    clock = Clock()
    with watched(path, cutter):
        folder = DiskFolder(path)
        store = Store(folder, instance="me", now=clock)
        put(cutter, store, "a", "one")
        with store._storage.locked():
            backup = folder.read(store._storage.back_up())
        earlier = dict(cutter.allowed[-1])
        put(cutter, store, "b", "two")
        folder.leave()
        cutter.allowed.append(earlier)
        assert backup
        restore(DiskFolder(path), backup, now=clock)
        cutter.saved()
    assert texts(Store(DiskFolder(path), instance="me", now=clock)) == {"a": "one"}


@pytest.mark.parametrize("deaf_to", ["files", "folders"])
def test_a_disk_that_does_not_sync_is_noticed(tmp_path: Path, cutter: Cutter, deaf_to: str) -> None:
    """Without this, a model that forgives everything would pass as well."""
    path = tmp_path / "data"
    path.mkdir()

    def lose() -> None:
        with watched(path, cutter, deaf_to=deaf_to):
            for _ in work(cutter, path):
                pass

    with pytest.raises((AssertionError, UnreadableData)):
        lose()


def test_what_is_looked_at_is_what_is_stored(tmp_path: Path, cutter: Cutter) -> None:
    path = tmp_path / "data"
    path.mkdir()
    seen: list[dict[str, bytes]] = []
    with watched(path, lambda disk: seen.append(next(disk.states(Random(1))))):
        store = Store(DiskFolder(path), instance="me", now=Clock())
        with store.transaction("Save") as tx:
            tx.put(action("a"))
            assert isinstance(tx.find(Action, "a"), Action)
    assert any("peerpal.journal" in state for state in seen)
