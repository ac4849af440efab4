"""Folders that a program keeps in step with other machines, and saying so once.

Such a program copies each file by itself, whenever it likes: base and journal of two machines that
save at the same time do not fit together any more.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path

import msgspec

from peerpal.storage.folder import Folder
from peerpal.storage.journaled import BASE

NOTICES = "notices.json"
_SYNCED = "synced_by"

_NAMES = (
    ("Dropbox", "Dropbox"),
    ("Dropbox (*)", "Dropbox"),
    ("OneDrive", "OneDrive"),
    ("OneDrive - *", "OneDrive"),
    ("OneDrive-*", "OneDrive"),
    ("Mobile Documents", "iCloud Drive"),
    ("com~apple~CloudDocs", "iCloud Drive"),
    ("Google Drive", "Google Drive"),
    ("GoogleDrive-*", "Google Drive"),
)
"""What the folders of these programs are called."""

_MARKERS = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".tmp.driveupload", "Google Drive"),
    (".tmp.drivedownload", "Google Drive"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".sync_*.db", "Nextcloud or ownCloud"),
    ("._sync_*.db", "Nextcloud or ownCloud"),
    (".stfolder", "Syncthing"),
    (".stignore", "Syncthing"),
)
"""What these programs leave in the folder that they keep in step; the surest first."""


def synced_by(folder: Path) -> str | None:
    """Return the program that keeps a data folder in step with other machines, or None.

    It is known by the name of a folder above, or by what it leaves there. What counts is where
    links lead to: those to the folder, and one that the data file itself may be.
    """
    for path in (folder / BASE, folder):
        real = Path(os.path.realpath(path))
        for above in (real, *real.parents):
            if program := _first([above.name], _NAMES) or _first(_hidden(above), _MARKERS):
                return program
    return None


class SyncNotice:
    """Says once for each program that it keeps the folder in step with other machines."""

    def __init__(self, folder: Folder, synced_by: Callable[[], str | None]) -> None:
        self._folder = folder
        self._synced_by = synced_by

    def due(self) -> str | None:
        """Return the program that is to be explained, or None. Raises UnreadableData."""
        program = self._synced_by()
        return program if program and self._told().get(_SYNCED) != program else None

    def told(self, program: str) -> None:
        """Note that the person knows. Raises SaveFailed or DataInUse."""
        with self._folder.locked():
            data = msgspec.json.encode({**self._told(), _SYNCED: program})
            self._folder.replace(NOTICES, data)

    def _told(self) -> dict[str, str]:
        data = self._folder.read(NOTICES)
        try:
            return msgspec.json.decode(data, type=dict[str, str]) if data else {}
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return {}  # telling it once more does no harm


def _first(names: Iterable[str], patterns: Iterable[tuple[str, str]]) -> str | None:
    """Return the program of the first pattern that one of the names fits."""
    known = list(names)
    for pattern, program in patterns:
        if any(fnmatchcase(name, pattern) for name in known):
            return program
    return None


def _hidden(folder: Path) -> list[str]:
    """Return the names in a folder that begin with a dot; none when it can't be read."""
    with suppress(OSError), os.scandir(folder) as entries:
        # Dropbox marks its folder with a file; the folder of that name in a home is its own.
        return [
            entry.name
            for entry in entries
            if entry.name.startswith(".") and not (entry.name == ".dropbox" and entry.is_dir())
        ]
    return []
