"""A key press in a list of 10,000 conversations, to the end of the repaint."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median, quantiles

from bench.data import make_folder
from bench.terminal import running

PRESSES = 200
QUIET_SECONDS = 0.05


def measure(work: Path) -> dict[str, float]:
    """Return the median and the 95th percentile in milliseconds."""
    folder = work / "keys-10000"
    make_folder(folder, 10_000)
    return measured(folder)


def measured(folder: Path) -> dict[str, float]:
    """Return the same of a folder that is there."""
    app = [str(Path(sys.executable).with_name("peerpal"))]
    with running(app, {"PEERPAL_HOME": str(folder)}) as terminal:
        terminal.wait_for(b"Everyone")
        terminal.settle()
        terminal.press(b"3", quiet=1.0)
        terminal.settle()
        seconds = [terminal.press(b"j", quiet=QUIET_SECONDS) for _ in range(PRESSES)]
    return {
        "key_ms_median": median(seconds) * 1000,
        "key_ms_p95": quantiles(seconds, n=20)[-1] * 1000,
    }
