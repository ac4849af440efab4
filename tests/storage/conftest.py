"""Every storage test that asks for `folder` runs on bytes in memory and on a disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerpal.storage.folder import DiskFolder, Folder, MemoryFolder


@pytest.fixture(params=["memory", "disk"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Folder:
    return MemoryFolder() if request.param == "memory" else DiskFolder(tmp_path / "data")


@pytest.fixture
def disk(tmp_path: Path) -> DiskFolder:
    return DiskFolder(tmp_path / "data")
