"""Typed records in and out: versions, conflicts, transactions, and two stores on one folder."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from dataclasses import replace

import filelock
import pytest
from storing import BASE, JOURNAL, NOW, action, fold, opened, put_bytes, save, texts, twin

from peerpal.domain.action import Action
from peerpal.domain.errors import (
    ChangedMeanwhile,
    DataInUse,
    SaveFailed,
    UnreadableData,
    WrongUse,
)
from peerpal.domain.goal import Goal
from peerpal.storage import journaled
from peerpal.storage.folder import DiskFolder, Folder


def test_opening_and_reading_creates_nothing(folder: Folder) -> None:
    store = opened(folder)
    assert store.all(Action) == []
    assert store.find(Action, "a") is None
    store.refresh()
    store.close()
    assert folder.read(BASE) is None
    assert folder.read(JOURNAL) is None
    if isinstance(folder, DiskFolder):
        assert not folder.path.exists()


def test_a_saved_record_is_the_next_version_and_comes_back(folder: Folder) -> None:
    store = opened(folder)
    with store.transaction("Add") as tx:
        first = tx.put(action("a"))
        assert tx.find(Action, "a") == first
    assert first == replace(action("a"), rev=1, updated_at=NOW)
    with store.transaction("Edit") as tx:
        second = tx.put(replace(first, text="write"))
    assert second.rev == 2
    assert store.find(Action, "a") == second
    assert opened(folder).all(Action) == [second]
    store.close()
    assert opened(folder).all(Action) == [second]


def test_records_in_which_a_day_is_set_are_found_without_the_others(folder: Folder) -> None:
    store = opened(folder)
    text = 'not "due_on":"2026-01-01" but a text'
    dated = replace(action("b"), due_on=NOW.date())
    save(store, action("a", text), dated, action("c"))
    for read in (store, opened(folder)):
        assert [found.id for found in read.having(Action, "due_on")] == ["b"]
        assert len(read.having(Action, "text")) == 3
    store.close()
    assert [found.id for found in opened(folder).having(Action, "due_on")] == ["b"]


def test_the_folder_keeps_the_id_it_got_first(folder: Folder) -> None:
    store = opened(folder, "first")
    save(store, action("a"))
    store.close()
    assert opened(folder, "second").instance == "first"


def test_records_keep_the_order_they_were_first_saved_in(folder: Folder) -> None:
    store = opened(folder)
    save(store, action("b"), action("a"), action("c"))
    with store.transaction("Edit") as tx:
        tx.put(replace(tx.find(Action, "a") or action("a"), text="new"))
    assert list(texts(store)) == ["b", "a", "c"]
    store.close()
    assert list(texts(opened(folder))) == ["b", "a", "c"]


def test_a_version_counts_the_changes_of_its_kind_alone(folder: Folder) -> None:
    store = opened(folder)
    seen = [store.version(Action)]
    save(store, action("a"))
    seen.append(store.version(Action))
    with store.transaction("Out") as tx:
        tx.take_out(Action, "a")
    seen.append(store.version(Action))
    assert len(set(seen)) == 3
    assert store.version(Goal) == 0


def test_reading_twice_gives_the_same_record(folder: Folder) -> None:
    store = opened(folder)
    save(store, action("a"))
    assert store.find(Action, "a") is store.all(Action)[0]
    assert store.all(Action) is store.all(Action)


def test_records_share_the_texts_that_thousands_of_them_have(folder: Folder) -> None:
    store = opened(folder)
    save(store, action("a"), action("b"))
    store.close()
    read = opened(folder)
    first, second = read.all(Action)
    assert first.author is second.author
    assert {first.id, second.id} == {"a", "b"}
    assert all(any(key is one.id for key in read.rows(Action)) for one in (first, second))


@pytest.mark.parametrize("rev", [0, 2, 7])
def test_a_version_that_is_not_the_stored_one_is_refused(folder: Folder, rev: int) -> None:
    store = opened(folder)
    save(store, action("a"))
    before = folder.read(JOURNAL)
    with pytest.raises(ChangedMeanwhile, match="Nothing was written"):
        save(store, action("b"), replace(action("a", "other"), rev=rev))
    assert folder.read(JOURNAL) == before
    assert texts(store) == {"a": "read the paper"}


def test_an_exception_inside_saves_nothing(folder: Folder) -> None:
    store = opened(folder)
    save(store, action("a"))
    before = folder.read(JOURNAL)
    with suppress(KeyError), store.transaction("x") as tx:
        tx.put(action("b"))
        tx.take_out(Action, "a")
        raise KeyError
    assert folder.read(JOURNAL) == before
    assert texts(store) == {"a": "read the paper"}
    save(store, action("c"))
    assert set(texts(opened(folder))) == {"a", "c"}


def test_one_record_that_can_not_be_stored_saves_none(folder: Folder) -> None:
    store = opened(folder)
    with pytest.raises(WrongUse):
        save(store, action("a"), action("b", "\ud800"))
    assert store.all(Action) == []
    assert folder.read(BASE) is None


def test_a_transaction_is_one_line_and_remembers_what_was_before(folder: Folder) -> None:
    store = opened(folder)
    save(store, action("a"))
    lines = (folder.read(JOURNAL) or b"").count(b"\n")
    with store.transaction("Edit twice") as tx:
        first = tx.put(replace(store.all(Action)[0], text="one"))
        tx.put(replace(first, text="two"))
        tx.put(action("b"))
    assert (folder.read(JOURNAL) or b"").count(b"\n") == lines + 1
    edited, added = tx.changes
    assert edited.before
    assert edited.before.rev == 1
    assert edited.after == store.find(Action, "a")
    assert edited.after
    assert edited.after.rev == 3
    assert added.before is None


def test_a_transaction_without_changes_writes_nothing(folder: Folder) -> None:
    store = opened(folder)
    with store.transaction("Nothing"):
        pass
    assert folder.read(BASE) is None


def test_taking_out_and_putting_back(folder: Folder) -> None:
    store = opened(folder)
    save(store, action("a"))
    old = store.all(Action)[0]
    with store.transaction("Out") as tx:
        tx.take_out(Action, "a")
        assert tx.find(Action, "a") is None
    assert opened(folder).all(Action) == []
    with store.transaction("Back") as tx:
        back = tx.put_back(old)
    assert (back.rev, back.text) == (2, old.text)
    with store.transaction("Back") as tx:
        assert tx.put_back(old).rev == 3
    assert opened(folder).all(Action) == store.all(Action)


def test_transactions_do_not_nest(folder: Folder) -> None:
    store, other = opened(folder), opened(folder)
    for inner in (store, other):
        with store.transaction("Outer") as tx:
            with pytest.raises(RuntimeError, match="do not nest"):
                save(inner, action("b"))
            assert tx.changes == ()
    assert folder.read(BASE) is None
    save(store, action("c"))
    assert set(texts(opened(folder))) == {"c"}


def test_two_stores_catch_up_with_each_other(folder: Folder) -> None:
    one, two = opened(folder), opened(twin(folder))
    save(one, action("a"))
    assert texts(two) == {}
    two.refresh()
    assert set(texts(two)) == {"a"}
    save(two, action("b"))
    save(two, action("c"))
    save(one, action("d"))
    assert set(texts(one)) == {"a", "b", "c", "d"}
    two.refresh()
    assert texts(two) == texts(one) == texts(opened(folder))


def test_a_store_catches_up_with_a_fold_and_what_came_after(folder: Folder) -> None:
    one, two = opened(folder), opened(twin(folder))
    save(one, action("a"))
    two.refresh()
    fold(one)
    save(one, action("b"))
    two.refresh()
    assert set(texts(two)) == {"a", "b"}
    fold(one)
    save(two, action("c"))
    one.refresh()
    assert set(texts(one)) == {"a", "b", "c"}
    assert texts(opened(folder)) == texts(one)


def test_two_stores_that_change_one_record_conflict(folder: Folder) -> None:
    one, two = opened(folder), opened(twin(folder))
    save(one, action("a"))
    two.refresh()
    seen = two.all(Action)[0]
    save(one, replace(one.all(Action)[0], text="first"))
    with pytest.raises(ChangedMeanwhile):
        save(two, replace(seen, text="second"))
    assert texts(two) == {"a": "first"}


def test_closing_folds_the_journal_and_opening_reads_the_base(folder: Folder) -> None:
    store = opened(folder)
    save(store, action("a"))
    store.close()
    assert folder.read(JOURNAL) == b""
    assert b"read the paper" in (folder.read(BASE) or b"")
    assert set(texts(opened(folder))) == {"a"}


def test_a_long_journal_is_folded_while_working(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journaled, "_FOLD_BYTES", 2000)
    store, other = opened(folder), opened(twin(folder))
    sizes = []
    for number in range(30):
        save(store, action(f"a{number}"))
        sizes.append(len(folder.read(JOURNAL) or b""))
    assert sizes.count(0) > 2
    assert max(sizes) < 20_000
    other.refresh()
    assert len(texts(store)) == 30
    assert texts(other) == texts(opened(folder)) == texts(store)


def test_the_last_process_that_closes_folds(disk: DiskFolder) -> None:
    one = opened(disk)
    save(one, action("a"))
    other = twin(disk)
    two = opened(other)
    save(one, action("b"))
    one.close()
    assert disk.read(JOURNAL)
    two.close()
    assert disk.read(JOURNAL) == b""
    assert set(texts(opened(disk))) == {"a", "b"}


def test_a_process_that_saved_nothing_itself_folds_what_others_left(disk: DiskFolder) -> None:
    one = opened(disk)
    save(one, action("a"))
    one.close()
    two = opened(twin(disk))
    one = opened(disk)
    save(one, action("b"))
    one.close()
    two.close()
    assert disk.read(JOURNAL) == b""


def test_a_lock_that_another_program_holds_is_named(disk: DiskFolder) -> None:
    store = opened(disk)
    save(store, action("a"))
    other = opened(DiskFolder(disk.path, lock_timeout=0.02))
    with disk.locked():
        with pytest.raises(DataInUse, match=r"peerpal\.lock"):
            save(other, action("b"))
        assert set(texts(other)) == {"a"}
        other.refresh()
        other.close()
    save(opened(DiskFolder(disk.path, lock_timeout=0.02)), action("b"))
    store.refresh()
    assert set(texts(store)) == {"a", "b"}


def test_a_lock_whose_file_was_removed_meanwhile_is_taken_again(
    disk: DiskFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, seen = filelock.lock_descriptor, []

    def lock_and_remove(descriptor: int, *, blocking: bool) -> bool:
        taken = real(descriptor, blocking=blocking)
        if not seen:
            (disk.path / "peerpal.lock").unlink()
        seen.append(taken)
        return taken

    monkeypatch.setattr(filelock, "lock_descriptor", lock_and_remove)
    other = DiskFolder(disk.path, lock_timeout=0)
    with disk.locked():
        assert seen == [True, True]
        with pytest.raises(DataInUse), other.locked():
            pass


def test_a_disk_that_can_not_lock_says_so(
    disk: DiskFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(descriptor: int, *, blocking: bool) -> bool:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    store = opened(disk)
    monkeypatch.setattr(filelock, "lock_descriptor", refuse)
    with pytest.raises(SaveFailed, match="can't lock files"):
        save(store, action("a"))
    assert not texts(store)


def test_a_line_that_another_process_took_back_is_forgotten(
    disk: DiskFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader may see a line before it is synced; when that fails, another one takes its place."""
    writer, reader = opened(disk), opened(twin(disk))
    save(writer, action("a"))
    real, seen = os.fsync, []

    def fail(descriptor: int) -> None:
        real(descriptor)
        if not seen:
            reader.refresh()
            seen.append(texts(reader))
            raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(SaveFailed):
            save(writer, action("b", "one"))
    assert "b" in seen[0]
    reader.refresh()
    assert set(texts(reader)) == {"a"}
    save(writer, action("c", "two"))
    reader.refresh()
    assert set(texts(reader)) == {"a", "c"}
    save(reader, action("d"))
    writer.refresh()
    assert texts(writer) == texts(reader) == texts(opened(disk))


