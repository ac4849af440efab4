"""Backups: former bases, in a folder of their own; seven days and four weeks of them are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from peerpal.domain.errors import NotFound
from peerpal.storage.folder import Folder

FOLDER = "backups"
_DAYS, _WEEKS = 7, 4
_NAME = f"{FOLDER}/peerpal-%Y-%m-%dT%H%M%SZ.json"


class Backups:
    """The backups of one folder; whoever keeps one holds the folder's lock."""

    def __init__(self, folder: Folder, *, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._now = now

    def names(self) -> list[str]:
        """Return the names of all backups, the newest first."""
        return sorted(filter(is_backup, self._folder.names(FOLDER)), reverse=True)

    def read(self, name: str) -> bytes:
        """Return the bytes of a backup. Raises NotFound."""
        data = self._folder.read(name)
        if data is None:
            raise NotFound(f"There is no backup {self._folder.where(name)}.")
        return data

    def is_there_one_of_today(self) -> bool:
        """True when the present day (UTC) has a backup already."""
        return any(made_at(name).date() == self._now().date() for name in self.names())

    def keep(self, data: bytes) -> str:
        """Keep a base, let go of those that have had their time, and return the new one's name."""
        moment = self._now().replace(microsecond=0)
        known = self.names()
        while (name := moment.strftime(_NAME)) in known:
            moment += timedelta(seconds=1)
        self._folder.replace(name, data)
        for old in outdated([*known, name], self._now()):
            self._folder.remove(old)
        return name


def is_backup(name: str) -> bool:
    """True for a file that PeerPal has kept as a backup."""
    try:
        made_at(name)
    except ValueError:
        return False
    return True


def made_at(name: str) -> datetime:
    """Return the moment (UTC) that the name of a backup holds. Raises ValueError."""
    stem = name.removeprefix(f"{FOLDER}/peerpal-").removesuffix(".json")
    moment = datetime.fromisoformat(stem)  # `strptime` would be slow to import
    if moment.strftime(_NAME) != name:
        raise ValueError(name)
    return moment.astimezone(UTC)


def outdated(names: Iterable[str], now: datetime) -> list[str]:
    """Return the backups that have had their time.

    All of the last seven days that have any are kept, and the newest of each of the four weeks
    before. Days are counted by the backups, not by the clock: a long leave, or a clock that was
    set wrong, takes none away. One of a day to come counts for nothing, and stays.
    """
    past = sorted((name for name in names if made_at(name).date() <= now.date()), reverse=True)
    days = sorted({made_at(name).date() for name in past}, reverse=True)[:_DAYS]
    older = [name for name in past if made_at(name).date() not in days]
    newest_of_week: dict[tuple[int, int], str] = {}
    for name in older:
        newest_of_week.setdefault(made_at(name).isocalendar()[:2], name)
    return [name for name in older if name not in list(newest_of_week.values())[:_WEEKS]]
