"""The first frame with the data shown, beside the first frame of an empty Textual app."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench import minimal
from bench.data import make_folder
from bench.terminal import running

ROUNDS = 11
SIZES = (1_000, 10_000)


def measure(work: Path) -> dict[str, float]:
    """Return the ratio to the empty app with 1,000 and 10,000 conversations."""
    empty = [sys.executable, str(minimal.__file__)]
    app = [str(Path(sys.executable).with_name("peerpal"))]
    for size in SIZES:
        make_folder(work / f"frame-{size}", size)
    seconds: list[float] = []
    ratios: dict[int, list[float]] = {size: [] for size in SIZES}
    for _ in range(ROUNDS):
        floor = first(empty, b"MARKER", work)
        seconds.append(floor)
        for size in SIZES:
            shown = first(app, b"Everyone", work / f"frame-{size}")
            ratios[size].append(shown / floor)
    figures = {"empty_app_ms": median(seconds) * 1000}
    for size in SIZES:
        figures[f"first_frame_{size}_over_empty"] = median(ratios[size])
    return figures


def first(command: Sequence[str], marker: bytes, folder: Path) -> float:
    """Return the seconds from starting a program on a folder until it shows something."""
    # An installed program is compiled once, not at every start.
    environment = {"PEERPAL_HOME": str(folder), "PYTHONDONTWRITEBYTECODE": ""}
    with running(command, environment) as terminal:
        return terminal.wait_for(marker)
