"""The folder that PeerPal keeps its files in, and the few ways it touches a disk.

Everything above works on a `Folder`, so tests run the same code on bytes in memory.
"""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Protocol

from peerpal.domain.errors import DataInUse, SaveFailed, UnreadableData
from peerpal.storage import files

LOCK = "peerpal.lock"
LOCK_TIMEOUT_SECONDS = 5.0
_POLL_SECONDS = 0.01

Stamp = tuple[int, int, int]
"""Inode, size and time of change: differs as soon as a file was replaced or written."""


class Folder(Protocol):
    """A place for a few named files. A name may have one folder in it: `drafts/goal.json`."""

    def where(self, name: str) -> str:
        """Return the file's name as a person would look for it."""

    def read(self, name: str, start: int = 0) -> bytes | None:
        """Return what the file holds from a position on; None when there is no such file."""

    def stamp(self, name: str) -> Stamp | None:
        """Return a value that changes when the file is replaced or written; None if missing."""

    def names(self, folder: str) -> list[str]:
        """Return the names of the files in one folder below, sorted."""

    def append(self, name: str, data: bytes, at: int) -> Stamp:
        """Make the file end at a position, then add data and keep it through a power cut.

        When that fails the file ends at the position again and SaveFailed is raised.
        """

    def replace(self, name: str, data: bytes) -> Stamp:
        """Put a whole new content in place of a file at once, or leave the old one."""

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""

    def locked(self, *, patience: float | None = None) -> AbstractContextManager[None]:
        """Hold the folder, as everything that writes must; never inside of itself.

        Raises DataInUse when another program keeps it for longer than `patience` seconds, or than
        is usual for a person who waits.
        """

    def enter(self, name: str) -> None:
        """Say that this process has the file open, until it ends or leaves."""

    def is_alone(self, name: str) -> bool:
        """True when no other process has entered the file."""

    def leave(self) -> None:
        """Say that this process has nothing open any more."""


