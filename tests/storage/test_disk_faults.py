"""A disk that fails, fills or stops at any operation: nothing that was saved is lost."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from storing import BASE, JOURNAL, LOCK, Faults, Killed, action, faulty, files, opened, save, texts

from peerpal.domain.action import Action
from peerpal.domain.errors import SaveFailed
from peerpal.storage import journaled
from peerpal.storage.backups import is_backup
from peerpal.storage.base import decode_base
from peerpal.storage.drafts import Drafts
from peerpal.storage.folder import DiskFolder
from peerpal.storage.store import Store

CODES = (errno.ENOSPC, errno.EIO, errno.EACCES)
FILES = {BASE, JOURNAL, LOCK}
CHANGING = {"open", "write", "fsync", "ftruncate", "rename", "unlink", "mkdir"}


def first(path: Path) -> None:
    """Leave the folder to the first start."""


def later(path: Path) -> None:
    """Fill the folder with a base, a journal and a torn tail."""
    store = opened(DiskFolder(path))
    save(store, action("a"))
    store.close()
    store = opened(DiskFolder(path))
    save(store, action("b"))
    with (path / JOURNAL).open("ab") as journal:
        journal.write(b'{"n":2,"gen')


def copied(template: Path, path: Path) -> Store:
    if template.exists():
        shutil.copytree(template, path)
    return opened(DiskFolder(path))


def change(store: Store) -> None:
    with store.transaction("Change") as tx:
        tx.put(action("new", "new text"))
        old = tx.find(Action, "b")
        if old:
            tx.put(replace(old, text="changed"))
            tx.take_out(Action, "a")


def change_and_fold(store: Store) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journaled, "_FOLD_BYTES", 0)
        change(store)


def change_and_close(store: Store) -> None:
    change(store)
    store.close()


SCENES = [
    pytest.param(prepare, act, id=f"{prepare.__name__}-{act.__name__}")
    for prepare in (first, later)
    for act in (change, change_and_fold, change_and_close)
]
Prepare, Act = Callable[[Path], None], Callable[[Store], None]


def assert_nothing_else(path: Path) -> None:
    """The folder has PeerPal's files alone, and backups that can be read."""
    names = set(files(path))
    assert names >= FILES
    for name in names - FILES:
        assert is_backup(name)
        assert decode_base((path / name).read_bytes())


def refusal(act: Act, store: Store) -> str:
    """Return why the store refused, or nothing when it saved."""
    try:
        act(store)
    except SaveFailed as error:
        return str(error)
    return ""


def operations(template: Path, act: Act, path: Path) -> list[str]:
    store = copied(template, path)
    with faulty(Faults()) as faults:
        act(store)
    store.close()
    return faults.seen


@pytest.mark.parametrize(("prepare", "act"), SCENES)
def test_an_operation_that_fails(prepare: Prepare, act: Act, tmp_path: Path) -> None:
    template = tmp_path / "template"
    prepare(template)
    outcomes = set()
    for at, _ in enumerate(operations(template, act, tmp_path / "whole")):
        path = tmp_path / str(at)
        store = copied(template, path)
        before = texts(store)
        code = CODES[at % len(CODES)]
        error = OSError(code, os.strerror(code))
        with faulty(Faults(at, lambda error=error: error)) as faults:
            message = refusal(act, store)
        assert faults.hit
        if message:
            assert texts(store) == before, faults.hit
            assert str(path) in message
            assert "new text" not in message
        else:
            assert "new" in texts(store), faults.hit
        outcomes.add(not message)
        expected = texts(store)
        assert texts(opened(DiskFolder(path))) == expected, faults.hit
        save(store, action("after"))
        assert texts(store) == {**expected, "after": "read the paper"}
        store.close()
        assert texts(opened(DiskFolder(path))) == texts(store)
        assert_nothing_else(path)
    assert outcomes == {True, False}


