from __future__ import annotations

import sys

import pytest
from in_terminal import running


def test_sample_data_can_be_kept_in_an_empty_folder(shell, tmp_path):
    folder = tmp_path / "sample"
    ended = shell("demo", "--keep", str(folder))
    assert (ended.status, ended.err) == (0, "")
    assert not shell.folder.exists()
    shell.folder = folder
    for kind in ("conversations", "exchanges", "peers", "skills", "goals", "actions", "feedback"):
        assert shell.json("list", kind)
        assert shell("list", kind).status == 0
    assert shell("show", shell.json("list", "goals")[0]["id"]).status == 0
    assert shell("export").status == 0


def test_a_folder_with_something_in_it_is_left_alone(shell, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    for keep in (tmp_path, tmp_path / "mine.txt"):
        ended = shell("demo", "--keep", str(keep))
        assert ended.status == 2
        assert "is not an empty folder" in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_sample_data_is_thrown_away_after_the_app(terminal, tmp_path):
    (tmp_path / "temporary").mkdir()
    ended = terminal("demo", typed="q", columns=100, TMPDIR=str(tmp_path / "temporary"))
    assert ended.status == 0
    assert list((tmp_path / "temporary").iterdir()) == []
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(("locale", "frame"), [("C", "+- Next"), ("C.UTF-8", "╭─ Next")])
def test_the_app_is_drawn_with_what_the_terminal_has(environment, locale, frame):
    command = [sys.executable, "-m", "peerpal", "demo"]
    with running(command, environment | {"LC_ALL": locale}) as terminal:
        drawn = terminal.until(frame) + terminal.until("Help")
        terminal.press("q")
        assert terminal.left().status == 0
    assert drawn.isascii() == (locale == "C")
