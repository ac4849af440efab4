"""A window that is too small for a screen says so, and loses nothing of what is below."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from in_terminal import running
from rich.console import Console
from rich.segment import Segment
from textual.events import Resize
from textual.geometry import Size

import peerpal
from peerpal.app import PeerPalApp
from peerpal.services.services import Services
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.no_room import LEAST, NoRoom, has_room, with_room
from screens.driving import NARROW, WIDE, at_once, lines_of, on_screen, pasted, typed, until

SIZES = st.builds(Size, st.integers(1, 240), st.integers(1, 80))
SMALL = (50, 12)
COMMANDS = ("escape", "ctrl+s", "ctrl+p", "f1", "tab", "enter", "1", "n", "q", "ctrl+r")


@given(SIZES)
def test_a_screen_has_the_size_of_the_window_or_what_it_needs(size: Size) -> None:
    drawn = with_room(size)
    assert has_room(drawn)
    assert has_room(size) == (drawn == size)
    assert drawn.width in (size.width, LEAST.width)
    assert drawn.height in (size.height, LEAST.height)


@given(SIZES)
def test_the_sentence_stays_inside_the_window(size: Size) -> None:
    drawn = Console(force_terminal=True).render(NoRoom(size))
    lines = [segment.text for segment in drawn if not segment.control]
    assert len(lines) <= size.height
    assert all(len(line) <= size.width for line in lines)
    assert all(isinstance(segment, Segment) for segment in drawn)


def test_both_sizes_that_are_promised_have_room() -> None:
    assert has_room(Size(*NARROW))
    assert has_room(Size(*WIDE))


async def test_nothing_is_lost_below_it_and_no_key_but_the_end_does_anything(
    app: PeerPalApp, services: Services
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("5", "n")
        await on_screen(pilot, "GoalForm")
        await typed(pilot, "Speak in public")
        form, field, before = app.screen, app.focused, app.screen.texts
        await pilot.resize_terminal(*SMALL)
        await at_once(pilot, [*COMMANDS, *"lost"])
        await pasted(pilot, "lost")
        await pilot.resize_terminal(30, 5)
        await pilot.click(offset=(5, 2))
        await pilot.resize_terminal(*WIDE)
        assert (app.screen, app.focused, app.screen.texts) == (form, field, before)
        await typed(pilot, " again")
        await pilot.press("ctrl+s")
        await on_screen(pilot, "GoalsScreen")
        assert [goal.title for goal in services.goals.all()] == ["Speak in public again"]
        await pilot.resize_terminal(*SMALL)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: app.return_code == 0)


@pytest.mark.parametrize("is_small_first", [False, True], ids=["shrunk", "begun"])
def test_the_sentence_stands_in_a_small_terminal_until_there_is_room(
    tmp_path: Path, *, is_small_first: bool
) -> None:
    environment = {
        "PYTHONPATH": str(Path(peerpal.__file__).parents[1]),
        "PEERPAL_HOME": str(tmp_path),
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
    }
    with running([sys.executable, "-m", "peerpal", "demo"], environment) as terminal:
        if not is_small_first:
            terminal.until("Conversations")
        terminal.resize(*SMALL)
        terminal.until("has 50 by 12")
        terminal.resize(50, 11)
        terminal.until("has 50 by 11")
        terminal.resize(*WIDE)
        terminal.until("Conversations")
        terminal.press("\x11")
        assert terminal.left().status == 0


async def test_a_size_that_the_window_no_longer_has_is_passed_over(app: PeerPalApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "Help" in lines_of(pilot)[-1])
        late = Size(NARROW[0], NARROW[1] + 1)
        app.screen.post_message(Resize(late, late))
        await pilot.pause()
        assert app.screen.query_one(KeyBar).region.bottom == NARROW[1]
