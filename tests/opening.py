"""A folder in memory, and PeerPal's services on it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from peerpal.domain.errors import SaveFailed
from peerpal.services.clipboard import Clipboard
from peerpal.services.context import Context
from peerpal.services.editor import Editor
from peerpal.services.history import History
from peerpal.services.services import Services
from peerpal.services.settings import SettingsService
from peerpal.services.summary_templates import Templates
from peerpal.storage.drafts import Drafts
from peerpal.storage.folder import MemoryFolder, Stamp
from peerpal.storage.store import Store
from peerpal.storage.synced import SyncNotice

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class FaultyFolder(MemoryFolder):
    """A folder in memory whose disk can be full."""

    def __init__(self) -> None:
        super().__init__()
        self.is_full = False

    def append(self, name: str, data: bytes, at: int) -> Stamp:
        if self.is_full:
            raise SaveFailed(f"{name} can't be written: the disk is full.")
        return super().append(name, data, at)


def services_on(folder: FaultyFolder, home: Path, numbers: Iterator[int]) -> Services:
    store = Store(folder, instance="me", now=lambda: NOW)
    mine = SettingsService(lambda: home / "settings")
    context = Context(
        store=store,
        history=History(store),
        now=lambda: NOW,
        new_id=lambda: f"id{next(numbers):06}",
        settings=mine,
    )
    return Services(
        context,
        Drafts(folder),
        Editor(home, os.environ, lambda: mine.now.editor),
        SyncNotice(folder, lambda: None),
        lambda: Clipboard({}),
        lambda: Templates(home / "settings/templates"),
    )
