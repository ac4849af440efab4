"""The one place that knows every layer: builds the services on a folder, a clock and ids."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from peerpal.domain.ids import ulid
from peerpal.services.context import Context
from peerpal.services.editor import Editor
from peerpal.services.history import History
from peerpal.services.services import Services
from peerpal.storage.drafts import Drafts
from peerpal.storage.folder import DiskFolder
from peerpal.storage.paths import data_folder as chosen_folder
from peerpal.storage.paths import settings_folder
from peerpal.storage.store import Store
from peerpal.storage.synced import SyncNotice, synced_by

if TYPE_CHECKING:
    from peerpal.services.clipboard import Clipboard
    from peerpal.services.purge import Purge
    from peerpal.services.safekeeping import Safekeeping
    from peerpal.services.settings import SettingsService
    from peerpal.services.summary_templates import Templates

__all__ = [
    "LocalZone",
    "data_folder",
    "local_now",
    "opened",
    "purge",
    "safekeeping",
    "settings",
    "settings_folder",
    "synced_by",
]


class LocalZone(tzinfo):
    """The time zone this machine is set to, with its daylight-saving time on every day."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """Return how far local time is from UTC at a local moment."""
        return moment.replace(tzinfo=None).astimezone().utcoffset() if moment else None

    def dst(self, moment: datetime | None) -> timedelta | None:  # noqa: ARG002
        """Return None: the offset says it all."""
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        """Return the zone's name at a local moment."""
        return moment.replace(tzinfo=None).astimezone().tzname() if moment else None

    def fromutc(self, moment: datetime) -> datetime:
        """Return a moment given in UTC as local time."""
        return moment.replace(tzinfo=UTC).astimezone().replace(tzinfo=self)


def local_now() -> datetime:
    """Return this moment in the person's own time zone."""
    return datetime.now(LocalZone())  # noqa: TID251 the wiring is where time comes from


class Ids:
    """Makes ULIDs; those of one millisecond count upwards, so that order is kept."""

    def __init__(self) -> None:
        self._milliseconds = 0
        self._randomness = 0

    def __call__(self) -> str:
        """Return an id that sorts after every one made before."""
        milliseconds = int(local_now().timestamp() * 1000)
        if milliseconds > self._milliseconds:
            self._milliseconds = milliseconds
            self._randomness = int.from_bytes(os.urandom(10)) >> 1
        else:
            self._randomness += 1
        return ulid(self._milliseconds, self._randomness)


@contextmanager
def opened(folder: Path) -> Iterator[Services]:
    """Open a data folder for as long as it is worked on, and fold its journal after."""
    ids = Ids()
    disk = DiskFolder(folder)
    store = Store(disk, instance=ids(), now=lambda: local_now().astimezone(UTC))
    mine = settings()
    context = Context(store, History(store), now=local_now, new_id=ids, settings=mine)
    editor = Editor(folder, os.environ, lambda: mine.now.editor)
    notice = SyncNotice(disk, lambda: synced_by(folder))
    services = Services(context, Drafts(disk), editor, notice, _clipboard, _templates)
    try:
        yield services
    finally:
        services.close()


def settings() -> SettingsService:
    """Return what a person has set; the file is read when it is first asked for."""
    from peerpal.services.settings import SettingsService

    return SettingsService(lambda: settings_folder(os.environ))


def data_folder(
    option: str | None,
    environment: Mapping[str, str],
    complain: Callable[[str], None] = lambda _: None,
) -> Path:
    """Return the folder that holds a person's data, also by their settings. Raises WrongUse.

    What is wrong with the settings that may name it is told to `complain`.
    """
    if option or environment.get("PEERPAL_HOME"):
        return chosen_folder(option, environment)
    mine = settings()
    for problem in mine.problems:
        if problem.field in ("", "folder"):
            complain(mine.told(problem))
    return chosen_folder(mine.now.folder, environment)


def _clipboard() -> Clipboard:
    from peerpal.services.clipboard import Clipboard

    return Clipboard(os.environ)


def _templates() -> Templates:
    from peerpal.services.summary_templates import Templates

    return Templates(settings_folder(os.environ) / "templates")


def safekeeping(folder: Path) -> Safekeeping:
    """Return what keeps a data folder safe, whether or not it can be opened."""
    from peerpal.services.safekeeping import Safekeeping

    return Safekeeping(DiskFolder(folder), now=lambda: local_now().astimezone(UTC))


def purge(folder: Path) -> Purge:
    """Return what forgets people in a data folder."""
    from peerpal.services.purge import Purge

    return Purge(DiskFolder(folder), now=lambda: local_now().astimezone(UTC))
