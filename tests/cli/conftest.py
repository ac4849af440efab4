"""The shell as a person uses it: in this process, as a process of its own, and in a terminal."""

from __future__ import annotations

import fcntl
import io
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import peerpal
from peerpal.cli.edge import run

Record = dict[str, Any]


@dataclass(frozen=True)
class Ended:
    status: int
    out: str
    err: str


class Shell:
    """Runs command lines on one data folder."""

    def __init__(self, folder: Path, capsys, monkeypatch) -> None:
        self.folder = folder
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str, typed: str | bytes = b"") -> Ended:
        data = typed.encode() if isinstance(typed, str) else typed
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))
        self._capsys.readouterr()
        status = run(["--data", str(self.folder), *arguments])
        said = self._capsys.readouterr()
        return Ended(status, said.out, said.err)

    def json(self, *arguments: str) -> list[Record]:
        ended = self(*arguments, "--json")
        assert ended.status == 0, ended.err
        return json.loads(ended.out)

    def one(self, kind: str) -> Record:
        records = self.json("list", kind)
        assert len(records) == 1
        return records[0]


@pytest.fixture
def shell(tmp_path, capsys, monkeypatch) -> Shell:
    return Shell(tmp_path / "data", capsys, monkeypatch)


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    """What a process of its own needs to find PeerPal and the folder of `shell`."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return kept | {
        "PYTHONPATH": str(Path(peerpal.__file__).parent.parent),
        "PEERPAL_HOME": str(tmp_path / "data"),
        "PEERPAL_SETTINGS": str(tmp_path / "settings"),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
    }


@pytest.fixture
def process(environment) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs `python -m peerpal` with arguments, and bytes on its standard input."""

    def started(*arguments: str, typed: bytes = b"", **others: Any):
        return subprocess.run(
            [sys.executable, "-m", "peerpal", *arguments],
            input=typed,
            capture_output=True,
            env=environment | others,
            timeout=60,
            check=False,
        )

    return started


@pytest.fixture
def terminal(environment) -> Callable[..., Ended]:
    """Runs `python -m peerpal` in a terminal where all that is typed was typed ahead."""

    def started(*arguments: str, typed: str = "", columns: int = 80, **others: str) -> Ended:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        os.write(ours, typed.encode())
        process = subprocess.Popen(
            [sys.executable, "-m", "peerpal", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment | others,
            start_new_session=True,
        )
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # how Linux says that the other end is closed
                part = b""
            if not part:
                break
            shown += part
        os.close(ours)
        return Ended(process.wait(timeout=60), shown.decode(), "")

    return started