@pytest.mark.parametrize(("prepare", "act"), SCENES)
def test_a_kill_at_an_operation(prepare: Prepare, act: Act, tmp_path: Path) -> None:
    template = tmp_path / "template"
    prepare(template)
    seen = operations(template, act, tmp_path / "whole")
    kills = [(at, False) for at, name in enumerate(seen) if name in CHANGING]
    kills += [(at, True) for at, name in enumerate(seen) if name == "write"]
    was_saved = []
    for at, is_torn in sorted(kills):
        path, copy = tmp_path / f"{at}{is_torn}", tmp_path / f"{at}{is_torn}-copy"
        store = copied(template, path)
        before = texts(store)
        faults = Faults(at, Killed, is_torn=is_torn)
        with faulty(faults), suppress(Killed):
            act(store)
        assert faults.is_dead
        store._storage._folder.leave()
        if not path.exists():
            continue
        shutil.copytree(path, copy)
        found = opened(DiskFolder(copy))
        was_saved.append("new" in texts(found))
        after = {**before, "new": "new text"} | ({"b": "changed"} if before else {})
        after.pop("a", None)
        assert texts(found) == (after if was_saved[-1] else before), faults.hit
        save(found, action("later"))
        found.close()
        assert texts(opened(DiskFolder(copy))) == texts(found)
        assert_nothing_else(copy)
    assert was_saved == sorted(was_saved)
    assert set(was_saved) == {True, False}


def test_short_writes_are_continued(disk: DiskFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data)[:7]))
    store = opened(disk)
    save(store, action("a"))
    save(store, action("b"))
    store.close()
    assert texts(opened(disk)) == texts(store)


def test_a_full_disk_says_so_and_saving_works_again_later(disk: DiskFolder) -> None:
    store = opened(disk)
    save(store, action("a"))

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "write", full)
        for _ in range(3):
            with pytest.raises(SaveFailed, match="disk is full; free some space"):
                save(store, action("b"))
        store.close()
    save(store, action("b"))
    assert set(texts(opened(disk))) == {"a", "b"}


def test_a_sync_is_not_tried_again_on_the_same_descriptor(disk: DiskFolder) -> None:
    store = opened(disk)
    save(store, action("a"))
    real_sync, real_close = os.fsync, os.close
    journal = (disk.path / JOURNAL).stat().st_ino
    spoiled: set[int] = set()
    synced: list[int] = []

    def sync(descriptor: int) -> None:
        synced.append(descriptor)
        assert descriptor not in spoiled
        if os.fstat(descriptor).st_ino == journal and len(synced) == 1:
            spoiled.add(descriptor)
            raise OSError(errno.EIO, "Input/output error")
        real_sync(descriptor)

    def close(descriptor: int) -> None:
        spoiled.discard(descriptor)
        real_close(descriptor)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", sync)
        patch.setattr(os, "close", close)
        with pytest.raises(SaveFailed, match="check the disk"):
            save(store, action("b"))
        save(store, action("c"))
    assert set(texts(opened(disk))) == {"a", "c"}


def test_the_folder_is_synced_before_a_journal_begins(disk: DiskFolder) -> None:
    """A base put in place, and a new journal, must last before a line that needs them counts."""
    store = opened(disk)
    events: list[str] = []
    real_sync, real_write, real_cut = os.fsync, os.write, os.ftruncate

    def name(descriptor: int) -> str:
        return Path(f"/dev/fd/{descriptor}").readlink().name

    def note(what: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(descriptor: int, *args: object) -> object:
            events.append(f"{what} {name(descriptor)}")
            return real(descriptor, *args)

        return call

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", note("sync", real_sync))
        patch.setattr(os, "write", note("write", real_write))
        patch.setattr(os, "ftruncate", note("cut", real_cut))
        save(store, action("a"))
        begun = events[events.index(f"sync {BASE}.peerpal.tmp") + 1 :]
        assert begun == ["sync data", "sync data", f"write {JOURNAL}", f"sync {JOURNAL}"]
        events.clear()
        save(store, action("b"))
        assert events == [f"write {JOURNAL}", f"sync {JOURNAL}"]
        events.clear()
        store.close()
        emptied = events[events.index("sync data") :]
        assert emptied[:4] == ["sync data", "sync data", f"cut {JOURNAL}", f"sync {JOURNAL}"]


def test_a_draft_that_can_not_be_kept(disk: DiskFolder) -> None:
    drafts = Drafts(disk)
    drafts.keep("goal", {"title": "old"})
    at = 0
    while True:
        with faulty(Faults(at, lambda: OSError(errno.ENOSPC, "full"))) as faults:
            try:
                drafts.keep("goal", {"title": "new"})
            except SaveFailed:
                assert drafts.find("goal") in ({"title": "old"}, {"title": "new"})
        if not faults.hit:
            break
        drafts.keep("goal", {"title": "old"})
        at += 1
    assert at > 5
    assert drafts.find("goal") == {"title": "new"}