class DiskFolder:
    """A real folder; it is created by the first write, never by reading."""

    def __init__(self, path: Path, *, lock_timeout: float = LOCK_TIMEOUT_SECONDS) -> None:
        self.path = path
        self._lock_timeout = lock_timeout
        self._is_locked = False
        self._is_swept = False
        self._paths: dict[str, Path] = {}
        self._entered: int | None = None

    def where(self, name: str) -> str:
        """Return the file's full path."""
        return str(self.path / name)

    def read(self, name: str, start: int = 0) -> bytes | None:
        """Return what the file holds from a position on; None when there is no such file."""
        with self._reading(name), suppress(FileNotFoundError), self._path(name).open("rb") as file:
            file.seek(start)
            return file.read()
        return None

    def stamp(self, name: str) -> Stamp | None:
        """Return inode, size and time of change; None when there is no such file."""
        with self._reading(name), suppress(FileNotFoundError):
            return _stamp(self._path(name).stat())
        return None

    def names(self, folder: str) -> list[str]:
        """Return the names of the files in one folder below, sorted."""
        with self._reading(folder), suppress(FileNotFoundError):
            found = [entry.name for entry in (self.path / folder).iterdir()]
            return sorted(f"{folder}/{name}" for name in found if not name.endswith(".tmp"))
        return []

    def append(self, name: str, data: bytes, at: int) -> Stamp:
        """Make the file end at a position, then add data and sync it."""
        with self._writing(name):
            return _stamp(files.append(self._path(name), data, at))

    def replace(self, name: str, data: bytes) -> Stamp:
        """Write a temporary file beside the target, sync it, and rename it over the target."""
        with self._writing(name):
            path = self._path(name)
            files.make_folder(path.parent)
            return _stamp(files.replace(path, data))

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""
        with self._writing(name):
            files.remove(self._path(name))

    @contextmanager
    def locked(self, *, patience: float | None = None) -> Iterator[None]:
        """Hold `peerpal.lock`; the file itself stays for ever."""
        if self._is_locked:
            raise RuntimeError("The folder is locked already: transactions do not nest.")
        with self._writing(LOCK):
            files.make_folder(self.path)
            lock = self._take_lock(self._lock_timeout if patience is None else patience)
        self._is_locked = True
        try:
            if not self._is_swept:
                files.sweep(self.path)
                self._is_swept = True
            yield
        finally:
            self._is_locked = False
            _let_go(lock)

    def _take_lock(self, patience: float) -> int:
        """Return the lock's descriptor, once no other program holds the lock."""
        from filelock import lock_descriptor

        deadline = time.monotonic() + patience
        while True:
            lock = os.open(self.path / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                # Without a name it was removed meanwhile, and would keep nobody out.
                if lock_descriptor(lock, blocking=False) and os.fstat(lock).st_nlink:
                    return lock
                if time.monotonic() > deadline:
                    raise DataInUse(
                        f"The data is in use: another program holds {self.where(LOCK)}. "
                        "Wait until it is done, or end it, and try again."
                    )
            except BaseException:
                files.close(lock)
                raise
            files.close(lock)
            time.sleep(_POLL_SECONDS)

    def enter(self, name: str) -> None:
        """Hold a shared lock on the file; a killed process lets go of it by itself."""
        if self._entered is None:
            with suppress(OSError):
                self._entered = os.open(self._path(name), os.O_RDONLY | os.O_CLOEXEC)
                fcntl.flock(self._entered, fcntl.LOCK_SH | fcntl.LOCK_NB)

    def is_alone(self, name: str) -> bool:
        """True when no other process holds a shared lock on the file."""
        self.enter(name)
        if self._entered is None:
            return True
        try:
            fcntl.flock(self._entered, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def leave(self) -> None:
        """Let go of the shared lock."""
        entered, self._entered = self._entered, None
        if entered is not None:
            files.close(entered)

    def _path(self, name: str) -> Path:
        """Follow a symlinked file once, so that work is done beside its target."""
        path = self._paths.get(name)
        if path is None:
            path = self._paths[name] = Path(os.path.realpath(self.path / name))
        return path

    @contextmanager
    def _reading(self, name: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise UnreadableData(f"{self.where(name)} can't be read: {_reason(error)}.") from error

    @contextmanager
    def _writing(self, name: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise SaveFailed(
                f"{self.where(name)} can't be written: {_reason(error)}. "
                "Nothing was changed; what was saved before is safe."
            ) from error


class MemoryFolder:
    """The same few files as bytes in memory, for tests: nothing above it knows."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self._writes: dict[str, int] = {}
        self._is_locked = False

    def where(self, name: str) -> str:
        """Return the bare name: there is no folder."""
        return name

    def read(self, name: str, start: int = 0) -> bytes | None:
        """Return what the file holds from a position on; None when there is no such file."""
        data = self.files.get(name)
        return None if data is None else data[start:]

    def stamp(self, name: str) -> Stamp | None:
        """Return the size and the count of writes; None when there is no such file."""
        if name not in self.files:
            return None
        return 0, len(self.files[name]), self._writes.get(name, 0)

    def names(self, folder: str) -> list[str]:
        """Return the names of the files in one folder below, sorted."""
        return sorted(name for name in self.files if name.startswith(f"{folder}/"))

    def append(self, name: str, data: bytes, at: int) -> Stamp:
        """Make the file end at a position, then add data."""
        return self.replace(name, self.files.get(name, b"")[:at] + data)

    def replace(self, name: str, data: bytes) -> Stamp:
        """Put a whole new content in place of a file."""
        self.files[name] = data
        self._writes[name] = self._writes.get(name, 0) + 1
        return 0, len(data), self._writes[name]

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""
        self.files.pop(name, None)

    @contextmanager
    def locked(self, *, patience: float | None = None) -> Iterator[None]:  # noqa: ARG002
        """Nobody else can be there."""
        if self._is_locked:
            raise RuntimeError("The folder is locked already: transactions do not nest.")
        self._is_locked = True
        try:
            yield
        finally:
            self._is_locked = False

    def enter(self, name: str) -> None:
        """Nobody else can be there."""

    def is_alone(self, name: str) -> bool:  # noqa: ARG002
        """Nobody else can be there."""
        return True

    def leave(self) -> None:
        """Nobody else can be there."""


def _let_go(lock: int) -> None:
    """Let go of a lock, also where a forked process has inherited its descriptor."""
    from filelock import unlock_descriptor

    with suppress(OSError):  # closing lets go of it too
        unlock_descriptor(lock)
    files.close(lock)


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_ino, status.st_size, status.st_mtime_ns


def _reason(error: OSError) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "the disk is full; free some space and save again"
        case errno.EACCES | errno.EPERM:
            return "this user is not allowed to; check the permissions of the file and its folder"
        case errno.EROFS:
            return "the file system is read-only; choose another folder with --data"
        case errno.ENOSYS | errno.EOPNOTSUPP | errno.ENOLCK:
            return "its file system can't lock files; choose another folder with --data"
        case errno.ENOTDIR | errno.EISDIR | errno.EEXIST:
            return "a file is where a folder should be, or the other way round"
    return f"{(error.strerror or type(error).__name__).lower()}; check the disk"
