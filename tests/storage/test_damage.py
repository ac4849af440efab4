"""Damage is never empty: what can't be trusted is refused by name, and left as it is."""

from __future__ import annotations

import random

import pytest
from storing import (
    BASE,
    JOURNAL,
    LOCK,
    action,
    delete,
    files,
    fold,
    opened,
    put_bytes,
    save,
    texts,
    twin,
)

from peerpal.domain.action import Action, ActionState
from peerpal.domain.errors import PeerPalError, UnreadableData
from peerpal.storage.base import decode_base, encode_base
from peerpal.storage.folder import DiskFolder, Folder, MemoryFolder
from peerpal.storage.glance import Glance


@pytest.fixture
def filled(folder: Folder) -> Folder:
    """A folder with a base of one record and a journal of two."""
    store = opened(folder)
    save(store, action("a", "alpha - a, b; c"))
    fold(store)
    save(store, action("b", "beta @ home"))
    save(store, action("c", "gamma"))
    return folder


def content(folder: Folder) -> dict[str, bytes]:
    return dict(folder.files) if isinstance(folder, MemoryFolder) else files(folder.path)


def assert_refused(folder: Folder, name: str, *parts: str) -> None:
    before = content(folder)
    with pytest.raises(UnreadableData) as caught:
        opened(folder)
    for part in (folder.where(name), "left as it is", "peerpal restore", *parts):
        assert part in str(caught.value)
    assert "alpha" not in str(caught.value)
    assert content(folder) == before


def test_a_missing_base_beside_its_journal(filled: Folder) -> None:
    delete(filled, BASE)
    assert_refused(filled, BASE, "missing")


def test_a_missing_base_beside_an_empty_journal(filled: Folder) -> None:
    opened(filled).close()
    delete(filled, BASE)
    assert_refused(filled, BASE, "missing")


def test_a_missing_base_beside_backups_that_are_named(folder: Folder) -> None:
    with folder.locked():
        folder.replace("backups/peerpal-2026-11-22T091500Z.json", b"{}")
    assert_refused(folder, BASE, "missing", "peerpal-2026-11-22T091500Z.json")


def test_a_lock_alone_is_a_first_start(disk: DiskFolder) -> None:
    with disk.locked():
        pass
    assert list(files(disk.path)) == [LOCK]
    save(opened(disk), action("a"))


@pytest.mark.parametrize("data", [b"", b"\0" * 100, b"{", b'{"_default":{}}', b"[]"])
def test_a_base_that_is_none(filled: Folder, data: bytes) -> None:
    put_bytes(filled, BASE, data)
    assert_refused(filled, BASE)


def test_a_base_of_no_bytes_alone(folder: Folder) -> None:
    with folder.locked():
        folder.replace(BASE, b"")
    assert_refused(folder, BASE, "empty")


def test_a_newer_base(filled: Folder) -> None:
    data = filled.read(BASE) or b""
    put_bytes(filled, BASE, data.replace(b'"schema":1', b'"schema":9'))
    assert_refused(filled, BASE, "newer PeerPal", "update")


def test_a_base_changed_by_hand(filled: Folder) -> None:
    put_bytes(filled, BASE, (filled.read(BASE) or b"").replace(b"alpha", b"ALPHA"))
    assert_refused(filled, BASE, "checksum")


def test_a_damaged_line_in_the_middle(filled: Folder) -> None:
    put_bytes(filled, JOURNAL, (filled.read(JOURNAL) or b"").replace(b"beta", b"BETA"))
    assert_refused(filled, JOURNAL, "line 1 is damaged")


@pytest.mark.parametrize("order", [(1,), (1, 0), (0, 0), (0, 1, 1)])
def test_lines_missing_twice_or_out_of_order(filled: Folder, order: tuple[int, ...]) -> None:
    lines = (filled.read(JOURNAL) or b"").splitlines(keepends=True)
    put_bytes(filled, JOURNAL, b"".join(lines[number] for number in order))
    assert_refused(filled, JOURNAL, "out of order")


@pytest.mark.parametrize("step", [-1, +2])
def test_a_journal_beside_the_base_of_another_time(filled: Folder, step: int) -> None:
    meta, tables = decode_base(filled.read(BASE) or b"")
    other = type(meta)(generation=meta.generation + step, instance=meta.instance)
    put_bytes(filled, BASE, encode_base(other, tables))
    assert_refused(filled, JOURNAL, "out of order")


def test_bit_flips_of_both_files_never_lose_a_record(filled: Folder) -> None:
    rng = random.Random(22)
    original = {name: filled.read(name) or b"" for name in (BASE, JOURNAL)}
    for _ in range(5000):
        name = rng.choice((BASE, JOURNAL))
        changed = bytearray(original[name])
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
        memory = MemoryFolder()
        memory.files = {**original, name: bytes(changed)}
        with pytest.raises(UnreadableData, match=name):
            opened(memory)


def test_every_truncation_of_the_base_is_refused(filled: Folder) -> None:
    base, journal = filled.read(BASE) or b"", filled.read(JOURNAL) or b""
    for size in range(len(base)):
        for beside in (journal, b""):
            memory = MemoryFolder()
            memory.files = {BASE: base[:size], JOURNAL: beside}
            with pytest.raises(UnreadableData, match=BASE):
                opened(memory)


