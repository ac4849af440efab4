"""Going back to a backup, taking over an edited file: whole or not at all, and nothing is lost."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from storing import (
    BASE,
    JOURNAL,
    NOW,
    Faults,
    Killed,
    action,
    delete,
    faulty,
    files,
    fold,
    opened,
    put_bytes,
    save,
    texts,
    twin,
)

from peerpal.domain.action import Action
from peerpal.domain.errors import ChangedMeanwhile, SaveFailed, UnreadableData
from peerpal.storage.base import decode_base
from peerpal.storage.folder import DiskFolder, Folder, MemoryFolder
from peerpal.storage.recovery import adopt, restore

EARLIER = {"a": "read the paper", "b": "read the paper", "d": "read the paper"}
PRESENT = {"b": "changed", "c": "read the paper", "d": "read the paper"}


def now():
    return NOW


@pytest.fixture
def backup(folder: Folder) -> bytes:
    """What a folder held earlier; by now it holds something else, part of it in the journal."""
    return filled(folder)


def filled(folder: Folder) -> bytes:
    store = opened(folder)
    save(store, action("a"), action("b"), action("d"))
    with store._storage.locked():
        data = folder.read(store._storage.back_up())
    with store.transaction("Change") as tx:
        tx.take_out(Action, "a")
    fold(store)
    with store.transaction("Change") as tx:
        tx.put_back(action("b", "changed"))
        tx.put(action("c"))
    folder.leave()
    assert data
    return data


def broken(folder: Folder, name: str) -> bytes:
    data = folder.read(name)
    assert data
    put_bytes(folder, name, data.replace(b"changed", b"CHANGED").replace(b"generation", b"gone"))
    return folder.read(name) or b""


def test_everything_is_as_it_was_and_what_was_there_is_kept(folder: Folder, backup: bytes) -> None:
    kept = restore(folder, backup, now=now)
    assert texts(opened(folder)) == EARLIER
    (data,) = [folder.read(name) for name in kept]
    restore(folder, data or b"", now=now)
    assert texts(opened(folder)) == PRESENT


def test_an_empty_folder_gets_the_backup_and_its_owner(folder: Folder) -> None:
    backup = filled(MemoryFolder())
    assert restore(folder, backup, now=now) == []
    store = opened(folder, instance="somebody else")
    assert texts(store) == EARLIER
    assert store.instance == "me"


def test_another_program_follows_and_writes_nothing_over(folder: Folder, backup: bytes) -> None:
    other = opened(twin(folder))
    assert texts(other) == PRESENT
    seen = other.find(Action, "b")
    restore(folder, backup, now=now)
    with pytest.raises(ChangedMeanwhile):
        save(other, seen)
    other.refresh()
    assert texts(other) == EARLIER
    save(other, action("later"))
    assert set(texts(opened(folder))) == {*EARLIER, "later"}


@pytest.mark.parametrize("name", [BASE, JOURNAL])
def test_files_that_can_not_be_used_are_kept_beside_the_backups(
    folder: Folder, backup: bytes, name: str
) -> None:
    data = broken(folder, name)
    with pytest.raises(UnreadableData):
        opened(folder)
    kept = restore(folder, backup, now=now)
    assert data in [folder.read(path) for path in kept]
    assert texts(opened(folder)) == EARLIER


def test_a_base_that_is_gone_comes_back(folder: Folder, backup: bytes) -> None:
    delete(folder, BASE)
    restore(folder, backup, now=now)
    assert texts(opened(folder)) == EARLIER


@pytest.mark.parametrize("data", [b"", b"{}", b'{"_meta":{}}', b"\0" * 900])
def test_what_is_no_backup_changes_nothing(folder: Folder, backup: bytes, data: bytes) -> None:
    before = {name: folder.read(name) for name in (BASE, JOURNAL)}
    for bad in (data, backup[:-9], backup.replace(b"paper", b"PAPER")):
        with pytest.raises(UnreadableData, match="can't be used"):
            restore(folder, bad, now=now)
    assert {name: folder.read(name) for name in (BASE, JOURNAL)} == before


@pytest.mark.parametrize("is_broken", [False, True])
@pytest.mark.parametrize("kills", [False, True])
def test_a_disk_that_fails_or_a_kill_at_any_operation(
    tmp_path: Path, is_broken: bool, kills: bool
) -> None:
    template = DiskFolder(tmp_path / "template")
    backup = filled(template)
    if is_broken:
        broken(template, JOURNAL)
    whole = copied(template.path, tmp_path / "whole")
    with faulty(Faults()) as counting:
        restore(whole, backup, now=now)
    outcomes = set()
    for at, name in enumerate(counting.seen):
        folder = copied(template.path, tmp_path / f"{at}")
        error: Exception | Killed = Killed() if kills else OSError(5, os.strerror(5))
        with faulty(Faults(at, lambda error=error: error)), suppress(Killed, SaveFailed):
            restore(folder, backup, now=now)
        folder.leave()
        again = copied(folder.path, tmp_path / f"{at}-after")
        try:
            found = texts(opened(again))
        except UnreadableData:
            assert is_broken, name
            found = PRESENT
        outcomes.add(len(found) == len(EARLIER) and found == EARLIER)
        assert found in (EARLIER, PRESENT), name
        again.leave()
        restore(again, backup, now=now)
        assert texts(opened(again)) == EARLIER
        for path in again.names("backups"):
            if "/peerpal-" in path:
                assert decode_base(again.read(path) or b"")
        assert not [name for name in files(again.path) if name.endswith(".tmp")]
    assert outcomes == {True, False}


def copied(template: Path, path: Path) -> DiskFolder:
    shutil.copytree(template, path)
    return DiskFolder(path)


# Edited by hand


def edited(folder: Folder, change: object) -> bytes:
    data = json.loads(folder.read(BASE) or b"")
    change(data)
    put_bytes(folder, BASE, json.dumps(data, indent=2).encode())
    return folder.read(BASE) or b""


def test_a_valid_file_that_was_edited_is_taken_over(folder: Folder, backup: bytes) -> None:
    def retitle(data: dict) -> None:
        data["actions"]["b"]["text"] = "by hand"
        data["actions"]["z"] = {**data["actions"]["b"], "id": "z"}

    fold(opened(folder))
    data = edited(folder, retitle)
    with pytest.raises(UnreadableData):
        opened(folder)
    kept = adopt(folder, now=now)
    assert folder.read(kept[0]) == data
    assert texts(opened(folder)) == {**PRESENT, "b": "by hand", "z": "by hand"}


def test_the_journal_is_kept_on_top_of_it(folder: Folder, backup: bytes) -> None:
    edited(folder, lambda data: data["actions"].update(z={**data["actions"]["b"], "id": "z"}))
    adopt(folder, now=now)
    assert texts(opened(folder)) == {**PRESENT, "z": "read the paper"}


def test_a_file_that_can_be_used_is_left(folder: Folder, backup: bytes) -> None:
    before = folder.read(BASE)
    assert adopt(folder, now=now) == []
    assert folder.read(BASE) == before


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda data: data["actions"]["d"].pop("text"), "record d in table actions"),
        (lambda data: data["actions"]["d"].update(extra=1), "extra"),
        (lambda data: data["actions"]["d"].update(state="soon"), "state"),
        (lambda data: data["actions"].update(z=data["actions"]["d"]), "its id is not the one"),
        (lambda data: data.pop("_meta"), "no valid PeerPal file"),
        (lambda data: data["_meta"]["1"].update(schema=99), "schema 99"),
        (lambda data: data["_meta"]["1"].update(generation=77), "out of order"),
    ],
)
def test_what_is_not_valid_is_refused_with_its_place(
    folder: Folder, backup: bytes, change: object, reason: str
) -> None:
    data = edited(folder, change)
    with pytest.raises(UnreadableData, match=reason) as caught:
        adopt(folder, now=now)
    assert "paper" not in str(caught.value)
    assert folder.read(BASE) == data


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b'{"actions": {}, "actions": {}}', b"[" * 5_000, b'{"_meta": NaN}']
)
def test_what_is_no_base_at_all_is_refused(folder: Folder, backup: bytes, data: bytes) -> None:
    put_bytes(folder, BASE, data)
    with pytest.raises(UnreadableData, match="can't be accepted"):
        adopt(folder, now=now)
    assert folder.read(BASE) == data
