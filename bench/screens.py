"""Going from screen to screen with 10,000 conversations, to the end of the repaint."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

from bench.daily import QUIET_SECONDS
from bench.data import make_folder
from bench.terminal import running

ROUNDS = 7
_NAMES = {
    b"2": "peers",
    b"3": "conversations",
    b"4": "skills",
    b"5": "goals",
    b"6": "feedback",
    b"7": "review",
    b"8": "summary",
    b"1": "today",
}


def measure(work: Path) -> dict[str, float]:
    """Return the slowest screen's median in milliseconds, and each one's; all were seen before."""
    folder = work / "screens-10000"
    make_folder(folder, 10_000)
    return measured(folder)


def measured(folder: Path) -> dict[str, float]:
    """Return the same of a folder that is there."""
    app = [str(Path(sys.executable).with_name("peerpal"))]
    seconds: dict[bytes, list[float]] = {key: [] for key in _NAMES}
    with running(app, {"PEERPAL_HOME": str(folder)}) as terminal:
        terminal.wait_for(b"Everyone")
        terminal.settle()
        for key in _NAMES:
            terminal.press(key, quiet=1.0)
        for _ in range(ROUNDS):
            for key, found in seconds.items():
                found.append(terminal.press(key, quiet=QUIET_SECONDS))
                terminal.settle()
    medians = {_NAMES[key]: median(found) * 1000 for key, found in seconds.items()}
    figures = {f"to_{name}_ms": milliseconds for name, milliseconds in medians.items()}
    return {**figures, "slowest_screen_ms": max(medians.values())}
