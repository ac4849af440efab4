"""Four processes write at once: each saves all of its records, and no one's are lost."""

from __future__ import annotations

import subprocess
import sys

from storing import JOURNAL, opened, texts

from peerpal.domain.action import Action
from peerpal.storage.folder import DiskFolder

WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from storing import action, opened, save
from peerpal.domain.action import Action
from peerpal.storage import journaled
from peerpal.storage.folder import DiskFolder

journaled._FOLD_BYTES = 3000
folder, me = DiskFolder(Path(sys.argv[1]), lock_timeout=60), sys.argv[2]
store = opened(folder)
print("ready", flush=True)
input()
for number in range(25):
    save(store, action(f"{me}-{number}"))
    with store.transaction("Count") as tx:
        shared = tx.find(Action, "shared")
        tx.put(replace(shared, text=str(int(shared.text) + 1)) if shared else action("shared", "1"))
    if number % 5 == 0:
        with store.transaction("Out") as tx:
            tx.take_out(Action, f"{me}-{number}")
    if number == 12:
        store.close()
        store = opened(folder)
store.close()
"""


def test_four_writers_lose_nothing(disk: DiskFolder) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(disk.path), str(me)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={"PYTHONPATH": ":".join(filter(None, sys.path))},
        )
        for me in range(4)
    ]
    for writer in writers:
        assert writer.stdout
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    errors = [writer.communicate()[1] for writer in writers]
    assert errors == [""] * 4
    store = opened(disk)
    expected = {f"{me}-{number}" for me in range(4) for number in range(25) if number % 5}
    assert set(texts(store)) == expected | {"shared"}
    assert texts(store)["shared"] == "100"
    shared = store.find(Action, "shared")
    assert shared
    assert shared.rev == 100
    assert disk.read(JOURNAL) == b""
