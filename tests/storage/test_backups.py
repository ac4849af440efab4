"""Backups: one a day by itself, seven days and four weeks of them, and nothing younger goes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storing import NOW, action, fold, save

from peerpal.domain.action import Action
from peerpal.domain.errors import NotFound
from peerpal.storage.backups import Backups, is_backup, made_at, outdated
from peerpal.storage.base import decode_base
from peerpal.storage.folder import Folder
from peerpal.storage.store import Store

FIRST = "backups/peerpal-2026-11-22T091500Z.json"

moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=UTC, microsecond=0)
)


def named(moment: datetime) -> str:
    return f"backups/peerpal-{moment:%Y-%m-%dT%H%M%S}Z.json"


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(folder: Folder, clock: Clock) -> Store:
    return Store(folder, instance="me", now=clock)


def ids_in(folder: Folder, name: str) -> set[str]:
    data = folder.read(name)
    assert data
    return set(decode_base(data)[1].get(Action.TABLE, {}))


def test_the_first_fold_of_a_day_keeps_the_base_before_it(
    folder: Folder, store: Store, clock: Clock
) -> None:
    backups = Backups(folder, now=clock)
    save(store, action("a"))
    fold(store)
    assert not backups.names()
    save(store, action("b"))
    fold(store)
    save(store, action("c"))
    fold(store)
    assert backups.names() == [FIRST]
    assert ids_in(folder, FIRST) == {"a"}
    clock.now += timedelta(days=1)
    save(store, action("d"))
    fold(store)
    assert [ids_in(folder, name) for name in backups.names()] == [{"a", "b", "c"}, {"a"}]


def test_one_that_is_asked_for_holds_everything_as_it_is(folder: Folder, store: Store) -> None:
    save(store, action("a"))
    with store._storage.locked():
        assert store._storage.back_up() == FIRST
    assert ids_in(folder, FIRST) == {"a"}


def test_those_of_one_second_have_names_of_their_own(folder: Folder, clock: Clock) -> None:
    backups = Backups(folder, now=clock)
    with folder.locked():
        names = [backups.keep(b"x") for _ in range(3)]
    assert len(set(names)) == 3
    assert set(backups.names()) == set(names)


def test_a_backup_that_is_not_there_is_named(folder: Folder, clock: Clock) -> None:
    with pytest.raises(NotFound, match="peerpal-2026"):
        Backups(folder, now=clock).read(FIRST)


@pytest.mark.parametrize(
    "name",
    [
        "backups/mine.json",
        "backups/peerpal-2026-13-22T091500Z.json",
        "backups/peerpal-2026-1-2T091500Z.json",
        "backups/peerpal-soon.json",
    ],
)
def test_what_is_no_backup_is_neither_listed_nor_removed(
    folder: Folder, clock: Clock, name: str
) -> None:
    assert not is_backup(name)
    with folder.locked():
        folder.replace(name, b"mine")
        Backups(folder, now=clock).keep(b"x")
    assert Backups(folder, now=clock).names() == [FIRST]
    assert folder.read(name) == b"mine"


def test_a_year_of_days_leaves_seven_days_and_four_weeks() -> None:
    kept: list[str] = []
    for day in range(365):
        now = NOW + timedelta(days=day)
        kept.append(named(now))
        kept = [name for name in kept if name not in outdated(kept, now)]
    last = NOW + timedelta(days=364)
    ages = [(last - made_at(name)).days for name in sorted(kept, reverse=True)]
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert len(ages) == 11
    weeks = [made_at(name).isocalendar()[:2] for name in sorted(kept)[:4]]
    assert len(set(weeks)) == 4
    assert max(ages) <= 7 + 4 * 7 + 6


@given(st.lists(moments, unique=True), moments)
def test_what_is_kept(all_of_them: list[datetime], now: datetime) -> None:
    names = [named(moment) for moment in all_of_them]
    gone = set(outdated(names, now))
    kept = set(names) - gone
    days = {made_at(name).date() for name in names if made_at(name).date() <= now.date()}
    for name in names:
        is_to_come = made_at(name).date() > now.date()
        is_of_last_days = made_at(name).date() in sorted(days)[-7:]
        assert name in kept or not (is_to_come or is_of_last_days)
    assert len({made_at(name).date() for name in kept} & days) <= 7 + 4
    assert not outdated(kept, now)


@pytest.mark.parametrize("shift", [timedelta(days=400), timedelta(days=-400)])
def test_a_clock_that_is_wrong_takes_none_of_the_last_days_away(
    folder: Folder, clock: Clock, shift: timedelta, keep: Callable[[], str]
) -> None:
    backups = Backups(folder, now=clock)
    right = [keep() for _ in range(5)]
    clock.now += shift
    wrong = keep()
    assert wrong in backups.names()
    clock.now -= shift
    assert keep() in backups.names()
    assert set(right) <= set(backups.names())


@pytest.fixture
def keep(folder: Folder, clock: Clock) -> Callable[[], str]:
    def keep_of_a_new_day() -> str:
        clock.now += timedelta(days=1)
        with folder.locked():
            return Backups(folder, now=clock).keep(b"x")

    return keep_of_a_new_day
