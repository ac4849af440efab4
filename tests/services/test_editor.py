"""A person's own editor: the text comes back, or is kept where it can be found."""

from __future__ import annotations

import os
import signal

import pytest
from writing import editor

from peerpal.domain.errors import SaveFailed, UnreadableData, WrongUse
from peerpal.services.editor import Editor

UNWRITTEN = {"nothing": "", "an editor that fails": "sys.exit(1)", "blanks": "file.write_text(' ')"}


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


def made(folder, lines):
    return Editor(folder, {"VISUAL": editor(folder.parent, lines), "EDITOR": "never-used"})


def written(folder, lines, text="", then=None):
    own = made(folder, lines)
    with own.file("goal", text) as file:
        text = own.write(file)
        if then:
            raise then
    return text


@pytest.mark.parametrize(
    "text", ["", "one", "one\n", "\n\n", "é [/] 👨‍👩‍👧‍👦 \x1b[31m\t", "x" * 10_000]
)
def test_a_text_that_is_left_alone_comes_back_the_same(folder, text):
    assert written(folder, "", text) == text


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_what_is_written_comes_back_without_the_last_line_break(folder, end):
    assert written(folder, f"file.write_bytes({f'[/] two{end}'.encode()!r})", "one") == "[/] two"


def test_half_a_character_is_no_reason_to_lose_the_rest(folder):
    assert written(folder, "", "half \ud83d a") == "half ? a"


def test_the_file_is_private_and_goes_with_all_that_lies_beside_it(folder):
    seen = (
        "modes = [oct(path.stat().st_mode & 0o777) for path in (file, file.parent)]\n"
        "Path(f'{file}~').write_text(file.read_text())\n"
        "file.write_text(f'{file.parent.parent} {modes}')"
    )
    assert written(folder, seen, "one") == f"{folder} ['0o600', '0o700']"
    assert list(folder.iterdir()) == []
    assert folder.stat().st_mode & 0o777 == 0o700
    assert not (folder.parent / "harm").exists()


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("file.write_text('CANARY'); sys.exit(3)", "ended with status 3"),
        ("file.write_text('CANARY'); os.kill(os.getpid(), 9)", "ended with status -9"),
        ("file.write_bytes(b'CANARY \\xff')", "not UTF-8, at byte 8"),
    ],
)
def test_what_cannot_be_used_is_kept(folder, lines, reason):
    with pytest.raises(WrongUse, match=reason) as raised:
        written(folder, lines, "one")
    assert "CANARY" not in str(raised.value)
    [kept] = made(folder, "").kept("goal")
    assert kept.read_bytes().startswith(b"CANARY")
    assert made(folder, "").kept("other") == []


def test_what_fails_after_the_editor_keeps_the_text_too(folder):
    with pytest.raises(SaveFailed):
        written(folder, "file.write_text('two')", "one", then=SaveFailed("the disk is full"))
    assert [kept.read_text() for kept in made(folder, "").kept("goal")] == ["two"]


@pytest.mark.parametrize("lines", UNWRITTEN.values(), ids=UNWRITTEN)
def test_nothing_written_is_nothing_kept(folder, lines):
    with pytest.raises(WrongUse):
        written(folder, lines, "one", then=WrongUse("it can't be used"))
    assert list(folder.iterdir()) == []


def test_a_file_that_is_gone_is_said(folder):
    with pytest.raises(UnreadableData, match=r"goal\.txt can't be read: no such file"):
        written(folder, "file.unlink()", "one")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({"EDITOR": "/nowhere/editor"}, "/nowhere/editor can't be started"),
        ({"EDITOR": "/"}, "The editor / can't be started"),
        ({"VISUAL": "vi '", "EDITOR": "vi"}, "a quote that is not closed"),
        ({"PATH": "/nowhere"}, "No editor was found"),
    ],
)
def test_an_editor_that_cannot_be_started_is_said(folder, environment, reason):
    own = Editor(folder, environment)
    with pytest.raises(WrongUse, match=reason), own.file("goal", "one") as file:
        own.write(file)
    assert list(folder.iterdir()) == []


def test_without_a_choice_a_usual_editor_is_taken(folder, tmp_path):
    vi = tmp_path / "vi"
    vi.write_text("#!/bin/sh\necho two > $1\n")
    vi.chmod(0o700)
    before = os.environ["PATH"]
    os.environ["PATH"] = str(tmp_path)
    try:
        own = Editor(folder, {"PATH": str(tmp_path)})
        with own.file("goal") as file:
            assert own.write(file) == "two"
    finally:
        os.environ["PATH"] = before


def test_a_folder_that_cannot_be_written_is_said(folder):
    folder.write_text("a file")
    with pytest.raises(SaveFailed, match=str(folder)):
        written(folder, "")


def test_ctrl_c_is_the_editors_own(folder):
    before = signal.getsignal(signal.SIGINT)
    lines = "os.kill(os.getppid(), signal.SIGINT); file.write_text('two')"
    assert written(folder, lines) == "two"
    assert signal.getsignal(signal.SIGINT) is before
    lines = "signal.getsignal(signal.SIGINT) is signal.default_int_handler or sys.exit(9)"
    assert written(folder, lines) == ""
