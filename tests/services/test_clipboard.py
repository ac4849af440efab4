"""The clipboard: a tool of this machine takes a text, or it is said that none did."""

from __future__ import annotations

import io
import os
import signal
from base64 import b64decode
from pathlib import Path
from select import select

import pytest

from peerpal.domain.errors import WrongUse
from peerpal.services.clipboard import Clipboard, osc52

TAKES = """
cat > "$0.taken"
echo "$@" > "$0.asked"
echo out; echo err >&2
"""
TEXTS = ["one", "", "[/] é 👨‍👩‍👧‍👦\n\ttwo\n", "; touch harm\n$(touch harm)", "x" * 300_000]


@pytest.fixture
def tools(tmp_path):
    """A folder of tools; a tool finds `cat` and the like where this test does."""
    folder = tmp_path / "tools"
    folder.mkdir()
    return folder


def made(tools: Path, name: str, lines: str = TAKES) -> Path:
    tool = tools / name
    tool.write_text(f"#!/bin/sh\nPATH={os.environ['PATH']}\n{lines}")
    tool.chmod(0o700)
    return tool


def taken(tool: Path) -> bytes | None:
    file = tool.with_name(f"{tool.name}.taken")
    return file.read_bytes() if file.exists() else None


def clipboard(tools: Path, seconds: float = 20, **environment: str) -> Clipboard:
    return Clipboard({"PATH": str(tools), **environment}, seconds)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_tool_is_given_the_text_and_no_argument_holds_it(tools, text, capfd):
    tool = made(tools, "wl-copy")
    assert clipboard(tools, WAYLAND_DISPLAY="wayland-0").take(text)
    assert taken(tool) == text.encode()
    assert (tools / "wl-copy.asked").read_text() == "--type text/plain\n"
    assert capfd.readouterr() == ("", "")
    assert {path.name for path in tools.iterdir()} == {"wl-copy", "wl-copy.taken", "wl-copy.asked"}


@pytest.mark.parametrize(
    ("names", "environment", "used"),
    [
        (["wl-copy", "xclip", "pbcopy"], {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, "wl-copy"),
        (["wl-copy", "xclip", "xsel"], {"DISPLAY": ":0"}, "xclip"),
        (["wl-copy", "xsel"], {"DISPLAY": ":0"}, "xsel"),
        (["wl-copy", "xclip", "xsel"], {}, None),
        (["wl-copy", "xclip", "pbcopy"], {}, "pbcopy"),
        (["clip.exe"], {}, "clip.exe"),
        (["wl-copy", "pbcopy"], {"WAYLAND_DISPLAY": "w", "SSH_CONNECTION": "a 1 b 2"}, None),
        ([], {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, None),
    ],
)
def test_the_tool_is_one_for_the_display_that_is_there(tools, names, environment, used):
    made_tools = [made(tools, name) for name in names]
    assert clipboard(tools, **environment).take("one") == (used is not None)
    assert [tool.name for tool in made_tools if taken(tool) is not None] == ([used] if used else [])


def test_windows_is_given_what_it_reads_as_unicode(tools):
    tool = made(tools, "clip.exe")
    assert clipboard(tools).take("é ❤ \ud800")
    assert taken(tool) == "é ❤ ?".encode("utf-16-le")


def test_a_mac_is_told_that_the_text_is_unicode(tools):
    made(tools, "pbcopy", 'cat > /dev/null\necho "$LC_CTYPE" > "$0.taken"')
    assert clipboard(tools, LC_CTYPE="C").take("é")
    assert taken(tools / "pbcopy") == b"UTF-8\n"


@pytest.mark.parametrize("lines", ["exit 1", "cat > /dev/null; exit 1", "kill -9 $$"])
def test_a_tool_that_fails_leaves_it_to_the_next(tools, lines):
    made(tools, "wl-copy", lines)
    environment = {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}
    assert not clipboard(tools, **environment).take("x" * 300_000)
    other = made(tools, "xclip")
    assert clipboard(tools, **environment).take("one")
    assert taken(other) == b"one"


def test_a_tool_that_cannot_be_started_leaves_it_to_the_next(tools):
    (tools / "xclip").write_bytes(b"\x00 no program")
    (tools / "xclip").chmod(0o700)
    other = made(tools, "xsel")
    assert clipboard(tools, DISPLAY=":0").take("one")
    assert taken(other) == b"one"


@pytest.mark.parametrize("text", ["one", "x" * 300_000], ids=["short", "long"])
def test_a_tool_that_hangs_is_ended_with_all_that_it_started(tools, text):
    os.mkfifo(tools / "wl-copy.held")
    held = os.open(tools / "wl-copy.held", os.O_RDONLY | os.O_NONBLOCK)
    made(tools, "wl-copy", 'exec 9> "$0.held"\nsleep 600 &\nsleep 600')
    other = made(tools, "xclip")
    assert not clipboard(tools, 0.5, WAYLAND_DISPLAY="w", DISPLAY=":0").take(text)
    assert taken(other) is None
    assert select([held], [], [], 60)[0]
    assert os.read(held, 1) == b""  # nobody is left who could write
    os.close(held)


def test_what_holds_the_text_outlives_the_terminal_and_is_not_waited_for(tools):
    tool = made(tools, "wl-copy", 'cat > /dev/null\nsleep 600 &\necho $! > "$0.taken"')
    assert clipboard(tools, WAYLAND_DISPLAY="w").take("one")
    pid = int(taken(tool) or b"")
    session = os.getsid(pid)
    os.kill(pid, signal.SIGKILL)
    assert session != os.getsid(0)


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_the_shell_copies_with_a_tool_or_asks_a_terminal(tools):
    no_terminal, terminal, other = io.StringIO(), Terminal(), Terminal()
    streams = (None, no_terminal, terminal, other)
    assert not clipboard(tools).copy("é\x07", streams)
    assert terminal.getvalue() == osc52("é\x07")
    made(tools, "pbcopy")
    assert clipboard(tools).copy("é", streams)
    assert terminal.getvalue() == osc52("é\x07")
    assert (no_terminal.getvalue(), other.getvalue()) == ("", "")


def test_without_a_tool_and_a_terminal_the_shell_says_what_to_do(tools):
    with pytest.raises(WrongUse, match=r"no clipboard here.*-o FILE"):
        clipboard(tools).copy("CANARY", (None, io.StringIO()))


@pytest.mark.parametrize("text", ["", "é\x07\x1b", "half \ud83d"])
def test_a_terminal_is_sent_letters_only(text):
    sent = osc52(text)
    assert sent.startswith("\x1b]52;c;")
    assert sent.endswith("\x07")
    inside = sent[7:-1]
    assert inside == "" or inside.replace("+", "").replace("/", "").rstrip("=").isalnum()
    assert b64decode(inside) == text.encode("utf-8", "replace")
