"""`peerpal log "…"` as a whole process, beside `jrnl -n 1`, each with 1,000 entries."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from bench.data import make_folder

ROUNDS = 15
ENTRIES = 1_000


def measure(work: Path) -> dict[str, float]:
    """Return the milliseconds of both, and the ratio taken pair by pair."""
    folder = work / "log-1000"
    make_folder(folder, ENTRIES)
    text = '@"Peer 01 Sample" 45m video Talked about the rota'
    own = [str(Path(sys.executable).with_name("peerpal")), "log", text]
    theirs, environment = _jrnl(work)
    ours, others = [], []
    for _ in range(ROUNDS):
        others.append(_seconds(theirs, environment))
        ours.append(_seconds(own, {"PEERPAL_HOME": str(folder)}))
    ratios = [mine / other for mine, other in zip(ours, others, strict=True)]
    return {
        "peerpal_log_ms": median(ours) * 1000,
        "jrnl_ms": median(others) * 1000,
        "peerpal_log_over_jrnl": median(ratios),
    }


def _jrnl(work: Path) -> tuple[Sequence[str], Mapping[str, str]]:
    """Install jrnl into an environment of its own, with a journal of 1,000 entries."""
    place = work / "jrnl"
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    subprocess.run([place / "bin/pip", "install", "-q", "jrnl"], check=True)
    journal, config = place / "journal.txt", place / "config.yaml"
    journal.write_text(
        "".join(
            f"[2026-01-{1 + n % 28:02} 09:{n % 60:02}] Talk {n} about the rota.\n"
            f"{'A few words on what was said. ' * 6}\n\n"
            for n in range(ENTRIES)
        )
    )
    config.write_text(
        "colors:\n  body: none\n  date: none\n  tags: none\n  title: none\n"
        "default_hour: 9\ndefault_minute: 0\neditor: ''\nencrypt: false\nhighlight: true\n"
        "indent_character: '|'\njournals:\n  default:\n    journal: "
        f"{journal}\nlinewrap: 79\ntagsymbols: '@'\ntemplate: false\n"
        "timeformat: '%F %r'\nversion: v4.2\n"
    )
    environment = {"HOME": str(place), "XDG_CONFIG_HOME": str(place)}
    return [str(place / "bin/jrnl"), "--config-file", str(config), "-n", "1"], environment


def _seconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    begun = time.perf_counter()
    subprocess.run(
        command, check=True, env={**os.environ, **environment}, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - begun
