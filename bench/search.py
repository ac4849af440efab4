"""A key in search over everything with 10,000 conversations, to the end of the repaint."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median, quantiles

from bench.data import make_folder
from bench.keys import QUIET_SECONDS
from bench.terminal import running

QUERIES = (
    *("rota handover", "incident 12", "latency budget", "xyz", '"runbook retro"', "4711"),
    *("type:goal risk", "peer:07 design", "since:2026-01-01 query", "audience -talk"),
)
_CLEAR = b"\x15"
_A_BLINK_SECONDS = 0.3
"""Less than a cursor takes to blink, more than the record beside the hits takes to follow."""


def measure(work: Path) -> dict[str, float]:
    """Return the median and the 95th percentile in milliseconds, and how long the first one takes.

    Ten queries are typed letter by letter. The first letter is typed as search opens, before the
    records are read.
    """
    folder = work / "search-10000"
    make_folder(folder, 10_000)
    return measured(folder)


def measured(folder: Path) -> dict[str, float]:
    """Return the same of a folder that is there."""
    app = [str(Path(sys.executable).with_name("peerpal"))]
    with running(app, {"PEERPAL_HOME": str(folder)}) as terminal:
        terminal.wait_for(b"Everyone")
        terminal.settle()
        ready = terminal.ask(b"/r", b" hits")
        terminal.settle()
        seconds = []
        for query in QUERIES:
            terminal.press(_CLEAR, quiet=_A_BLINK_SECONDS)
            seconds += [terminal.press(letter.encode(), quiet=QUIET_SECONDS) for letter in query]
    return {
        "search_ready_ms": ready * 1000,
        "search_key_ms_median": median(seconds) * 1000,
        "search_key_ms_p95": quantiles(seconds, n=20)[-1] * 1000,
    }
