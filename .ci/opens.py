"""Open a program in a pseudo-terminal: it must draw its first screen, and end when `q` is pressed.

    python3 .ci/opens.py --timeout 30 -- peerpal demo

It runs where it is called from, with an empty folder as its home, where it must leave nothing of
PeerPal's.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

FIRST_SCREEN = "Today"
ROWS, COLUMNS = 36, 120
ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_=>])")


def main() -> int:
    """Say on standard error what is wrong, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--timeout", type=float, default=30, help="seconds for all of it")
    parser.add_argument("command", nargs="+")
    asked = parser.parse_args()

    home = Path(tempfile.mkdtemp())
    try:
        output, status = watch(asked.command, home, time.monotonic() + asked.timeout)
        left = sorted(str(path.relative_to(home)) for path in home.rglob("*peerpal*"))
    finally:
        shutil.rmtree(home)

    problems = []
    if FIRST_SCREEN not in output:
        problems.append(f"the word {FIRST_SCREEN} was never drawn")
    if status != 0:
        ended = "was ended after the time-out" if status is None else f"exit status {status}"
        problems.append(ended)
    if left:
        problems.append(f"it left files at home: {', '.join(left)}")
    if problems:
        print(output[-4000:])
        print(f"{' '.join(asked.command)}: {'; '.join(problems)}", file=sys.stderr)
        return 1
    print(f"{FIRST_SCREEN} was drawn, q ended it with exit status 0, and nothing was left behind")
    return 0


def watch(command: list[str], home: Path, end: float) -> tuple[str, int | None]:
    """Run a command until it ends; return all it wrote, and its exit status or None."""
    pid, terminal = pty.fork()
    if pid == 0:
        become(command, home)
    written = b""
    is_told = False
    while (left := end - time.monotonic()) > 0:
        if not select.select([terminal], [], [], left)[0]:
            break
        try:
            data = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other end is closed
            data = b""
        if not data:
            return plain(written), exit_status(pid, end)
        written += data
        if not is_told and FIRST_SCREEN in plain(written):
            os.write(terminal, b"q")
            is_told = True
    return plain(written), exit_status(pid, end)


def exit_status(pid: int, end: float) -> int | None:
    """Wait for a process that has closed its terminal; end it with all its kind when it is late."""
    while time.monotonic() < end:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.killpg(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return None


def become(command: list[str], home: Path) -> None:
    """Turn this process into the program, in a plain terminal and with an empty home."""
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("XDG_", "PEERPAL_", "TEXTUAL", "PYTHON"))
    }
    environment |= {"HOME": str(home), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    try:
        os.execvpe(command[0], command, environment)
    except OSError as error:
        print(error, file=sys.stderr)
        os._exit(127)


def plain(written: bytes) -> str:
    """Return what was written without the escape sequences."""
    return ESCAPES.sub("", written.decode("utf-8", "replace"))


if __name__ == "__main__":
    sys.exit(main())
