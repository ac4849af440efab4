"""The first frame of programs that people know, empty, beside an empty Textual app."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench import minimal
from bench.terminal import running

ROUNDS = 5


class _Peer(NamedTuple):
    """A program on PyPI, what it needs, how it is started, and what its first frame says."""

    name: str
    packages: tuple[str, ...]
    command: tuple[str, ...]
    marker: bytes = b""


_PEERS = (
    _Peer("dooit", ("dooit",), ("dooit",), b"Workspaces"),
    # With tree-sitter 0.26 it ends by a segmentation fault.
    _Peer("posting", ("posting", "tree-sitter<0.26"), ("posting",), b"Enter a URL"),
    _Peer("kanban_tui", ("kanban-tui",), ("ktui", "demo"), b"Active Board"),
    _Peer("todoman", ("todoman",), ("todo", "--config", "{home}/config.py", "list")),
)


def measure(work: Path) -> dict[str, float]:
    """Return each one's first frame, or whole run where it has none, over the empty app's."""
    empty = [sys.executable, str(minimal.__file__)]
    home = work / "peers-home"
    (home / "todo/work").mkdir(parents=True)
    (home / "config.py").write_text(f'path = "{home}/todo/*"\ndefault_list = "work"\n')
    kept = {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "TERM": "xterm-256color"}
    environment = {name: str(value) for name, value in kept.items()}
    figures = {}
    for peer in _PEERS:
        command = _installed(peer, work, home)
        ratios = []
        for _ in range(ROUNDS):
            floor = _first(empty, b"MARKER", environment)
            shown = _first(command, peer.marker, environment)
            ratios.append(shown / floor)
        figures[f"{peer.name}_over_empty"] = median(ratios)
    return figures


def _installed(peer: _Peer, work: Path, home: Path) -> list[str]:
    """Install a program into an environment of its own, and return how it is started."""
    place = work / peer.name
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    subprocess.run([place / "bin/pip", "install", "-q", "-q", *peer.packages], check=True)
    name, *arguments = peer.command
    return [str(place / "bin" / name), *(part.format(home=home) for part in arguments)]


def _first(command: list[str], marker: bytes, environment: Mapping[str, str]) -> float:
    if marker:
        with running(command, environment) as terminal:
            return terminal.wait_for(marker)
    begun = time.perf_counter()
    subprocess.run(
        command, check=True, env={**os.environ, **environment}, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - begun
