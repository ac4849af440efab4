"""How everything a person waits for grows from 1,000 conversations to 100,000."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

from bench import first_frame, keys, screens, search, shell
from bench.data import make_folder

SIZES = (1_000, 10_000, 100_000)
ROUNDS = 5


def measure(work: Path) -> dict[str, float]:
    """Return milliseconds for each size: first frame, keys, screens and whole commands."""
    figures: dict[str, float] = {}
    for size in SIZES:
        folder = work / f"growth-{size}"
        make_folder(folder, size)
        figures |= {f"{name}_at_{size}": ms for name, ms in _measured(folder).items()}
    return figures


def _measured(folder: Path) -> dict[str, float]:
    program = str(Path(sys.executable).with_name("peerpal"))
    frames = [first_frame.first([program], b"Everyone", folder) for _ in range(ROUNDS)]
    found = {
        "first_frame_ms": median(frames) * 1000,
        "list_key_ms": keys.measured(folder)["key_ms_median"],
        "slowest_screen_ms": screens.measured(folder)["slowest_screen_ms"],
    }
    searched = search.measured(folder)
    found["search_key_ms"] = searched["search_key_ms_median"]
    found["search_ready_ms"] = searched["search_ready_ms"]
    for name, words in shell.COMMANDS.items():
        runs = [shell.seconds([program, *words], folder) for _ in range(ROUNDS)]
        found[f"{name}_ms"] = median(runs) * 1000
    return found
