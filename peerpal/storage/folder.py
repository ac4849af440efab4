"""The folder that PeerPal keeps its files in, and the few ways it touches a disk.

Everything above works on a `Folder`, so tests run the same code on bytes in memory, and faults
can be put between. Files are 0600 from their creation, the folder is 0700.
"""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from peerpal.domain.errors import DataInUse, SaveFailed, UnreadableData

if TYPE_CHECKING:
    from filelock import FileLock

LOCK = "peerpal.lock"
LOCK_TIMEOUT_SECONDS = 5.0

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

    def append(self, name: str, data: bytes, at: int) -> None:
        """Make the file end at a position, then add data and keep it through a power cut.

        When that fails the file ends at the position again and SaveFailed is raised.
        """

    def replace(self, name: str, data: bytes) -> None:
        """Put a whole new content in place of a file at once, or leave the old one."""

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""

    def locked(self) -> AbstractContextManager[None]:
        """Hold the folder for writing; raises DataInUse when another program keeps it."""

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
        self._lock: FileLock | None = None
        self._entered: int | None = None

    def where(self, name: str) -> str:
        """Return the file's full path."""
        return str(self.path / name)

    def read(self, name: str, start: int = 0) -> bytes | None:
        """Return what the file holds from a position on; None when there is no such file."""
        try:
            with self._resolved(name).open("rb") as file:
                file.seek(start)
                return file.read()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise UnreadableData(f"{self.where(name)} can't be read: {_reason(error)}.") from error

    def stamp(self, name: str) -> Stamp | None:
        """Return inode, size and time of change; None when there is no such file."""
        try:
            status = self._resolved(name).stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise UnreadableData(f"{self.where(name)} can't be read: {_reason(error)}.") from error
        return status.st_ino, status.st_size, status.st_mtime_ns

    def names(self, folder: str) -> list[str]:
        """Return the names of the files in one folder below, sorted."""
        try:
            return sorted(
                f"{folder}/{entry.name}"
                for entry in (self.path / folder).iterdir()
                if not entry.name.endswith(".tmp")
            )
        except FileNotFoundError:
            return []
        except OSError as error:
            raise UnreadableData(
                f"{self.where(folder)} can't be read: {_reason(error)}."
            ) from error

    def append(self, name: str, data: bytes, at: int) -> None:
        """Make the file end at a position, then add data and sync it."""
        path = self._resolved(name)
        with self._writing(name):
            self._make_folder(path.parent)
            is_new = not path.exists()
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                os.ftruncate(descriptor, at)
                os.lseek(descriptor, at, os.SEEK_SET)
                _write_all(descriptor, data)
                os.fsync(descriptor)
                if is_new:
                    _sync_folder(path.parent)
            except OSError:
                _cut(path, descriptor, at)
                raise
            os.close(descriptor)

    def replace(self, name: str, data: bytes) -> None:
        """Write a temporary file beside the target, sync it, and rename it over the target."""
        path = self._resolved(name)
        temporary = path.with_name(path.name + ".tmp")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        with self._writing(name):
            self._make_folder(path.parent)
            with suppress(FileNotFoundError):
                temporary.unlink()
            try:
                descriptor = os.open(temporary, flags, 0o600)
                try:
                    _write_all(descriptor, data)
                    os.fsync(descriptor)
                finally:
                    os.close(descriptor)
                temporary.rename(path)
            except OSError:
                with suppress(OSError):
                    temporary.unlink()
                raise
            _sync_folder(path.parent)

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""
        path = self._resolved(name)
        with self._writing(name), suppress(FileNotFoundError):
            path.unlink()
            _sync_folder(path.parent)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold `peerpal.lock` for writing; the file itself stays for ever."""
        from filelock import FileLock, Timeout

        with self._writing(LOCK):
            self._make_folder(self.path)
            if self._lock is None:
                self._lock = FileLock(self.where(LOCK), timeout=self._lock_timeout, mode=0o600)
            try:
                self._lock.acquire()
            except Timeout as error:
                raise DataInUse(
                    f"The data is in use: another program holds {self.where(LOCK)}. "
                    "Wait until it is done, or end it, and try again."
                ) from error
        try:
            yield
        finally:
            self._lock.release()

    def enter(self, name: str) -> None:
        """Hold a shared lock on the file; a killed process lets go of it by itself."""
        if self._entered is not None:
            return
        with suppress(OSError):
            self._entered = os.open(self._resolved(name), os.O_RDONLY | os.O_CLOEXEC)
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
        if self._entered is not None:
            os.close(self._entered)
            self._entered = None

    def _resolved(self, name: str) -> Path:
        """Follow a symlinked file, so that work is done beside its target."""
        path = self.path / name
        return path.resolve() if path.is_symlink() else path

    def _make_folder(self, path: Path) -> None:
        if path.is_dir():
            return
        missing = [path]
        while not missing[-1].parent.is_dir():
            missing.append(missing[-1].parent)
        for folder in reversed(missing):
            folder.mkdir(mode=0o700, exist_ok=True)
            _sync_folder(folder.parent)

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

    def where(self, name: str) -> str:
        """Return the bare name: there is no folder."""
        return name

    def read(self, name: str, start: int = 0) -> bytes | None:
        """Return what the file holds from a position on; None when there is no such file."""
        data = self.files.get(name)
        return None if data is None else data[start:]

    def stamp(self, name: str) -> Stamp | None:
        """Return the count of replacements, the size and the count of writes."""
        if name not in self.files:
            return None
        return 0, len(self.files[name]), self._writes.get(name, 0)

    def names(self, folder: str) -> list[str]:
        """Return the names of the files in one folder below, sorted."""
        return sorted(name for name in self.files if name.startswith(f"{folder}/"))

    def append(self, name: str, data: bytes, at: int) -> None:
        """Make the file end at a position, then add data."""
        self.replace(name, self.files.get(name, b"")[:at] + data)

    def replace(self, name: str, data: bytes) -> None:
        """Put a whole new content in place of a file."""
        self.files[name] = data
        self._writes[name] = self._writes.get(name, 0) + 1

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""
        self.files.pop(name, None)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nobody else can be there."""
        yield

    def enter(self, name: str) -> None:
        """Nobody else can be there."""

    def is_alone(self, name: str) -> bool:  # noqa: ARG002
        """Nobody else can be there."""
        return True

    def leave(self) -> None:
        """Nobody else can be there."""


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _cut(path: Path, descriptor: int, at: int) -> None:
    """Take back a failed append through a fresh descriptor: a failed sync poisons the old one."""
    with suppress(OSError):
        os.close(descriptor)
    with suppress(OSError):
        fresh = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
        try:
            os.ftruncate(fresh, at)
            os.fsync(fresh)
        finally:
            os.close(fresh)


def _sync_folder(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _reason(error: OSError) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "the disk is full; free some space and save again"
        case errno.EACCES | errno.EPERM:
            return "this user is not allowed to; check the permissions of the file and its folder"
        case errno.EROFS:
            return "the file system is read-only"
        case errno.ENOTDIR | errno.EISDIR | errno.EEXIST:
            return "a file is where a folder should be, or the other way round"
    return (error.strerror or type(error).__name__).lower()
