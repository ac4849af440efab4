"""Copying in the app: both ways are used, and what is said of it is true."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.services.clipboard import Clipboard
from peerpal.services.services import Services
from screens.driving import WIDE, on_screen, shown, until

DOUBT = "the terminal refused"


@pytest.fixture
def tool(services: Services, tmp_path: Path) -> Path:
    """The tool of this machine's display; a test writes what it does."""
    services.clipboard = Clipboard({"PATH": str(tmp_path), "WAYLAND_DISPLAY": "w"}, seconds=20)
    return tmp_path / "wl-copy"


async def copied(app: PeerPalApp, tool: Path, lines: str) -> str:
    """Copy the summary; return what is said of it."""
    tool.write_text(f"#!/bin/sh\nPATH={os.environ['PATH']}\n{lines}")
    tool.chmod(0o700)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("8")
        await on_screen(pilot, "SummaryScreen")
        await pilot.press("y", "1")
        await until(pilot, lambda: "Copied" in shown(pilot))
        return said(pilot)


def said(pilot: Pilot[None]) -> str:
    [notice] = pilot.app._notifications
    return notice.message


async def test_what_a_tool_took_is_copied_without_a_doubt(app: PeerPalApp, tool: Path) -> None:
    message = await copied(app, tool, 'cat > "$0.taken"')
    assert message.startswith("Copied ")
    assert DOUBT not in message
    assert tool.with_name("wl-copy.taken").read_text() == app.clipboard
    assert app.clipboard.startswith("# Peer mentoring")


@pytest.mark.parametrize("lines", ["exit 1", "sleep 600"])
async def test_a_tool_that_does_not_take_it_leaves_the_doubt(
    services: Services, app: PeerPalApp, tool: Path, lines: str
) -> None:
    services.clipboard = replace(services.clipboard, seconds=0.1)
    assert DOUBT in await copied(app, tool, lines)
    assert app.clipboard.startswith("# Peer mentoring")
