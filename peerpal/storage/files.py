"""The few system calls that keep bytes through a power cut, each all or nothing.

Files are 0600 from their creation, folders 0700.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

TEMPORARY = ".peerpal.tmp"
"""How the names of files end that a killed program may leave behind."""


def append(path: Path, data: bytes, at: int) -> os.stat_result:
    """Make the file end at a position, then add data and sync it; on any error it ends there."""
    try:
        with _opened(path, os.O_WRONLY | os.O_CREAT) as descriptor:
            if at == 0:  # the file may be new, and a base put in place may not be synced
                sync_folder(path.parent)
            if os.fstat(descriptor).st_size != at:
                os.ftruncate(descriptor, at)
                os.fsync(descriptor)  # or a power cut could mix what stood there with the new
            os.lseek(descriptor, at, os.SEEK_SET)
            _write_all(descriptor, data)
            os.fsync(descriptor)
            return os.fstat(descriptor)
    except BaseException:
        _cut(path, at)
        raise


def replace(path: Path, data: bytes) -> os.stat_result:
    """Put a whole new content in place of a file at once, or leave the old one."""
    temporary = path.with_name(path.name + TEMPORARY)
    with suppress(FileNotFoundError):
        temporary.unlink()
    try:
        with _opened(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW) as descriptor:
            _write_all(descriptor, data)
            os.fsync(descriptor)
            status = os.fstat(descriptor)
        temporary.rename(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)
    return status


def remove(path: Path) -> None:
    """Remove a file if it is there."""
    with suppress(FileNotFoundError):
        path.unlink()
        sync_folder(path.parent)


def make_folder(path: Path) -> None:
    """Create a folder, and those above it, unless it is there."""
    if path.is_dir():
        return
    make_folder(path.parent)
    with suppress(FileExistsError):
        path.mkdir(mode=0o700)
    sync_folder(path.parent)


def sweep(folder: Path) -> None:
    """Remove the temporary files that a killed program left in a folder and one level below."""
    with suppress(OSError):
        for leftover in [*folder.glob(f"*{TEMPORARY}"), *folder.glob(f"*/*{TEMPORARY}")]:
            leftover.unlink()


def sync_folder(path: Path) -> None:
    """Make the names in a folder last: those of new, renamed and removed files."""
    with _opened(path, os.O_RDONLY | os.O_DIRECTORY) as descriptor:
        os.fsync(descriptor)


def close(descriptor: int) -> None:
    """Close a file whose content was synced before, or only read: what fails now loses nothing."""
    with suppress(OSError):
        os.close(descriptor)


@contextmanager
def _opened(path: Path, flags: int) -> Iterator[int]:
    descriptor = os.open(path, flags | os.O_CLOEXEC, 0o600)
    try:
        yield descriptor
    finally:
        close(descriptor)


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _cut(path: Path, at: int) -> None:
    """Take back a failed append through a fresh descriptor: a failed sync spoils the old one."""
    with suppress(OSError), _opened(path, os.O_WRONLY) as descriptor:
        if os.fstat(descriptor).st_size > at:
            os.ftruncate(descriptor, at)
            os.fsync(descriptor)
