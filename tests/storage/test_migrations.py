"""Files of older releases: brought up when they are opened, and kept as they were."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from storing import BASE, NOW, Faults, Killed, action, faulty, fold, opened, save

from peerpal.domain.errors import SaveFailed, UnreadableData
from peerpal.storage.base import SCHEMA, Tables, decode_base
from peerpal.storage.checking import first_unfit
from peerpal.storage.codecs import KINDS
from peerpal.storage.folder import DiskFolder, Folder
from peerpal.storage.journal import Change
from peerpal.storage.journaled import JournalStorage
from peerpal.storage.migrations import MIGRATIONS, newest, upgraded

FORMATS = Path(__file__).with_name("formats")


def rename_text(tables: Tables) -> Tables:
    def renamed(row: bytes | msgspec.Raw) -> bytes:
        record = msgspec.json.decode(row)
        record["what"] = record.pop("text")
        return msgspec.json.encode(record)

    return {"todos": {id_: renamed(row) for id_, row in tables.get("actions", {}).items()}}


def add_done(tables: Tables) -> Tables:
    return {
        name: {
            id_: msgspec.json.encode({**msgspec.json.decode(row), "done": False})
            for id_, row in rows.items()
        }
        for name, rows in tables.items()
    }


LATER = (*MIGRATIONS, rename_text, add_done)


def with_later(folder: Folder) -> JournalStorage:
    return JournalStorage(folder, instance="me", now=lambda: NOW, migrations=LATER)


def todos(storage: JournalStorage) -> dict[str, tuple[str, bool]]:
    found = storage.read().get("todos", {})
    return {id_: (record["what"], record["done"]) for id_, record in found.items()}


@pytest.fixture
def older(folder: Folder) -> Folder:
    return filled(folder)


def filled(folder: Folder) -> Folder:
    store = opened(folder)
    save(store, action("a", "one"))
    fold(store)
    save(store, action("b", "two"))
    folder.leave()
    return folder


def test_the_program_knows_the_way_to_its_own_schema() -> None:
    assert newest() == SCHEMA == 1 + len(MIGRATIONS)


def test_an_older_folder_is_brought_up_whole_and_kept_as_it_was(older: Folder) -> None:
    storage = with_later(older)
    assert todos(storage) == {"a": ("one", False), "b": ("two", False)}
    (name,) = older.names("backups")
    meta, tables = decode_base(older.read(name) or b"")
    assert meta.schema == SCHEMA
    assert set(tables["actions"]) == {"a", "b"}
    again = with_later(older)
    assert todos(again) == todos(storage)
    assert older.names("backups") == [name]
    with again.locked():
        again.commit("Save", [Change("todos", "c", b'{"what":"three","done":true}')])
    storage.refresh()
    assert todos(storage)["c"] == ("three", True)


def test_the_older_program_refuses_it_then(older: Folder) -> None:
    still_open = opened(older)
    with_later(older)
    before = older.read(BASE)
    for use in (still_open.refresh, lambda: save(still_open, action("c")), lambda: opened(older)):
        with pytest.raises(UnreadableData, match="newer PeerPal"):
            use()
    assert older.read(BASE) == before


def test_an_older_base_put_in_place_while_open_is_refused(older: Folder) -> None:
    data = older.read(BASE) or b""
    storage = with_later(older)
    with older.locked():
        older.replace(BASE, data)
    with pytest.raises(UnreadableData):
        storage.refresh()


@pytest.mark.parametrize("kills", [False, True])
def test_a_disk_that_fails_or_a_kill_at_any_operation(tmp_path: Path, kills: bool) -> None:
    template = filled(DiskFolder(tmp_path / "template"))
    assert isinstance(template, DiskFolder)
    whole = copied(template.path, tmp_path / "whole")
    with faulty(Faults()) as counting:
        with_later(whole)
    for at, name in enumerate(counting.seen):
        folder = copied(template.path, tmp_path / f"{at}")
        error: Exception | Killed = Killed() if kills else OSError(28, os.strerror(28))
        with (
            faulty(Faults(at, lambda error=error: error)),
            suppress(Killed, SaveFailed, UnreadableData),
        ):
            with_later(folder)
        folder.leave()
        again = copied(folder.path, tmp_path / f"{at}-after")
        assert todos(with_later(again)) == {"a": ("one", False), "b": ("two", False)}, name
        kept = [decode_base(again.read(name) or b"", newest=9) for name in again.names("backups")]
        assert any(set(tables.get("actions", {})) == {"a", "b"} for _, tables in kept)


def copied(template: Path, path: Path) -> DiskFolder:
    shutil.copytree(template, path)
    return DiskFolder(path)


@pytest.mark.parametrize("path", sorted(FORMATS.glob("*.json")), ids=lambda path: path.stem)
def test_a_real_file_of_each_format_can_be_used_for_ever(folder: Folder, path: Path) -> None:
    with folder.locked():
        folder.replace(BASE, path.read_bytes())
    meta, tables = decode_base(path.read_bytes())
    assert f"schema-{meta.schema}" == path.stem
    assert not first_unfit(upgraded(meta, tables))
    store = opened(folder)
    assert all(store.all(kind) for kind in KINDS.values())
    save(store, action("later"))
    store.close()
    assert "later" in {record.id for record in opened(folder).all(type(action("x")))}
