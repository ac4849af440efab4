from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

EDITOR = """
import os, sys
from pathlib import Path
file = Path(sys.argv[-1])
seen = Path(r"{seen}")
text = {texts}[min(len(seen.read_text().split()) if seen.exists() else 0, {last})]
mode, folder_mode = (path.stat().st_mode & 0o777 for path in (file, file.parent))
with seen.open("a") as log:
    log.write(f"{{file}}:{{mode:o}}:{{folder_mode:o}}\\n")
Path(str(file) + "~").write_text("what an editor leaves behind")
file.write_text(text)
sys.exit({status})
"""


@pytest.fixture
def editor(tmp_path, monkeypatch):
    """Makes an editor that writes one text after the other, and notes which file it was given."""

    def made(*texts: str, status: int = 0):
        seen, script = tmp_path / "seen", tmp_path / "an editor.py"
        script.write_text(
            EDITOR.format(seen=seen, texts=list(texts), last=len(texts) - 1, status=status)
        )
        chosen = shlex.join([sys.executable, str(script), "; touch", str(tmp_path / "harm")])
        monkeypatch.setenv("VISUAL", chosen)
        monkeypatch.setenv("EDITOR", "never-used")
        return seen

    return made


def files(shell):
    return sorted(path.name for path in shell.folder.iterdir() if path.name.startswith("writing"))


def test_what_is_written_is_logged_and_the_file_is_gone(shell, editor, tmp_path):
    seen = editor("@ana 45m first\n\n@ben 20m second\n~ CANARY\n")
    ended = shell("log")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("Logged 2 conversations and a private note.\n")
    assert {talk["title"] for talk in shell.json("list", "conversations")} == {"first", "second"}
    path, mode, folder_mode = seen.read_text().strip().split(":")
    assert path.startswith(f"{shell.folder}/")
    assert (mode, folder_mode) == ("600", "700")
    assert files(shell) == []
    assert not (tmp_path / "harm").exists()


def test_what_cannot_be_read_is_kept_and_can_be_logged_later(shell, editor):
    editor("@ana 45m rota\n~ CANARY\n> 15m\n")
    ended = shell("log")
    assert ended.status == 2
    assert "line 3, column 3" in ended.err
    assert "CANARY" not in ended.err
    [folder] = files(shell)
    kept = shell.folder / folder / "capture.txt"
    assert f"peerpal log - < {kept}" in ended.err
    assert kept.read_text() == "@ana 45m rota\n~ CANARY\n> 15m\n"
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_person_may_edit_again(shell, editor, terminal):
    seen = editor("@ana 45m rota\n> 15m\n", "@ana 45m rota\n> pytest 15m\n")
    ended = terminal("log", typed="y\n", VISUAL=os.environ["VISUAL"])
    assert ended.status == 0
    assert "line 2, column 3" in ended.out
    assert "Logged with Ana: 45 min, 1 exchange." in ended.out
    assert len(seen.read_text().split("\n")) == 3
    assert files(shell) == []


def test_what_was_logged_is_not_kept_when_only_the_answer_fails(shell, editor, environment):
    editor("@ana 45m rota\n")
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "peerpal", "log"],
            env=environment | {"VISUAL": os.environ["VISUAL"]},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ended.returncode == 1
    assert b"kept" not in ended.stderr
    assert files(shell) == []
    assert shell.one("conversations")["title"] == "rota"


def test_nothing_written_is_nothing_kept(shell, editor):
    editor("\n")
    ended = shell("log")
    assert ended.status == 2
    assert ended.err == "peerpal: There is nothing to log: the text is empty.\n"
    assert files(shell) == []


def test_an_editor_that_fails_keeps_the_text(shell, editor):
    editor("@ana 45m rota\n", status=3)
    ended = shell("log")
    assert ended.status == 2
    assert "ended with status 3" in ended.err
    assert len(files(shell)) == 1


@pytest.mark.parametrize("chosen", ["/nowhere/editor", "'", "/"])
def test_an_editor_that_cannot_be_started_is_named(shell, monkeypatch, chosen):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", chosen)
    ended = shell("log")
    assert ended.status == 2
    assert "EDITOR" in ended.err
    assert files(shell) == []
