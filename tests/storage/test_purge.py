"""Forgetting a person leaves no byte of them in the folder, wherever it is interrupted."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from storing import BASE, JOURNAL, NOW, Faults, Killed, faulty, files, services_on

from peerpal.domain.errors import ChangedMeanwhile, NotFound, SaveFailed, UnreadableData
from peerpal.domain.record import InSummary
from peerpal.services.demo import fill
from peerpal.services.purge import Purge
from peerpal.services.services import Services
from peerpal.storage.folder import DiskFolder
from peerpal.storage.store import Store

CANARY = "Zilpha"


def talks(services: Services, *captures: str) -> None:
    services.captures.log([services.captures.read(text) for text in captures], new_peers=True)


@pytest.fixture
def told(disk: DiskFolder) -> DiskFolder:
    """A folder where somebody stands in every file, and in records about others too."""
    return filled(disk)


def filled(disk: DiskFolder) -> DiskFolder:
    services = services_on(disk)
    talks(
        services,
        f'@"{CANARY} Ruiz" 45m Rota of {CANARY}\n> pytest 15m {CANARY} knew\n! me tell {CANARY}\n'
        f"? ask {CANARY}\n~ {CANARY} is leaving\nnotes on {CANARY}",
        f"@ben 30m as {CANARY} said\n< sql 5m from {CANARY}\n! ben write to {CANARY}",
        f'@ben @"{CANARY} Ruiz" 30m Circle',
    )
    store = services.context.store
    with store._storage.locked():
        store._storage.back_up()
    services.close()
    services = services_on(disk, 500)
    talks(services, f"@ben 5m more of {CANARY}")
    services.drafts.keep("goals-new", {"title": f"with {CANARY}"})
    services.drafts.keep("skills-new", {"name": "Rust"})
    with disk.locked():
        disk.replace("backups/before-2026-peerpal.json", f"{CANARY} torn".encode())
        disk.replace("writing-a/notes.txt", f"as {CANARY} told me".encode())
        disk.replace("writing-a/.swp", b"as Zil\0pha told me")
        disk.replace("writing-b/notes.txt", b"as Ben told me")
    disk.leave()
    return disk


def purge(folder: DiskFolder) -> Purge:
    return Purge(folder, now=lambda: NOW)


def where_it_stands(folder: DiskFolder) -> set[str]:
    return {
        name
        for name, data in files(folder.path).items()
        if CANARY.lower().encode() in data.lower() or b"ruiz" in data.lower()
    }


def test_no_byte_is_left_and_the_rest_is_there(told: DiskFolder) -> None:
    assert where_it_stands(told) >= {
        *(BASE, JOURNAL, "drafts/goals-new.json", "backups/before-2026-peerpal.json"),
        "writing-a/notes.txt",
    }
    forgetting = purge(told)
    forgetting.carry_out(forgetting.plan(f"@{CANARY.lower()}"))
    assert where_it_stands(told) == set()
    services = services_on(told)
    assert [peer.name for peer in services.peers.all()] == ["Ben"]
    titles = {talk.title for talk in services.conversations.all()}
    assert titles == {"as [removed] said", "Circle", "more of [removed]"}
    assert services.drafts.find("skills-new") == {"name": "Rust"}
    assert told.read("writing-b/notes.txt")
    assert not (told.path / "writing-a").exists()
    names = told.names("backups")
    assert len(names) >= 1
    for name in names:
        assert told.read(name)


def test_the_plan_names_it_all_and_changes_nothing(told: DiskFolder) -> None:
    before = files(told.path)
    plan = purge(told).plan(f"{CANARY} Ruiz")
    assert files(told.path) == before
    assert sorted({table for table, _ in plan.gone}) == [
        *("actions", "conversations", "exchanges", "peers", "talking_points"),
    ]
    assert {mention.field for mention in plan.mentions} == {"title", "takeaway", "text"}
    unsaved = ["drafts/goals-new.json", *("writing-a/" + name for name in (".swp", "notes.txt"))]
    assert plan.unsaved == unsaved
    assert plan.unreadable == ["backups/before-2026-peerpal.json"]
    assert len(plan.backups) == len(told.names("backups")) - 1


def test_a_text_that_is_spared_keeps_the_name(told: DiskFolder) -> None:
    forgetting = purge(told)
    plan = forgetting.plan(CANARY)
    spared = {(m.table, m.id) for m in plan.mentions if m.table == "conversations"}
    forgetting.carry_out(plan, spared=spared)
    services = services_on(told)
    assert f"as {CANARY} said" in {talk.title for talk in services.conversations.all()}
    assert "from [removed]" in {exchange.takeaway for exchange in services.exchanges.all()}


def test_somebody_in_the_bin_is_forgotten_too(told: DiskFolder) -> None:
    services = services_on(told, 900)
    services.peers.delete(services.peers.find(CANARY).id)
    services.close()
    forgetting = purge(told)
    forgetting.carry_out(forgetting.plan(CANARY))
    assert where_it_stands(told) == set()


def test_nobody_of_that_name(told: DiskFolder) -> None:
    before = files(told.path)
    with pytest.raises(NotFound):
        purge(told).plan("@chi")
    assert files(told.path) == before


def test_data_that_can_not_be_used_is_left(told: DiskFolder) -> None:
    (told.path / BASE).write_bytes(b"{")
    before = files(told.path)
    with pytest.raises(UnreadableData):
        purge(told).plan(CANARY)
    assert files(told.path) == before


def test_a_program_that_is_open_brings_nothing_back(told: DiskFolder) -> None:
    services = services_on(DiskFolder(told.path), 900)
    talk = services.conversations.all()[1]
    services.conversations.mark(talk.id, InSummary.YES)
    forgetting = purge(told)
    forgetting.carry_out(forgetting.plan(CANARY))
    with pytest.raises(ChangedMeanwhile):
        services.history.undo()
    with pytest.raises(ChangedMeanwhile):
        services.conversations.save(talk)
    services.close()
    assert where_it_stands(told) == set()


@pytest.mark.parametrize("kills", [False, True])
def test_when_it_is_interrupted_it_can_be_done_again(tmp_path: Path, kills: bool) -> None:
    template = filled(DiskFolder(tmp_path / "template"))
    whole = copied(template.path, tmp_path / "whole")
    plan = purge(whole).plan(CANARY)
    with faulty(Faults()) as counting:
        purge(whole).carry_out(plan)
    for at, name in enumerate(counting.seen):
        folder = copied(template.path, tmp_path / f"{at}")
        plan = purge(folder).plan(CANARY)
        error: Exception | Killed = Killed() if kills else OSError(28, os.strerror(28))
        with faulty(Faults(at, lambda error=error: error)), suppress(Killed, SaveFailed):
            purge(folder).carry_out(plan)
        folder.leave()
        again = copied(folder.path, tmp_path / f"{at}-after")
        forgetting = purge(again)
        with suppress(NotFound):
            forgetting.carry_out(forgetting.plan(CANARY))
        services = services_on(again, 900)
        talks(services, "@ben 5m later")
        services.close()
        assert where_it_stands(again) == set(), name
        assert "Circle" in {talk.title for talk in services_on(again).conversations.all()}


def copied(template: Path, path: Path) -> DiskFolder:
    shutil.copytree(template, path)
    return DiskFolder(path)


def test_tables_of_other_programs_are_left_as_they_are(told: DiskFolder) -> None:
    store = Store(told, instance="me", now=lambda: NOW)
    store.db.table("mine").insert({"id": "1", "note": "keep"})
    store.close()
    forgetting = purge(told)
    forgetting.carry_out(forgetting.plan(CANARY))
    again = Store(told, instance="me", now=lambda: NOW)
    assert again.db.table("mine").all() == [{"id": "1", "note": "keep"}]
    assert where_it_stands(told) == set()


def test_a_year_of_data(disk: DiskFolder) -> None:
    services = services_on(disk)
    fill(services)
    services.close()
    peer = services_on(disk).peers.by_name()[0]
    forgetting = purge(disk)
    plan = forgetting.plan(peer.name)
    forgetting.carry_out(plan)
    left = services_on(disk)
    assert peer.name not in {other.name for other in left.peers.all()}
    for name, data in files(disk.path).items():
        assert not plan.name.search(data.decode()), name
