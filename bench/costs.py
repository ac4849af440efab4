"""What a save costs at four sizes, beside TinyDB as it comes, SQLite and a bare synced append."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median

from tinydb import TinyDB

from bench.data import make_folder
from bench.save import append, new_action, seconds
from peerpal.domain.action import Action
from peerpal.services.services import Services
from peerpal.storage import files
from peerpal.storage.base import decode_base, encode_base
from peerpal.storage.codecs import encode
from peerpal.storage.folder import DiskFolder
from peerpal.storage.journaled import BASE, JournalStorage
from peerpal.wiring import local_now, opened

SIZES = (100, 1_000, 10_000, 100_000)
ROUNDS = 100
FEW_ROUNDS = 3


def measure(work: Path) -> dict[str, float]:
    """Return milliseconds for each size, and what opening and folding 10,000 records cost."""
    figures: dict[str, float] = {}
    for records in SIZES:
        folder = work / f"costs-{records}"
        make_folder(folder, records // 4)
        line = b""
        with opened(folder) as services:
            action = services.actions.save(new_action(services))
            line = encode(action) + b"\n"
            save = partial(_save_again, services, action, count())
            figures[f"peerpal_ms_at_{records}"] = _milliseconds(save, ROUNDS)
        for name, insert, rounds in _others(folder, line):
            figures[f"{name}_ms_at_{records}"] = _milliseconds(insert, rounds)
    return figures | _whole_file(work / "costs-10000")


def _save_again(services: Services, action: Action, numbers: Iterator[int]) -> None:
    """Save an action with another text of the same length."""
    text = f"{action.text[:-6]}{next(numbers):06}"
    services.actions.save(replace(services.actions.get(action.id), text=text))


def _others(folder: Path, line: bytes) -> Iterator[tuple[str, Callable[[], object], int]]:
    descriptor = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    yield "bare_append", lambda: append(descriptor, line), ROUNDS
    os.close(descriptor)
    rows = [
        (id_, bytes(row).decode())
        for table in decode_base((folder / BASE).read_bytes())[1].values()
        for id_, row in table.items()
    ]
    numbers = count()
    with closing(sqlite3.connect(folder / "sqlite.db")) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("CREATE TABLE records (id TEXT PRIMARY KEY, record TEXT NOT NULL)")
        database.executemany("INSERT INTO records VALUES (?, ?)", rows)
        database.commit()

        def insert() -> None:
            with database:
                row = str(next(numbers)), line.decode()
                database.execute("INSERT INTO records VALUES (?, ?)", row)

        yield "sqlite", insert, ROUNDS
    document = json.loads(line)
    with TinyDB(folder / BASE) as stock:
        table = stock.table("bench")
        yield "tinydb", lambda: table.insert(document), FEW_ROUNDS


def _whole_file(folder: Path) -> dict[str, float]:
    """Measure on the folder whose base TinyDB has not written over: it is made anew."""
    fresh = folder.with_name("costs-whole")
    make_folder(fresh, 2_500)
    base = fresh / BASE
    meta, tables = decode_base(base.read_bytes())
    parsing = _milliseconds(lambda: json.loads(base.read_bytes()), 20)
    opening = _milliseconds(lambda: _opened(fresh), 20)
    writing = _milliseconds(lambda: files.replace(fresh / "x", encode_base(meta, tables)), 20)
    storage = _opened(fresh)

    def fold() -> None:
        with storage.locked():
            storage.replace_all({name: storage.rows(name) for name in tables})

    fold_ms = _milliseconds(fold, 20)
    return {
        "open_over_json_loads": opening / parsing,
        "fold_ms_at_10000": fold_ms,
        "fold_over_atomic_rewrite": fold_ms / writing,
    }


def _opened(folder: Path) -> JournalStorage:
    return JournalStorage(DiskFolder(folder), instance="bench", now=local_now)


def _milliseconds(work: Callable[[], object], rounds: int) -> float:
    return median(seconds(work) for _ in range(rounds)) * 1000
