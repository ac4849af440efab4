"""The files on a disk: private, beside each other, cleaned up, and open to stock TinyDB."""

from __future__ import annotations

import errno
import json
import os
import stat
from pathlib import Path

import pytest
from storing import BASE, JOURNAL, LOCK, action, files, fold, opened, read_only, save, texts, twin
from tinydb import TinyDB, where

from peerpal.domain.action import Action
from peerpal.domain.errors import SaveFailed, UnreadableData
from peerpal.storage.drafts import Drafts
from peerpal.storage.files import TEMPORARY
from peerpal.storage.folder import DiskFolder


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def descriptors() -> set[str]:
    return {str(entry.readlink()) for entry in Path("/dev/fd").iterdir() if entry.is_symlink()}


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_everything_is_private_from_its_creation(
    tmp_path: Path, mask: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    real = os.open

    def note(path: object, flags: int, mode: int = 0o777, **kwargs: object) -> int:
        if flags & os.O_CREAT:
            asked.append(mode)
        return real(path, flags, mode, **kwargs)  # type: ignore[arg-type,call-overload]

    monkeypatch.setattr(os, "open", note)
    old = os.umask(mask)
    try:
        folder = DiskFolder(tmp_path / "above" / "data")
        store = opened(folder)
        save(store, action("a"))
        fold(store)
        save(store, action("b"))
        Drafts(folder).keep("goal", {"title": "x"})
    finally:
        os.umask(old)
    for path in (folder.path, folder.path.parent, folder.path / "drafts"):
        assert mode(path) == 0o700
    for name in (BASE, JOURNAL, LOCK, "drafts/goal.json"):
        assert mode(folder.path / name) == 0o600
    assert {value & 0o077 for value in asked} == {0}


def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    save(opened(DiskFolder(tmp_path)), action("a"))
    assert mode(tmp_path) == 0o755


def test_stock_tinydb_opens_the_file_after_a_clean_exit(disk: DiskFolder) -> None:
    store = opened(disk)
    save(store, action("a", "Grüße"), action("b"))
    store.close()
    assert json.loads((disk.path / BASE).read_text())["actions"]["a"]["text"] == "Grüße"
    with TinyDB(disk.path / BASE, access_mode="r") as stock:
        assert stock.tables() == {"_meta", "actions"}
        table = stock.table("actions")
        table.document_id_class = str
        assert [document.doc_id for document in table] == ["a", "b"]
        found = table.get(where("text") == "Grüße")
        assert found.doc_id == "a"


def test_nothing_but_its_files_is_left(disk: DiskFolder) -> None:
    store = opened(disk)
    save(store, action("a"))
    store.close()
    assert set(files(disk.path)) == {BASE, JOURNAL, LOCK}


def test_the_next_writer_removes_what_a_killed_one_left(disk: DiskFolder) -> None:
    save(opened(disk), action("a"))
    (disk.path / "drafts").mkdir()
    for name in (BASE, "drafts/goal.json", "backups.json"):
        (disk.path / f"{name}{TEMPORARY}").write_bytes(b"half")
    (disk.path / "mine.tmp").write_bytes(b"not PeerPal's")
    other = DiskFolder(disk.path)
    store = opened(other)
    assert other.names("drafts") == []
    assert texts(store) == {"a": "read the paper"}
    save(store, action("b"))
    assert set(files(disk.path)) == {BASE, JOURNAL, LOCK, "mine.tmp"}


def test_a_leftover_link_is_not_followed(disk: DiskFolder, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"keep")
    store = opened(disk)
    save(store, action("a"))
    (disk.path / f"{BASE}{TEMPORARY}").symlink_to(victim)
    fold(store)
    assert victim.read_bytes() == b"keep"
    assert not (disk.path / BASE).is_symlink()


def test_a_symlinked_base_stays_one_and_work_is_done_beside_its_target(
    disk: DiskFolder, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    disk.path.mkdir()
    (disk.path / BASE).symlink_to(elsewhere / "mine.json")
    store = opened(disk)
    save(store, action("a"))
    (elsewhere / f"mine.json{TEMPORARY}").write_bytes(b"half")
    store.close()
    assert (disk.path / BASE).is_symlink()
    assert set(files(elsewhere)) == {"mine.json"}
    assert {entry.name for entry in disk.path.iterdir()} == {BASE, JOURNAL, LOCK}
    assert set(texts(opened(twin(disk)))) == {"a"}


def test_a_link_to_itself_is_refused(disk: DiskFolder) -> None:
    disk.path.mkdir()
    (disk.path / BASE).symlink_to(BASE)
    with pytest.raises(UnreadableData, match=r"peerpal\.json can't be read"):
        opened(disk)


@pytest.mark.parametrize(
    ("code", "advice"), [(errno.EACCES, "check the permissions"), (errno.EROFS, "--data")]
)
def test_a_read_only_folder_is_read_and_says_what_to_do_when_written(
    disk: DiskFolder, code: int, advice: str
) -> None:
    store = opened(disk)
    save(store, action("a"))
    before = files(disk.path)
    with read_only(code):
        store = opened(DiskFolder(disk.path))
        assert set(texts(store)) == {"a"}
        with pytest.raises(SaveFailed, match=advice) as error:
            save(store, action("b"))
        assert str(disk.path) in str(error.value)
        with pytest.raises(SaveFailed, match=advice):
            Drafts(disk).keep("goal", {})
        store.close()
        with pytest.raises(SaveFailed, match=advice):
            save(opened(DiskFolder(disk.path / "new")), action("a"))
    assert files(disk.path) == before
    assert not (disk.path / "new").exists()


def test_no_descriptor_is_left_open(disk: DiskFolder) -> None:
    save(opened(disk), action("a"))
    disk.leave()
    before = descriptors()
    for _ in range(3):
        other = DiskFolder(disk.path)
        store = opened(other)
        save(store, action(f"b{len(store.all(Action))}"))
        fold(store)
        store.close()
    (disk.path / JOURNAL).write_bytes(b"x\n")
    with pytest.raises(UnreadableData):
        opened(DiskFolder(disk.path))
    assert descriptors() == before
