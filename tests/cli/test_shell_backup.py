"""`peerpal backup`, `restore` and `check`, as a person uses them in trouble and before it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest


def titles(shell):
    return {record["title"] for record in shell.json("list", "conversations")}


def damage(path: Path) -> bytes:
    path.write_bytes(path.read_bytes().replace(b"Rota", b"R0ta"))
    return path.read_bytes()


@pytest.fixture
def filled(shell):
    shell("log", "@ana 45m Rota", "> pytest 15m")
    return shell


def test_a_backup_is_made_on_demand_for_my_eyes_alone(filled):
    path = Path(filled("backup").out.strip())
    assert path.parent == filled.folder / "backups"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.name in filled("restore").out


def test_nothing_is_backed_up_before_there_is_anything(shell):
    ended = shell("backup")
    assert ended.status == 2
    assert "nothing to back up" in ended.err
    assert not shell.folder.exists()
    assert shell("restore").out.startswith("There are no backups yet.")
    assert shell("check").out == "All is well.\n"


def test_back_to_a_backup_and_back_again(filled):
    early = Path(filled("backup").out.strip()).name
    filled("log", "@ben 5m Coffee")
    late = Path(filled("backup").out.strip()).name
    listed = filled("restore").out.splitlines()
    assert [line.split()[:2] for line in listed[1:]] == [[late, "2"], [early, "1"]]

    asked = filled("restore", early)
    assert asked.status == 2
    assert "conversations: 1 goes" in asked.err
    assert "peers: 1 goes" in asked.err
    assert "--yes" in asked.err
    assert titles(filled) == {"Rota", "Coffee"}

    done = filled("restore", early, "--yes")
    assert done.status == 0
    assert titles(filled) == {"Rota"}
    kept = done.err.rpartition(" ")[2].strip()
    back = filled("restore", kept, "--yes")
    assert "conversations: 1 comes back" in back.err
    assert titles(filled) == {"Rota", "Coffee"}
    assert filled("check").out == "All is well.\n"


def test_a_day_means_its_last_backup(filled):
    filled("backup")
    filled("log", "@ben 5m Coffee")
    name = Path(filled("backup").out.strip()).name
    filled("log", "@chi 5m Tea")
    assert filled("restore", name[len("peerpal-") :][:10], "--yes").status == 0
    assert titles(filled) == {"Rota", "Coffee"}


def test_a_person_at_a_terminal_is_asked(filled, terminal):
    early = Path(filled("backup").out.strip()).name
    filled("log", "@ben 5m Coffee")
    assert "Go back to this backup? [y/N]" in terminal("restore", early, typed="n\n").out
    assert titles(filled) == {"Rota", "Coffee"}
    assert "as it was then" in terminal("restore", early, typed="y\n").out
    assert titles(filled) == {"Rota"}


@pytest.mark.parametrize("typed", ["nothing", "2026-13-01", "[/]", "\x1b[2J", ""])
def test_a_backup_that_is_not_there(filled, typed):
    ended = filled("restore", typed)
    assert ended.status == 3
    assert "peerpal restore" in ended.err
    assert "\x1b" not in ended.err


def test_damage_is_said_and_mended_by_a_backup(filled):
    early = Path(filled("backup").out.strip()).name
    data = damage(filled.folder / "peerpal.json")
    refused = filled("list", "peers")
    assert refused.status == 4
    for part in ("peerpal.json", early, "peerpal check", "peerpal restore"):
        assert part in refused.err
    checked = filled("check")
    assert checked.status == 4
    assert checked.out.startswith("damage: ")
    mended = filled("restore", early, "--yes")
    kept = mended.err.rpartition(" ")[2].strip()
    assert Path(kept).read_bytes() == data
    assert titles(filled) == {"Rota"}


def test_a_damaged_backup_is_listed_as_such_and_refused(filled):
    path = Path(filled("backup").out.strip())
    damage(path)
    assert "checksum" in filled("restore").out
    refused = filled("restore", path.name, "--yes")
    assert refused.status == 4
    assert path.name in refused.err
    assert filled("check").status == 1
    assert titles(filled) == {"Rota"}


def test_a_file_edited_by_hand_is_accepted_when_it_is_valid(filled):
    assert "All is well" in filled("check", "--accept").out
    damage(filled.folder / "peerpal.json")
    accepted = filled("check", "--accept")
    assert accepted.status == 0
    assert "is kept in" in accepted.err
    assert titles(filled) == {"R0ta"}
    path = filled.folder / "peerpal.json"
    path.write_bytes(path.read_bytes().replace(b'"held_on"', b'"hold_on"'))
    refused = filled("check", "--accept")
    assert refused.status == 4
    assert "in table conversations" in refused.err
    assert "R0ta" not in refused.err


def test_what_others_could_read_is_found(filled):
    path = filled.folder / "peerpal.json"
    path.chmod(0o644)
    ended = filled("check")
    assert ended.status == 1
    assert f"problem: {path} can be read or changed by others" in ended.out
    path.chmod(0o600)
    assert filled("check").status == 0


def test_what_is_missing_is_found(filled):
    peer = filled.one("peers")["id"]
    path = filled.folder / "peerpal.json"
    text = path.read_text()
    gone = text.replace(f'"peers":{{\n"{peer}"', '"peers":{\n"other"').replace(
        f'"id":"{peer}"', '"id":"other"', 1
    )
    path.write_text(gone)
    ended = filled("check", "--accept")
    assert ended.status == 1
    assert f"peer_ids {peer} is not in table peers" in ended.out
    assert f"peer_id {peer} is not in table peers" in ended.out


def test_leftovers_are_noted(filled):
    (filled.folder / "peerpal.json.peerpal.tmp").touch(mode=0o600)
    ended = filled("check")
    assert ended.status == 0
    assert ended.out.startswith("note: ")


def test_a_folder_that_is_copied_to_other_machines_is_noted(filled):
    (filled.folder.parent / ".stfolder").mkdir()
    ended = filled("check")
    assert ended.status == 0
    assert "note: Syncthing keeps" in ended.out
