"""`peerpal data`: everything out, and records in after a look at them."""

from __future__ import annotations

import csv
import json

import pytest

from peerpal.services.demo import fill
from peerpal.wiring import opened

SECRET = "she cried"


@pytest.fixture
def filled(shell):
    shell("log", "@ana 45m 2026-01-05 Rota", "> pytest 15m", f"~ {SECRET}")
    return shell


@pytest.fixture
def other(shell, tmp_path, capsys, monkeypatch):
    """The shell of another folder."""
    return type(shell)(tmp_path / "other", capsys, monkeypatch)


@pytest.fixture
def file(filled, tmp_path):
    """An export of the filled folder."""
    path = tmp_path / "all.json"
    assert filled("data", "export", "-o", str(path)).status == 0
    return path


def test_the_document_is_the_same_in_a_file_that_is_private(filled, file):
    said = filled("data", "export")
    assert (said.status, said.err) == (0, "")
    assert said.out == file.read_text()
    assert SECRET in said.out
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_kept_unless_forced(filled, file):
    file.write_text("mine")
    ended = filled("data", "export", "-o", str(file))
    assert (ended.status, file.read_text()) == (2, "mine")
    assert filled("data", "export", "-o", str(file), "--force").status == 0
    assert json.loads(file.read_text())["peers"]


def test_csv_is_a_private_file_a_kind_in_a_folder(filled, tmp_path):
    target = tmp_path / "lists"
    assert filled("data", "export", "--csv", str(target)).status == 0
    assert target.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in target.iterdir()} == {0o600}
    with (target / "conversations.csv").open(newline="", encoding="utf-8") as text:
        (row,) = csv.DictReader(text)
    assert (row["title"], row["private_notes"], row["held_on"]) == ("Rota", SECRET, "2026-01-05")
    again = filled("data", "export", "--csv", str(target))
    assert (again.status, again.err.count("\n")) == (2, 1)
    assert filled("data", "export", "--csv", str(target), "--force").status == 0


def test_no_csv_is_written_where_no_folder_can_be(filled, tmp_path):
    taken = tmp_path / "file"
    taken.write_text("mine")
    assert filled("data", "export", "--csv", str(taken), "--force").status == 2
    for name in ("", "a\x1bb"):
        ended = filled("data", "export", "--csv", name)
        assert (ended.status, ended.out) == (2, "")
    assert filled("data", "export", "--csv", str(tmp_path / "no" / "such")).status == 1
    assert filled("data", "export", "--csv", "x", "-o", "y").status == 2
    assert taken.read_text() == "mine"


def test_the_sample_data_goes_from_one_folder_to_another(shell, other, tmp_path):
    with opened(shell.folder) as services:
        fill(services)
    file = tmp_path / "all.json"
    shell("data", "export", "-o", str(file))
    said = other("data", "import", str(file), "--yes")
    assert (said.status, said.err) == (0, "")
    document = json.loads(file.read_text())
    number = sum(len(rows) for name, rows in document.items() if name != "peerpal")
    assert said.out.endswith(f"Imported {number} records.\n")
    for kind in ("peers", "exchanges", "feedback"):
        one, two = shell.json("list", kind), other.json("list", kind)
        assert [r | {"author": ""} for r in two] == [r | {"author": ""} for r in one]
    assert "Imported" not in other("data", "import", str(file)).out


def test_a_dry_run_only_says_what_would_be_imported(other, file):
    said = other("data", "import", str(file), "--dry-run")
    assert (said.status, said.err) == (0, "")
    assert [line.split() for line in said.out.splitlines()] == [
        ["Kind", "New", "Changed", "The", "same", "Newer", "here"],
        ["peers", "1", "0", "0", "0"],
        ["conversations", "1", "0", "0", "0"],
        ["exchanges", "1", "0", "0", "0"],
        ["skills", "1", "0", "0", "0"],
    ]
    assert not other.folder.exists()


def test_where_nobody_can_be_asked_yes_must_be_said(other, file):
    said = other("data", "import", str(file))
    assert said.status == 2
    assert "--yes" in said.err
    assert "New" in said.out
    assert not other.folder.exists()