def test_every_truncation_of_the_journal_keeps_its_whole_lines(filled: Folder) -> None:
    journal = filled.read(JOURNAL) or b""
    for size in range(len(journal)):
        memory = MemoryFolder()
        memory.files = {BASE: filled.read(BASE) or b"", JOURNAL: journal[:size]}
        store = opened(memory)
        assert list(texts(store)) == ["a", "b", "c"][: 1 + journal[:size].count(b"\n")]
        save(store, action("d"))
        assert texts(opened(memory)) == texts(store)


def test_a_torn_tail_is_written_over_by_the_next_save(filled: Folder) -> None:
    put_bytes(filled, JOURNAL, (filled.read(JOURNAL) or b"") + b'{"n":3,"generation":2,"at":"20')
    store = opened(filled)
    assert set(texts(store)) == {"a", "b", "c"}
    save(store, action("d"))
    assert set(texts(opened(filled))) == {"a", "b", "c", "d"}


def test_a_fold_cut_short_before_the_journal_was_emptied(filled: Folder) -> None:
    journal = filled.read(JOURNAL) or b""
    store = opened(filled)
    fold(store)
    put_bytes(filled, JOURNAL, journal)
    reader = opened(twin(filled))
    assert set(texts(reader)) == {"a", "b", "c"}
    save(opened(filled), action("d"))
    reader.refresh()
    store.refresh()
    assert set(texts(reader)) == set(texts(store)) == {"a", "b", "c", "d"}
    assert (filled.read(JOURNAL) or b"").count(b"\n") == 1


class _State(Glance, frozen=True):
    state: ActionState


def test_a_record_that_does_not_fit_its_kind_is_named(folder: Folder) -> None:
    store = opened(folder)
    save(store, action("a", "alpha"))
    fold(store)
    meta, tables = decode_base(folder.read(BASE) or b"")
    tables["actions"]["a"] = bytes(tables["actions"]["a"]).replace(b'"open"', b'"alpha"')
    put_bytes(folder, BASE, encode_base(meta, tables))
    store = opened(folder)
    reads = (
        lambda: store.find(Action, "a"),
        lambda: store.all(Action),
        lambda: store.glances(Action, _State),
    )
    for read in reads:
        with pytest.raises(
            UnreadableData, match=r"record a in table actions.*at \$\.state"
        ) as error:
            read()
        assert folder.where(BASE) in str(error.value)
        assert "alpha" not in str(error.value)


# Changed by another program while open


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (BASE, lambda _: None),
        (BASE, lambda _: b""),
        (BASE, lambda data: data[:-3]),
        (BASE, lambda data: data.replace(b"alpha", b"ALPHA")),
        (JOURNAL, lambda _: None),
        (JOURNAL, lambda _: b""),
        (JOURNAL, lambda data: data.splitlines(keepends=True)[0]),
        (JOURNAL, lambda data: data[:-5]),
        (JOURNAL, lambda data: data.replace(b"beta", b"BETA")),
        (JOURNAL, lambda data: data.replace(b"gamma", b"GAMMA")),
        (JOURNAL, lambda data: data + b"x\n"),
        (JOURNAL, lambda data: data + data.splitlines(keepends=True)[0]),
    ],
)
def test_what_another_program_broke_while_open(filled: Folder, name: str, change: object) -> None:
    store = opened(filled)
    store.refresh()
    with store.transaction("Edit") as tx:
        tx.take_out(Action, "b")
    known = texts(store)
    changed = change(filled.read(name))  # type: ignore[operator]
    if changed is None:
        delete(filled, name)
    else:
        put_bytes(filled, name, changed)
    before = content(filled)
    for attempt in (store.refresh, lambda: save(store, action("d")), store.refresh, store.close):
        with pytest.raises(UnreadableData, match="left as it is") as error:
            attempt()
        assert filled.where(name) in str(error.value)
        assert texts(store) == known
    if LOCK not in before and isinstance(filled, DiskFolder):
        before[LOCK] = b""
    assert content(filled) == before


def test_an_older_base_put_in_place_while_open(filled: Folder) -> None:
    old = filled.read(BASE) or b""
    store = opened(filled)
    fold(store)
    put_bytes(filled, BASE, old)
    with pytest.raises(UnreadableData, match="lacks what it held"):
        save(store, action("d"))
    assert set(texts(store)) == {"a", "b", "c"}


def test_mended_files_are_taken_up_again(filled: Folder) -> None:
    store = opened(filled)
    good = filled.read(JOURNAL) or b""
    put_bytes(filled, JOURNAL, good.replace(b"beta", b"BETA"))
    with pytest.raises(UnreadableData):
        store.refresh()
    put_bytes(filled, JOURNAL, good)
    save(store, action("d"))
    assert set(texts(opened(filled))) == {"a", "b", "c", "d"}


def test_what_the_system_refuses_to_read_is_named(disk: DiskFolder) -> None:
    disk.path.mkdir()
    (disk.path / BASE).mkdir()
    with pytest.raises(UnreadableData, match=r"peerpal\.json can't be read"):
        opened(disk)


def test_a_folder_that_is_a_file(disk: DiskFolder) -> None:
    disk.path.write_bytes(b"")
    with pytest.raises(PeerPalError, match="a file is where a folder should be"):
        opened(disk)
