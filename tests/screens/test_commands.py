"""The palette finds commands by the words that newcomers have for them."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.command import CommandList, SearchIcon
from textual.widgets import LoadingIndicator

from peerpal.app import PeerPalApp
from peerpal.screens.commands import _ALSO, says
from peerpal.services.services import Services
from screens.driving import NARROW, WIDE, log, on_screen, shown, typed, until


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("add meeting", "Log"),
        ("1:1", "Log"),
        ("schedule", "Plan"),
        ("agenda", "Talking point"),
        ("todo", "Actions"),
        ("trash", "Bin"),
        ("revert", "Undo"),
        ("people", "Peers"),
        ("performance review", "Summary"),
        ("brag", "Summary"),
        ("okr", "Goals"),
        ("praise", "Feedback"),
        ("statistics", "Growth"),
        ("dark", "Theme"),
        ("preferences", "Settings"),
        ("exit", "Quit"),
        ("shortcuts", "Help"),
        ("who i am", "Profile"),
    ],
)
async def test_a_newcomers_word_finds_the_command(app: PeerPalApp, words: str, title: str) -> None:
    async with app.run_test(size=WIDE):
        found = [c.title for c in app.get_system_commands(app.screen) if says(c, words)]
        assert title in found
        assert len(found) <= 4


async def test_every_command_with_other_words_is_there(app: PeerPalApp, services: Services) -> None:
    log(services, "@ana 45m Rota")  # what is done with a record is a command where one is listed
    titles = set()
    async with app.run_test(size=WIDE) as pilot:
        for key in "12345678":
            await pilot.press(key)
            await until(pilot, lambda: app.screen.stack_updates)
            titles |= {command.title for command in app.get_system_commands(app.screen)}
    assert set(_ALSO) <= titles


async def test_it_is_found_shown_with_its_key_and_carried_out(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+p")
        await typed(pilot, "preferences")
        await until(pilot, lambda: "what new peers start with · ," in shown(pilot))
        await pilot.press("enter")
        await on_screen(pilot, "SettingsScreen")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_palette_is_a_box_as_others_are(app: PeerPalApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press("ctrl+p")
        await on_screen(pilot, "CommandPalette")
        await until(pilot, lambda: app.screen.query_one(CommandList).region.height)
        rows = app.screen.query_one(CommandList)
        assert rows.region.width == min(96, size[0] * 9 // 10), "it leaves what is below in sight"
        assert rows.region.x == (size[0] - rows.region.width) // 2
        cursor = rows.get_component_styles("option-list--option-highlighted").background
        assert cursor == Color.parse(app.theme_variables["block-cursor-background"])
        assert not app.screen.query_one(SearchIcon).display, "few terminals can draw it"
        assert not app.screen.query_one(LoadingIndicator).display, "nothing moves"
