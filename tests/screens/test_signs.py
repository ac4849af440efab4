"""The app where the terminal has no Unicode, or a person wants ASCII signs."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.domain.settings import Signs
from peerpal.services.services import Services
from screens.driving import NARROW, WIDE, choose, lines_of, log, on_screen, saved, shown

SCREENS = {
    "today": [],
    "peers": ["2"],
    "a peer in full": ["2", "enter"],
    "conversations": ["3"],
    "skills": ["4"],
    "exchanges": ["4", "x"],
    "goals": ["5"],
    "feedback": ["6"],
    "reviews": ["7"],
    "summary": ["8"],
    "growth": ["V"],
    "actions": ["a"],
    "points": ["T"],
    "resources": ["R"],
    "bin": ["B"],
    "tags": ["number_sign"],
    "search": ["slash", *"rota"],
    "log": ["n", *"@ana 45m Rota", "ctrl+j", *"> pytest 15m"],
    "help": ["3", "question_mark"],
    "guides": ["f1"],
    "commands": ["ctrl+p"],
    "a form": ["5", "e"],
    "a form that can't be saved": ["5", "n", "ctrl+s"],
    "settings": ["comma"],
    "who could help": ["2", "w"],
    "growth, rated": ["V", "n"],
}


def assert_has_only_ascii_signs(pilot: Pilot[None], width: int) -> None:
    for line in lines_of(pilot):
        left = {char for char in line if not char.isascii() and not char.isalpha()}
        assert left == set(), line
        assert cell_len(line) == width, line


@pytest.mark.parametrize("screen", SCREENS)
async def test_every_screen_has_only_ascii_signs_as_wide_as_before(
    screen: str, sample_services: Services
) -> None:
    sample_services.settings.change({"signs": "ascii"})
    async with PeerPalApp(sample_services).run_test(size=WIDE, notifications=True) as pilot:
        await pilot.pause()
        for key in SCREENS[screen]:
            await pilot.press(key)
        await pilot.pause()
        assert_has_only_ascii_signs(pilot, WIDE[0])
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert_has_only_ascii_signs(pilot, NARROW[0])


async def test_of_letters_what_the_terminal_has_stays(services: Services) -> None:
    log(services, '@"Zoë Łuk" 45m 語語 rota …')
    for encoding, name in (("ascii", "Zo? ?uk"), ("iso8859-1", "Zoë ?uk"), ("utf-8", "Zoë Łuk")):
        async with PeerPalApp(services, encoding=encoding).run_test(size=WIDE) as pilot:
            await pilot.press("3")
            await on_screen(pilot, "ConversationsScreen")
            assert name in shown(pilot)
            rota = "???? rota ." if encoding != "utf-8" else "語語 rota …"
            assert rota in shown(pilot)
            assert {cell_len(line) for line in lines_of(pilot)} == {WIDE[0]}


async def test_keys_are_named_and_not_drawn(services: Services) -> None:
    services.settings.change({"signs": "ascii"})
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        await pilot.press(*"@ana 10m")
        assert "down" in lines_of(pilot)[-1] + shown(pilot)
        assert " v " not in shown(pilot)


async def test_they_are_chosen_in_the_settings_for_the_next_start(services: Services) -> None:
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        assert "╭" in shown(pilot)
        await pilot.press("comma")
        await on_screen(pilot, "SettingsScreen")
        await choose(pilot, "signs", "ascii")
        await saved(pilot, "TodayScreen")
    assert services.settings.now.signs is Signs.ASCII
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "+- Next -" in shown(pilot)
