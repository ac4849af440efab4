"""What one save costs, beside a bare synced append and TinyDB as it comes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

from tinydb import TinyDB

from bench.data import make_folder
from peerpal.domain.action import Action
from peerpal.services.services import Services
from peerpal.storage.codecs import encode
from peerpal.wiring import opened

ROUNDS = 150
STOCK_ROUNDS = 5


def measure(work: Path) -> dict[str, float]:
    """Return the figures for 1,000, 10,000 and 100,000 records, in ratios."""
    measured = {records: _service_save(work, records) for records in (1_000, 10_000, 100_000)}
    own, bare, share = measured[10_000]
    return {
        "save_ms_at_10000": own * 1000,
        "save_over_bare_append": own / bare,
        "stock_tinydb_over_save": _stock_insert(work / "save-10000") / own,
        "growth_1000_to_100000": measured[100_000][0] / measured[1_000][0],
        "bytes_written_over_record": share,
    }


def _service_save(work: Path, records: int) -> tuple[float, float, float]:
    """Return the median seconds of a save and of a bare append, and the bytes over the record's."""
    folder = work / f"save-{records}"
    make_folder(folder, records // 4)
    journal = folder / "peerpal.journal"
    with opened(folder) as services:
        action = services.actions.save(new_action(services))
        line = b"x" * len(encode(action)) + b"\n"
        before = journal.stat().st_size
        own, bare = [], []
        descriptor = os.open(work / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for number in range(ROUNDS):
            changed = replace(action, text=f"{action.text[:-4]}{number:04}")
            own.append(seconds(partial(services.actions.save, changed)))
            action = services.actions.get(action.id)
            bare.append(seconds(lambda: append(descriptor, line)))
        os.close(descriptor)
        written = (journal.stat().st_size - before) / ROUNDS
    return median(own), median(bare), written / len(encode(action))


def new_action(services: Services) -> Action:
    """Return an action of some 600 bytes."""
    return replace(services.actions.blank(), text="Share the runbook with the whole team " * 8)


def append(descriptor: int, line: bytes) -> None:
    """Write a line and sync it, and nothing else."""
    os.write(descriptor, line)
    os.fsync(descriptor)


def _stock_insert(folder: Path) -> float:
    """Return the median seconds of an insert by TinyDB as it comes, into the same file."""
    with TinyDB(folder / "peerpal.json") as db:
        table = db.table("bench")
        return median(
            seconds(lambda: table.insert({"text": "Share the runbook " * 16}))
            for _ in range(STOCK_ROUNDS)
        )


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes once."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
