"""Runs a program in a pseudo-terminal: press keys, wait for what it draws, see what it leaves."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

ROWS, COLUMNS = 36, 120
LIMIT_SECONDS = 60
LEFT_SCREEN = b"\x1b[?1049l"
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_=>])")


@dataclass(frozen=True)
class Left:
    """What is to be seen once a program has ended."""

    status: int
    said: str
    is_terminal_as_before: bool


class Terminal:
    """A running program and what it has written since it was last looked at."""

    def __init__(self, ours: int, ended: int, process: subprocess.Popen[bytes]) -> None:
        self._ours = ours
        self._ended = ended
        self._process = process
        self._before = termios.tcgetattr(ours)
        self._written = b""

    def press(self, keys: str | bytes) -> None:
        """Send keys as a keyboard does."""
        os.write(self._ours, keys.encode() if isinstance(keys, str) else keys)

    def until(self, text: str) -> str:
        """Wait until a text is drawn that was not drawn when the last one was waited for.

        Return everything that was drawn meanwhile.
        """
        while text not in plain(self._written):
            assert self._read(), f"{text} was never drawn, but this:\n{plain(self._written)}"
        drawn, self._written = plain(self._written), b""
        return drawn

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, as somebody does who pulls at its corner."""
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def signal(self, number: int) -> None:
        """Send a signal, as a system that shuts down does."""
        self._process.send_signal(number)

    def left(self) -> Left:
        """Wait for the end; return what was written after the program gave back the screen."""
        while self._read():
            pass
        status = self._process.wait(LIMIT_SECONDS)
        said = plain(self._written.rpartition(LEFT_SCREEN)[2]).replace("\r\n", "\n")
        return Left(status, said, termios.tcgetattr(self._ours) == self._before)

    def _read(self) -> bool:
        """Read what comes; False once the program has ended and all it wrote is read."""
        poll = select.poll()
        poll.register(self._ours, select.POLLIN)
        poll.register(self._ended, select.POLLIN)
        ready = [descriptor for descriptor, _ in poll.poll(LIMIT_SECONDS * 1000)]
        if self._ours in ready:
            self._written += os.read(self._ours, 1 << 16)
        assert ready, f"nothing happened any more after:\n{plain(self._written)}"
        return self._ours in ready


@contextmanager
def running(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Terminal]:
    """Run a program in a terminal of its own for as long as it is looked at."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    ended, held = os.pipe()  # its other end closes when the program ends
    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        pass_fds=[held],
        preexec_fn=_take_terminal,  # noqa: PLW1509 one system call, no Python that could wait
        start_new_session=True,
    )
    os.close(held)
    try:
        yield Terminal(ours, ended, process)
    finally:
        process.kill()
        process.wait()
        for descriptor in (ours, theirs, ended):
            os.close(descriptor)


def _take_terminal() -> None:
    """Let ctrl+c of the terminal reach the program, as in a real one."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def plain(written: bytes) -> str:
    """Return what was written without the escape sequences."""
    return _ESCAPES.sub("", written.decode("utf-8", "replace"))
