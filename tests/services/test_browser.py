"""The browser: it is given pages only, as one argument, and never the terminal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from peerpal.services.browser import Browser

LINK = "https://example.org/$(touch harm)?a=b&c='d'"
SCREEN = {"DISPLAY": ":0"}


@pytest.fixture
def tools(tmp_path):
    folder = tmp_path / "tools"
    folder.mkdir()
    return folder


def made(tools: Path, name: str, lines: str = "echo out; echo err >&2") -> Path:
    tool = tools / name
    noted = 'for each in "$@"; do echo "$each"; done > "$0.asked"'
    tool.write_text(f"#!/bin/sh\nPATH={os.environ['PATH']}\n{noted}\n{lines}\n")
    tool.chmod(0o700)
    return tool


def asked(tool: Path) -> list[str] | None:
    file = tool.with_name(f"{tool.name}.asked")
    return file.read_text().splitlines() if file.exists() else None


def browser(tools: Path, platform="linux", seconds: float = 20, **environment: str) -> Browser:
    return Browser({"PATH": str(tools), **environment}, platform, seconds)


def test_a_page_is_one_argument_and_nothing_is_printed(tools, capfd):
    tool = made(tools, "xdg-open")
    assert browser(tools, **SCREEN).open(LINK)
    assert asked(tool) == [LINK]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("name", "arguments", "platform", "environment"),
    [
        ("open", [], "darwin", {}),
        ("wslview", [], "linux", {"WSL_DISTRO_NAME": "Debian"}),
        ("xdg-open", [], "linux", {"WAYLAND_DISPLAY": "wayland-0"}),
        ("gio", ["open"], "linux", SCREEN),
        ("firefox", [], "linux", SCREEN),
    ],
)
def test_each_machine_has_its_own_way(tools, name, arguments, platform, environment):
    tool = made(tools, name)
    assert browser(tools, platform, **environment).open(LINK)
    assert asked(tool) == [*arguments, LINK]


@pytest.mark.parametrize(
    "link", ["", "mailto:ana@example.org", "file:///etc/passwd", "--help", "javascript:x"]
)
def test_nothing_but_a_page_is_opened(tools, link):
    tool = made(tools, "xdg-open")
    assert not browser(tools, **SCREEN).open(link)
    assert asked(tool) is None


@pytest.mark.parametrize("environment", [{}, {**SCREEN, "SSH_CONNECTION": "1 2 3 4"}])
def test_without_a_window_to_open_it_in_nothing_is_started(tools, environment):
    made_tools = [made(tools, name) for name in ("xdg-open", "firefox", "open", "w3m", "lynx")]
    assert not browser(tools, **environment).open(LINK)
    assert not any(map(asked, made_tools))


def test_one_that_fails_leaves_it_to_the_next(tools):
    made(tools, "xdg-open", "exit 3")
    (tools / "gio").write_text("no program")
    (tools / "gio").chmod(0o700)
    last = made(tools, "firefox")
    assert browser(tools, **SCREEN).open(LINK)
    assert asked(last) == [LINK]
    assert not browser(tools.parent, **SCREEN).open(LINK)


def test_one_that_stays_open_is_the_browser_itself(tools):
    made(tools, "xdg-open", "exec sleep 5")
    assert browser(tools, seconds=0.3, **SCREEN).open(LINK)
