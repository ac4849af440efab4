"""How much memory the app takes with 10,000 conversations, beside an empty Textual app. Linux."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from bench import minimal
from bench.data import make_folder
from bench.terminal import Terminal, running

_RESIDENT = re.compile(r"VmRSS:\s+(\d+) kB")


def measure(work: Path) -> dict[str, float]:
    """Return what is taken beyond the empty app, over the size of the file, all screens seen."""
    folder = work / "memory-10000"
    make_folder(folder, 10_000)
    size = (folder / "peerpal.json").stat().st_size
    empty = [sys.executable, str(minimal.__file__)]
    app = [str(Path(sys.executable).with_name("peerpal"))]
    with running(empty, {}) as terminal:
        terminal.wait_for(b"MARKER")
        terminal.settle()
        floor = _resident(terminal)
    with running(app, {"PEERPAL_HOME": str(folder)}) as terminal:
        terminal.wait_for(b"Everyone")
        terminal.settle()
        at_first = _resident(terminal)
        for key in b"2345678":
            terminal.press(bytes([key]), quiet=1.0)
        everywhere = _resident(terminal)
    return {
        "file_mb": size / 1e6,
        "memory_at_first_over_file": (at_first - floor) / size,
        "memory_everywhere_over_file": (everywhere - floor) / size,
    }


def _resident(terminal: Terminal) -> int:
    found = _RESIDENT.search(Path(f"/proc/{terminal.process}/status").read_text())
    return int(found[1]) * 1024 if found else 0
