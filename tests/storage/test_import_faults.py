"""An import is whole or not there, wherever the disk fails or the program is killed."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from storing import Faults, Killed, faulty, services_on

from peerpal.domain.errors import SaveFailed
from peerpal.services.data_export import document
from peerpal.services.data_import import open_import
from peerpal.services.services import Services
from peerpal.storage import journaled
from peerpal.storage.folder import DiskFolder


def log(services: Services, capture: str) -> None:
    services.captures.log([services.captures.read(capture)], new_peers=True)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A folder with a base and a journal."""
    path = tmp_path / "template"
    services = services_on(DiskFolder(path))
    log(services, "@ana 45m Rota\n> pytest 15m fixtures")
    services.close()
    services = services_on(DiskFolder(path), 100)
    log(services, "@ben 5m Coffee")
    return path


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """What another folder holds."""
    other = services_on(DiskFolder(tmp_path / "other"), 500)
    log(other, "@chi 30m Deploys\n< kubernetes 20m rolling deploys\n! me try it")
    file = tmp_path / "everything.json"
    file.write_text(document(other))
    return file


@pytest.mark.parametrize("folds", [False, True])
@pytest.mark.parametrize("kills", [False, True])
def test_all_of_a_file_or_nothing(
    template: Path, exported: Path, tmp_path: Path, kills: bool, folds: bool, monkeypatch
) -> None:
    monkeypatch.setattr(journaled, "_FOLD_BYTES", 0 if folds else 1_000_000)
    whole = copied(template, tmp_path / "whole")
    before = document(whole)
    with faulty(Faults()) as counting:
        open_import(whole, exported).save()
    after = document(whole)
    assert after != before
    outcomes = []
    for at, name in enumerate(counting.seen):
        services = copied(template, tmp_path / f"{at}")
        error = Killed() if kills else OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        opened = open_import(services, exported)
        saved = False
        with faulty(Faults(at, lambda error=error: error)), suppress(Killed, SaveFailed):
            opened.save()
            saved = True
        if not kills:
            assert document(services) == (after if saved else before), name
        services.context.store._storage._folder.leave()
        found = copied(tmp_path / f"{at}", tmp_path / f"{at}-found")
        outcomes.append(document(found) == after)
        assert outcomes[-1] or document(found) == before, name
        assert outcomes[-1] or not saved, name
        open_import(found, exported).save()
        assert document(found) == after
        found.close()
    assert set(outcomes) == {True, False}


def copied(template: Path, path: Path) -> Services:
    shutil.copytree(template, path)
    return services_on(DiskFolder(path), 900)
