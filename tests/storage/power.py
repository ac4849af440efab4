"""A disk that forgets: what was not synced may be gone after a power cut, in any order.

Names and contents are followed apart, more strictly than file systems are: syncing a file keeps
its content but not its name, and syncing a folder keeps the names in it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest

MOST_STATES = 24
OPERATIONS = ("open", "close", "write", "fsync", "ftruncate", "rename", "unlink")

Names = dict[str, int]
"""Inode numbers by path below the watched folder."""


@dataclass
class Inode:
    synced: bytes = b""
    present: bytes = b""

    def outcomes(self) -> list[bytes]:
        """Return what a power cut may leave: the old, the new, a part of the new, or a hole."""
        if self.synced == self.present:
            return [self.present]
        old, new = self.synced, self.present
        half = new[: (len(old) + len(new)) // 2]
        hole = old + b"\0" * (len(new) - len(old)) if len(new) > len(old) else new
        return list(dict.fromkeys([old, new, half, hole]))


@dataclass
class Disk:
    """What is on the disk for sure, and what only memory knows."""

    root: Path
    inodes: list[Inode] = field(default_factory=list)
    synced: Names = field(default_factory=dict)
    present: Names = field(default_factory=dict)
    pending: list[tuple[str, dict[str, int | None]]] = field(default_factory=list)
    descriptors: dict[int, str] = field(default_factory=dict)

    def name_of(self, path: Any) -> str:
        return os.path.relpath(os.fspath(path), self.root)

    def change_names(self, change: dict[str, int | None]) -> None:
        apply(self.present, change)
        folder = next(iter(change)).rpartition("/")[0]
        self.pending.append((folder, change))

    def inode(self, descriptor: int) -> Inode | None:
        number = self.present.get(self.descriptors.get(descriptor, ""))
        return None if number is None else self.inodes[number]

    def sync_folder(self, folder: str) -> None:
        for where, change in self.pending:
            if where == folder:
                apply(self.synced, change)
        self.pending = [entry for entry in self.pending if entry[0] != folder]

    def states(self, rng: Random) -> Iterator[dict[str, bytes]]:
        """Return what may be found after a power cut right now: some of all, or all."""
        found: dict[tuple[tuple[str, bytes], ...], None] = {}
        for kept in product((False, True), repeat=len(self.pending)):
            names = dict(self.synced)
            for (_, change), is_kept in zip(self.pending, kept, strict=True):
                if is_kept:
                    apply(names, change)
            ways = [self.inodes[number].outcomes() for number in names.values()]
            for contents in product(*ways):
                found[tuple(sorted(zip(names, contents, strict=True)))] = None
        states = list(found)
        for state in states if len(states) <= MOST_STATES else rng.sample(states, MOST_STATES):
            yield dict(state)


def apply(names: Names, change: dict[str, int | None]) -> None:
    for name, number in change.items():
        if number is None:
            names.pop(name, None)
        else:
            names[name] = number


class Watch:
    """Does what is asked of the system, and notes what of it a power cut could take back."""

    def __init__(self, disk: Disk, cut: Callable[[Disk], None], deaf_to: str) -> None:
        self._disk = disk
        self._cut = cut
        self._deaf_to = deaf_to
        self.real = {name: getattr(os, name) for name in OPERATIONS}

    def open(self, path: Any, flags: int, *args: Any, **kwargs: Any) -> int:
        is_new = not Path(path).exists()
        descriptor: int = self.real["open"](path, flags, *args, **kwargs)
        name = self._disk.name_of(path)
        if not name.startswith(".."):
            self._disk.descriptors[descriptor] = name
            if is_new:
                self._disk.inodes.append(Inode())
                self._disk.change_names({name: len(self._disk.inodes) - 1})
                self._cut(self._disk)
        return descriptor

    def close(self, descriptor: int) -> None:
        self._disk.descriptors.pop(descriptor, None)
        self.real["close"](descriptor)

    def write(self, descriptor: int, data: Any) -> int:
        size: int = self.real["write"](descriptor, data)
        self._changed(descriptor)
        return size

    def ftruncate(self, descriptor: int, size: int) -> None:
        self.real["ftruncate"](descriptor, size)
        self._changed(descriptor)

    def fsync(self, descriptor: int) -> None:
        self.real["fsync"](descriptor)
        name = self._disk.descriptors.get(descriptor)
        if name is not None and (self._disk.root / name).is_dir():
            if self._deaf_to != "folders":
                self._disk.sync_folder("" if name == "." else name)
        elif (found := self._disk.inode(descriptor)) and self._deaf_to != "files":
            found.synced = found.present
        self._cut(self._disk)

    def rename(self, source: Any, target: Any, **kwargs: Any) -> None:
        self.real["rename"](source, target, **kwargs)
        old, new = self._disk.name_of(source), self._disk.name_of(target)
        self._disk.change_names({new: self._disk.present[old], old: None})
        self._cut(self._disk)

    def unlink(self, path: Any, **kwargs: Any) -> None:
        self.real["unlink"](path, **kwargs)
        self._disk.change_names({self._disk.name_of(path): None})
        self._cut(self._disk)

    def _changed(self, descriptor: int) -> None:
        if found := self._disk.inode(descriptor):
            found.present = (self._disk.root / self._disk.descriptors[descriptor]).read_bytes()
            self._cut(self._disk)


@contextmanager
def watched(root: Path, cut: Callable[[Disk], None], *, deaf_to: str = "") -> Iterator[Disk]:
    """Follow every operation below a folder, and call `cut` after each.

    `deaf_to` "files" or "folders" makes a disk that only claims to have synced them.
    """
    disk = Disk(root)
    watch = Watch(disk, cut, deaf_to)
    with pytest.MonkeyPatch.context() as patch:
        for name in OPERATIONS:
            patch.setattr(os, name, getattr(watch, name))
        yield disk
