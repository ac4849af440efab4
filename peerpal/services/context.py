"""What every service works with: the store, the history, and where time and ids come from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import NamedTuple, TypedDict

from peerpal.services.history import History
from peerpal.services.settings import SettingsService
from peerpal.storage.store import Store


class Origin(TypedDict):
    """Who made a record, and when: what every new record starts with."""

    id: str
    created_at: datetime
    updated_at: datetime
    author: str


class Context(NamedTuple):
    """The store with its history; `now` gives an aware moment in the person's own time zone."""

    store: Store
    history: History
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    settings: SettingsService

    @property
    def today(self) -> date:
        """The person's local day."""
        return self.now().date()

    def origin(self) -> Origin:
        """Return the fields that a record made right now by me starts with."""
        moment = self.now().astimezone(UTC)
        return Origin(
            id=self.new_id(),
            created_at=moment,
            updated_at=moment,
            author=self.store.instance,
        )
