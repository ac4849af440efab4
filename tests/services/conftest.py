"""Services on a folder in memory, with a clock that a test moves and ids that count."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import pytest

from peerpal.services.clipboard import Clipboard
from peerpal.services.context import Context
from peerpal.services.editor import Editor
from peerpal.services.history import History
from peerpal.services.services import Services
from peerpal.services.settings import SettingsService
from peerpal.services.summary_templates import Templates
from peerpal.storage.drafts import Drafts
from peerpal.storage.folder import MemoryFolder
from peerpal.storage.store import Store
from peerpal.storage.synced import SyncNotice
from services.summary_records import Maker


class Clock:
    """A Sunday morning in Madrid, until it is moved."""

    def __init__(self):
        self.now = datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo("Europe/Madrid"))

    def __call__(self):
        return self.now

    def move(self, **by):
        self.now += timedelta(**by)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def open_services(clock, tmp_path):
    """Open one folder, as often as wanted: each time as another running PeerPal."""
    folder, numbers = MemoryFolder(), count(1)

    def open_again(folder=folder):
        store = Store(folder, instance="me", now=clock)
        context = Context(
            store=store,
            history=History(store),
            now=clock,
            new_id=lambda: f"id{next(numbers):06}",
            settings=SettingsService(lambda: tmp_path / "settings"),
        )
        editor = Editor(tmp_path, {})
        return Services(
            context,
            Drafts(folder),
            editor,
            SyncNotice(folder, lambda: None),
            lambda: Clipboard({}),
            lambda: Templates(tmp_path / "settings/templates"),
        )

    return open_again


@pytest.fixture
def services(open_services):
    return open_services()


@pytest.fixture
def log(services):
    """Log captures as a person types them; nobody is taken for somebody else."""

    def log_text(text):
        return services.captures.log(services.captures.read_all(text), new_peers=True)

    return log_text


@pytest.fixture
def ana(services):
    return services.peers.save(services.peers.blank("Ana Ruiz"))


@pytest.fixture
def maker(services, ana):
    """Make records for a summary with a few words each."""
    return Maker(services, ana)