def test_a_line_that_another_one_took_the_place_of_is_forgotten(folder: Folder) -> None:
    writer, reader = opened(folder), opened(twin(folder))
    save(writer, action("a"))
    before = folder.read(JOURNAL) or b""
    save(writer, action("b"))
    reader.refresh()
    put_bytes(folder, JOURNAL, before)
    save(opened(twin(folder)), action("c"))
    reader.refresh()
    assert set(texts(reader)) == {"a", "c"}


def test_refreshing_reads_nothing_when_nothing_changed(
    disk: DiskFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(disk)
    save(store, action("a"))
    reads: list[str] = []
    real = DiskFolder.read
    monkeypatch.setattr(
        DiskFolder,
        "read",
        lambda self, name, start=0: (reads.append(name), real(self, name, start))[1],
    )
    store.refresh()
    save(store, action("b"))
    assert reads == []


def test_what_holds_an_unknown_key_is_read_but_never_written_over(folder: Folder) -> None:
    store = opened(folder)
    save(store, action("a"))
    rows = store._storage.rows("actions")
    rows["a"] = bytes(rows["a"]).replace(b'"text"', b'"colour":"blue","text"')
    read = store.find(Action, "a")
    assert read == replace(action("a"), rev=1)
    with (
        pytest.raises(UnreadableData, match=r"unknown.*\$\.colour"),
        store.transaction("Edit") as tx,
    ):
        tx.put(replace(read, text="write"))
