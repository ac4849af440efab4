"""Folders that Dropbox and its like keep in step are known, and others are not taken for one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from peerpal.storage.folder import DiskFolder, MemoryFolder
from peerpal.storage.synced import NOTICES, SyncNotice, synced_by

MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache/": "Dropbox",
    ".tmp.driveupload/": "Google Drive",
    ".tmp.drivedownload/": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".sync_0f3ac2d1.db": "Nextcloud or ownCloud",
    "._sync_0f3ac2d1.db": "Nextcloud or ownCloud",
    ".stfolder/": "Syncthing",
    ".stignore": "Syncthing",
}
PATHS = {
    "Dropbox/notes": "Dropbox",
    "Dropbox (Firm)": "Dropbox",
    "OneDrive/peerpal": "OneDrive",
    "OneDrive - Firm/a/b": "OneDrive",
    "Library/CloudStorage/OneDrive-Personal": "OneDrive",
    "Library/Mobile Documents/com~apple~CloudDocs/peerpal": "iCloud Drive",
    "com~apple~CloudDocs": "iCloud Drive",
    "Library/CloudStorage/GoogleDrive-me@example.org/My Drive": "Google Drive",
    "Google Drive/peerpal": "Google Drive",
}


def mark(folder: Path, name: str) -> None:
    if name.endswith("/"):
        (folder / name).mkdir()
    else:
        (folder / name).touch()


@pytest.mark.parametrize("below", ["", "peerpal", "a/b/not there yet"])
@pytest.mark.parametrize(("name", "program"), MARKERS.items())
def test_a_program_is_known_by_what_it_leaves(
    tmp_path: Path, name: str, program: str, below: str
) -> None:
    mark(tmp_path, name)
    assert synced_by(tmp_path / below) == program


@pytest.mark.parametrize(("path", "program"), PATHS.items())
def test_a_program_is_known_by_the_name_of_its_folder(
    tmp_path: Path, path: str, program: str
) -> None:
    assert synced_by(tmp_path / path) == program


@pytest.mark.parametrize(
    "path", ["peerpal", "dropbox", "My Dropbox notes", "OneDriver", "Documents/Mobile", "stfolder"]
)
def test_another_folder_is_nothing_special(tmp_path: Path, path: str) -> None:
    (tmp_path / path).mkdir(parents=True)
    (tmp_path / "sync_1.db").touch()
    assert synced_by(tmp_path / path) is None


def test_the_settings_of_dropbox_in_a_home_are_not_its_folder(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert synced_by(tmp_path / ".local" / "share" / "peerpal") is None


def test_a_marker_beside_or_below_says_nothing(tmp_path: Path) -> None:
    for name in ("beside", "data/below"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / ".stfolder").mkdir()
    assert synced_by(tmp_path / "data") is None


def test_the_nearest_program_is_named(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "shared" / "data").mkdir(parents=True)
    (tmp_path / "Dropbox" / "shared" / ".stfolder").mkdir()
    assert synced_by(tmp_path / "Dropbox" / "shared" / "data") == "Syncthing"


def test_what_counts_is_where_links_lead_to(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "data").mkdir(parents=True)
    (tmp_path / "linked").symlink_to(tmp_path / "Dropbox" / "data")
    assert synced_by(tmp_path / "linked") == "Dropbox"
    (tmp_path / "own").mkdir()
    (tmp_path / "Dropbox" / "own").symlink_to(tmp_path / "own")
    assert synced_by(tmp_path / "Dropbox" / "own") is None
    (tmp_path / "own" / "peerpal.json").symlink_to(tmp_path / "Dropbox" / "peerpal.json")
    assert synced_by(tmp_path / "own") == "Dropbox"


def test_a_link_to_itself_and_a_file_in_the_way_are_nothing_special(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "file").touch()
    assert synced_by(tmp_path / "loop") is None
    assert synced_by(tmp_path / "file" / "data") is None


def test_it_is_said_once_for_each_program(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    program = ["Dropbox"]
    assert SyncNotice(DiskFolder(folder), lambda: None).due() is None
    assert not folder.exists()
    notice = SyncNotice(DiskFolder(folder), lambda: program[0])
    assert notice.due() == "Dropbox"
    assert notice.due() == "Dropbox", "until the person has seen it"
    notice.told("Dropbox")
    again = SyncNotice(DiskFolder(folder), lambda: program[0])
    assert again.due() is None
    assert (folder / NOTICES).stat().st_mode & 0o777 == 0o600
    assert json.loads((folder / NOTICES).read_bytes()) == {"synced_by": "Dropbox"}
    program[0] = "Syncthing"
    assert again.due() == "Syncthing"


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b'{"synced_by": 3}', b"\xff"])
def test_a_damaged_note_is_as_good_as_none(data: bytes) -> None:
    folder = MemoryFolder()
    folder.files[NOTICES] = data
    notice = SyncNotice(folder, lambda: "Dropbox")
    assert notice.due() == "Dropbox"
    notice.told("Dropbox")
    assert notice.due() is None
