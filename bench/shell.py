"""`peerpal log` and `peerpal due` as whole processes, beside reading the file as plain JSON."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from bench.data import make_folder

ROUNDS = 15
COMMANDS = {
    "log": ("log", '@"Peer 01 Sample" 45m video Talked about the rota'),
    "due": ("due",),
}
IMPORTS_SECONDS = 0.06
"""What the imports of a command may take beside the reading."""


def measure(work: Path) -> dict[str, float]:
    """Return both, less what imports may take, over `python -c "json.load(…)"`; medians."""
    folder = work / "shell-10000"
    make_folder(folder, 10_000)
    base = folder / "peerpal.json"
    floor = [sys.executable, "-c", f"import json; json.load(open({str(base)!r}))"]
    program = str(Path(sys.executable).with_name("peerpal"))
    commands = {name: [program, *words] for name, words in COMMANDS.items()}
    ratios: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        least = seconds(floor, folder)
        for name, command in commands.items():
            ratios[name].append((seconds(command, folder) - IMPORTS_SECONDS) / least)
    return {f"peerpal_{name}_over_json_load": median(found) for name, found in ratios.items()}


def seconds(command: list[str], folder: Path) -> float:
    """Return how long a command takes on a folder, from its start to its end."""
    begun = time.perf_counter()
    environment = {**os.environ, "PEERPAL_HOME": str(folder), "PYTHONDONTWRITEBYTECODE": ""}
    subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun
