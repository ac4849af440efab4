"""What the storage tests share: records, opening a folder, and faults of the disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from peerpal.domain.action import Action
from peerpal.services.clipboard import Clipboard
from peerpal.services.context import Context
from peerpal.services.editor import Editor
from peerpal.services.history import History
from peerpal.services.services import Services
from peerpal.services.settings import SettingsService
from peerpal.services.summary_templates import Templates
from peerpal.storage.drafts import Drafts
from peerpal.storage.folder import DiskFolder, Folder, MemoryFolder
from peerpal.storage.store import Store
from peerpal.storage.synced import SyncNotice

NOW = datetime(2026, 11, 22, 9, 15, tzinfo=UTC)
BASE, JOURNAL, LOCK = "peerpal.json", "peerpal.journal", "peerpal.lock"


def services_on(folder: DiskFolder, first: int = 1) -> Services:
    """Return the services on a folder, with ids that count up."""
    numbers = count(first)
    store = Store(folder, instance="01INSTANCE", now=lambda: NOW)
    context = Context(
        store=store,
        history=History(store),
        now=lambda: NOW,
        new_id=lambda: f"id{next(numbers):06}",
        settings=SettingsService(lambda: folder.path / "settings"),
    )
    editor = Editor(folder.path, {})
    return Services(
        context,
        Drafts(folder),
        editor,
        SyncNotice(folder, lambda: None),
        lambda: Clipboard({}),
        lambda: Templates(folder.path / "templates"),
    )


def action(id_: str, text: str = "read the paper") -> Action:
    return Action(id=id_, created_at=NOW, updated_at=NOW, author="me", text=text)


def opened(folder: Folder, instance: str = "me") -> Store:
    return Store(folder, instance=instance, now=lambda: NOW)


def save(store: Store, *records: Action) -> None:
    with store.transaction("Save") as tx:
        for record in records:
            tx.put(record)


def fold(store: Store) -> None:
    with store._storage.locked():
        store._storage._fold()


def texts(store: Store) -> dict[str, str]:
    return {record.id: record.text for record in store.all(Action)}


def put_bytes(folder: Folder, name: str, data: bytes) -> None:
    """Change a file as another program would."""
    if isinstance(folder, MemoryFolder):
        folder.replace(name, data)
    else:
        Path(folder.where(name)).write_bytes(data)


def delete(folder: Folder, name: str) -> None:
    """Remove a file as another program would."""
    if isinstance(folder, MemoryFolder):
        del folder.files[name]
    else:
        Path(folder.where(name)).unlink()


def twin(folder: Folder) -> Folder:
    """Return the same folder as another process has it open."""
    return DiskFolder(folder.path, lock_timeout=0.2) if isinstance(folder, DiskFolder) else folder


def files(path: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(path)): file.read_bytes() for file in path.rglob("*") if file.is_file()
    }


class Killed(BaseException):
    """Stands for SIGKILL: nothing that follows reaches the disk."""


@dataclass
class Faults:
    """Counts the operations on the disk, and breaks one of them."""

    at: int = -1
    action: Callable[[], Exception | Killed] | None = None
    is_torn: bool = False
    seen: list[str] = field(default_factory=list)
    is_dead: bool = False

    @property
    def hit(self) -> str:
        """The operation that was broken, if it came to that."""
        return self.seen[self.at] if 0 <= self.at < len(self.seen) else ""

    def wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if self.is_dead:
                raise Killed
            self.seen.append(name)
            if len(self.seen) - 1 != self.at or self.action is None:
                return real(*args, **kwargs)
            if name == "close":
                real(*args, **kwargs)
            elif name == "write" and self.is_torn:
                real(args[0], bytes(args[1])[: len(args[1]) // 2])
            error = self.action()
            self.is_dead = isinstance(error, Killed)
            raise error

        return call


OPERATIONS = (
    *("open", "write", "fsync", "ftruncate", "fstat", "close", "rename", "unlink", "mkdir"),
    *("lseek",),
)


@contextmanager
def faulty(faults: Faults) -> Iterator[Faults]:
    """Break the disk's operations as `faults` say, for as long as the block lasts."""
    with pytest.MonkeyPatch.context() as patch:
        for name in OPERATIONS:
            patch.setattr(os, name, faults.wrapped(name, getattr(os, name)))
        yield faults


@contextmanager
def read_only(code: int) -> Iterator[None]:
    """Refuse everything that would change the disk."""
    real = os.open

    def refuse(*_: Any, **__: Any) -> Any:
        raise OSError(code, os.strerror(code))

    def open_to_read(path: Any, flags: int, *args: Any, **kwargs: Any) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            refuse()
        return real(path, flags, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", open_to_read)
        for name in ("mkdir", "rename", "unlink"):
            patch.setattr(os, name, refuse)
        yield