@pytest.mark.parametrize(("typed", "is_imported"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_a_person_is_asked_first(filled, file, terminal, typed, is_imported):
    document = json.loads(file.read_text())
    document["peers"][0] |= {"rev": 7, "role": "Lead"}
    file.write_text(json.dumps(document))
    said = terminal("data", "import", str(file), typed=typed)
    assert said.status == 0
    assert "Import this [y/N]" in said.out
    assert ("Imported 1 record." in said.out) is is_imported
    assert ("Nothing was imported." in said.out) is not is_imported
    assert (filled.one("peers")["role"] == "Lead") is is_imported


def test_what_can_t_be_taken_is_told_with_its_place_and_nothing_is_imported(other, file):
    document = json.loads(file.read_text())
    document["conversations"][0]["minutes"] = 0
    document["exchanges"][0]["takeaway"] = None
    file.write_text(json.dumps(document))
    for options in (["--dry-run"], ["--yes"]):
        said = other("data", "import", str(file), *options)
        assert said.status == 4
        assert "Can't be taken: 2 records\n  conversations[0].minutes: give a number" in said.out
        assert said.err.startswith(
            f"peerpal: {file} can't be imported: conversations[0].minutes: give a number"
        )
        assert said.err.count("\n") == 1
        assert SECRET not in said.out + said.err
        assert not other.folder.exists()


def test_csv_comes_in_by_its_columns(filled, tmp_path):
    file = tmp_path / "team.csv"
    file.write_text('Name,Job title\nBen Okafor,"Lead, data"\n', encoding="utf-8-sig")
    command = ["data", "import", str(file), "--kind", "peers", "--map", "name=Name"]
    command += ["--map", "role=Job title", "--yes"]
    assert filled(*command).out.endswith("Imported 1 record.\n")
    assert {peer["role"] for peer in filled.json("list", "peers")} == {"", "Lead, data"}
    assert filled(*command).status == 0
    assert len(filled.json("list", "peers")) == 2


def test_a_journal_comes_in_with_the_peer_it_was_with(filled, tmp_path):
    file = tmp_path / "journal.json"
    entry = {"title": "Coffee", "body": "", "date": "2026-02-03", "time": "10:00", "tags": ["@x"]}
    file.write_text(json.dumps({"tags": {}, "entries": [entry]}))
    assert filled("data", "import", str(file), "--yes").status == 4
    assert filled("data", "import", str(file), "--yes", "--peer", "@nobody").status == 3
    assert filled("data", "import", str(file), "--yes", "--peer", "@ana").status == 0
    talks = filled.json("list", "conversations")
    assert [(talk["title"], talk["tags"]) for talk in talks] == [("Coffee", ["x"]), ("Rota", [])]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["data"], 2, "Missing command"),
        (["data", "bogus"], 2, "bogus"),
        (["data", "import"], 2, "FILE"),
        (["data", "import", "missing.json"], 4, "missing.json can't be read: no such file"),
        (["data", "import", "."], 4, "can't be read"),
        (["data", "import", "x", "--kind", "bogus"], 2, "bogus"),
        (["data", "import", "x", "--map", "name"], 2, "FIELD=COLUMN"),
        (["data", "import", "x", "--map", "=x"], 2, "FIELD=COLUMN"),
        (["data", "import", "x", "--map", "a=x", "--map", "a=y"], 2, "twice"),
        (["data", "import", "x", "--map", "name=x"], 2, "--kind"),
        (["data", "import", "x\x1b[2J", "--yes"], 4, "can't be read"),
    ],
)
def test_wrong_use_is_one_sentence_with_a_status(filled, arguments, status, said):
    ended = filled(*arguments)
    assert (ended.status, ended.out) == (status, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert "\x1b" not in ended.err


def test_what_another_program_put_into_the_file_is_exported_safely(filled, other, tmp_path):
    odd = "a\u202eb\x9bc"
    with opened(filled.folder) as services:
        services.context.store.db.table("conversations").update({"title": odd})
    said = filled("data", "export")
    assert "\u202e" not in said.out
    assert "\x9b" not in said.out
    assert json.loads(said.out)["conversations"][0]["title"] == odd
    file = tmp_path / "odd.json"
    file.write_text(said.out)
    assert "Imported" in other("data", "import", str(file), "--yes").out
    assert other.one("conversations")["title"] == "a\ufffdb\ufffdc"
    for shell in (filled, other):
        assert "Imported" not in shell("data", "import", str(file), "--yes").out


def test_what_was_there_before_an_import_is_in_a_backup(file, other):
    other("log", "@zoe 5m mine")
    assert other("data", "import", str(file), "--yes").status == 0
    assert len(other.json("list", "conversations")) > 1
    (backup,) = other("restore").out.splitlines()[1:]
    other("restore", backup.split()[0], "--yes")
    assert other.one("conversations")["title"] == "mine"
