"""What is done daily with 10,000 conversations: a peer's page, the ledger, a key in a filter."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

from bench.data import make_folder
from bench.terminal import Terminal, running

TIMES = 15
_A_FRAME_SECONDS = 0.02
QUIET_SECONDS = 0.3  # less than a cursor takes to blink


def measure(work: Path) -> dict[str, float]:
    """Return the medians in milliseconds, from the key to the last byte of the repaint.

    A peer's page opens beside the list as the cursor comes to the peer, and in full by Enter.
    In full, and in the ledger, Textual repaints unchanged what it has laid out a second time:
    there the first repaint is what counts.
    """
    folder = work / "daily-10000"
    make_folder(folder, 10_000)
    app = [str(Path(sys.executable).with_name("peerpal"))]
    with running(app, {"PEERPAL_HOME": str(folder)}) as terminal:
        terminal.wait_for(b"Everyone")
        terminal.settle()
        return {
            "peer_page_ms": _between(terminal, b"2", b"j", b"k"),
            "in_full_ms": _between(terminal, b"12", b"\r", b"\x1b", quiet=_A_FRAME_SECONDS),
            "ledger_ms": _between(terminal, b"4", b"x", b"\x1b", quiet=_A_FRAME_SECONDS),
            "filter_ms": _between(terminal, b"3/", b"q", b"\x7f"),
        }


def _between(
    terminal: Terminal, before: bytes, key: bytes, back: bytes, *, quiet: float = QUIET_SECONDS
) -> float:
    """Return how long a key takes on a screen; another one goes back each time."""
    terminal.press(before, quiet=QUIET_SECONDS)
    terminal.settle()
    seconds = []
    for _ in range(TIMES):
        seconds.append(terminal.press(key, quiet=quiet))
        terminal.settle()
        terminal.press(back, quiet=QUIET_SECONDS)
    return median(seconds) * 1000
