"""Runs a program in a pseudo-terminal and times what reaches the screen, from outside."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

COLUMNS, ROWS = 120, 40
_LIMIT_SECONDS = 60.0


class Terminal:
    """A running program and what it has written so far."""

    def __init__(self, process: int, descriptor: int, started: float) -> None:
        self.process = process
        self._descriptor = descriptor
        self.started = started

    def wait_for(self, marker: bytes) -> float:
        """Return how many seconds after the start the marker was written."""
        return self._until(marker) - self.started

    def ask(self, keys: bytes, marker: bytes) -> float:
        """Send keys and return the seconds until the marker was written."""
        begun = time.perf_counter()
        os.write(self._descriptor, keys)
        return self._until(marker) - begun

    def settle(self, seconds: float = 0.3) -> None:
        """Wait until nothing was written for a while."""
        while self._read(seconds, must_come=False):
            pass

    def press(self, keys: bytes, *, quiet: float = 0.02) -> float:
        """Send keys and return the seconds to the last byte of the repaint that follows."""
        begun = time.perf_counter()
        os.write(self._descriptor, keys)
        self._read(_LIMIT_SECONDS)
        last = time.perf_counter()
        while self._read(quiet, must_come=False):
            last = time.perf_counter()
        return last - begun

    def _until(self, marker: bytes) -> float:
        written = b""
        while marker not in written:
            written = written[-len(marker) :] + self._read(_LIMIT_SECONDS)
        return time.perf_counter()

    def _read(self, seconds: float, *, must_come: bool = True) -> bytes:
        ready, _, _ = select.select([self._descriptor], [], [], seconds)
        if not ready:
            if must_come:
                raise TimeoutError("the program did not write what was waited for")
            return b""
        return os.read(self._descriptor, 1 << 16)


@contextmanager
def running(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Terminal]:
    """Run a program in a terminal of 120 x 40 for as long as it is watched."""
    started = time.perf_counter()
    process, descriptor = pty.fork()
    if process == 0:
        os.execvpe(command[0], list(command), {**os.environ, **environment})
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    try:
        yield Terminal(process, descriptor, started)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(descriptor)
