"""Hints fade: what was done often enough by its key is not named any more at the next start."""

from __future__ import annotations

from collections.abc import Callable

from opening import FaultyFolder
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.services.known_keys import ENOUGH
from peerpal.services.services import Services
from peerpal.widgets.key_bar import KeyBar
from screens.driving import WIDE, log, on_screen, shown, until

NOTE = "drafts/known-keys.json"
TIGHT = (84, 24)
"""Without room for all the keys of the peers."""


def line(pilot: Pilot[None]) -> str:
    """Return the line of keys of what is in front."""
    return pilot.app.screen.query_one(KeyBar).render_line(0).text


async def ended(pilot: Pilot[None]) -> None:
    """End PeerPal by its key."""
    await pilot.press("q")
    await pilot.pause()


async def filter_often(pilot: Pilot[None], times: int) -> None:
    """Begin to filter the peers, and leave it again."""
    await pilot.press("2")
    await on_screen(pilot, "PeersScreen")
    for _ in range(times):
        await pilot.press("slash", "escape")


async def test_a_key_that_was_used_often_leaves_the_line_at_the_next_start(
    app: PeerPalApp, services: Services, open_services: Callable[[], Services]
) -> None:
    log(services, "@ana 30m talk")
    async with app.run_test(size=TIGHT) as pilot:
        await filter_often(pilot, ENOUGH - 1)
        await ended(pilot)
    async with PeerPalApp(open_services()).run_test(size=TIGHT) as pilot:
        await filter_often(pilot, 0)
        before = line(pilot)
        assert "/ Filter" in before
        assert "Who helps" not in before, "it has no room yet"
        await filter_often(pilot, 1)
        assert line(pilot) == before, "nothing goes away while one works"
        await ended(pilot)
    async with PeerPalApp(open_services()).run_test(size=TIGHT) as pilot:
        await filter_often(pilot, 0)
        assert "Filter" not in line(pilot)
        assert "w Who helps" in line(pilot), "what is not known yet has its room"
        assert line(pilot).endswith(" ^p Commands  ? Help ")


async def test_help_and_the_commands_name_all_keys_for_ever(
    app: PeerPalApp, services: Services, open_services: Callable[[], Services]
) -> None:
    log(services, "@ana 30m talk")
    async with app.run_test(size=WIDE) as pilot:
        await filter_often(pilot, ENOUGH)
        for _ in range(ENOUGH):
            await pilot.press("question_mark", "escape")
        await ended(pilot)
    async with PeerPalApp(open_services()).run_test(size=WIDE) as pilot:
        await filter_often(pilot, 1)
        assert "Filter" not in line(pilot)
        assert "? Help" in line(pilot)
        commands = pilot.app.get_system_commands(pilot.app.screen)
        assert "Filter" in [command.title for command in commands]
        await pilot.press("question_mark")
        await on_screen(pilot, "HelpScreen")
        assert "Filter as you type" in shown(pilot)


async def test_a_box_keeps_all_its_keys(
    app: PeerPalApp, services: Services, open_services: Callable[[], Services]
) -> None:
    log(services, "@ana 30m talk")
    async with app.run_test(size=WIDE) as pilot:
        for _ in range(ENOUGH):
            await pilot.press("n")
            await on_screen(pilot, "CaptureScreen")
            await pilot.press("escape")
            await on_screen(pilot, "TodayScreen")
        await ended(pilot)
    async with PeerPalApp(open_services()).run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "n Log" not in line(pilot)
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        assert "esc Cancel" in line(pilot)


async def test_a_click_on_a_hint_does_not_let_it_fade(
    app: PeerPalApp, services: Services, open_services: Callable[[], Services]
) -> None:
    log(services, "@ana 30m talk")
    async with app.run_test(size=WIDE) as pilot:
        await filter_often(pilot, 0)
        for _ in range(ENOUGH):
            await pilot.click(KeyBar, offset=(line(pilot).index("Filter"), 0))
            await pilot.press("escape")
        await ended(pilot)
    async with PeerPalApp(open_services()).run_test(size=WIDE) as pilot:
        await filter_often(pilot, 0)
        assert "/ Filter" in line(pilot)


async def test_how_to_undo_is_said_until_it_is_known(
    app: PeerPalApp, services: Services, open_services: Callable[[], Services]
) -> None:
    log(services, "@ana 30m talk")
    async with app.run_test(size=WIDE) as pilot:
        await filter_often(pilot, 0)
        await pilot.press("m")
        assert said(pilot).endswith(" · u to undo")
        await pilot.press(*"um" * (ENOUGH - 1), "u")
        await ended(pilot)
    async with PeerPalApp(open_services()).run_test(size=WIDE) as pilot:
        await filter_often(pilot, 0)
        await pilot.press("m")
        assert said(pilot) == "This peer goes into the summary"
        await pilot.press("u")
        assert said(pilot).startswith("Undone")


def said(pilot: Pilot[None]) -> str:
    """Return the last message."""
    return list(pilot.app._notifications)[-1].message


async def test_nothing_is_written_where_nothing_was_ever_saved(
    app: PeerPalApp, folder: FaultyFolder
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await filter_often(pilot, ENOUGH)
        await ended(pilot)
    assert NOTE not in folder.files


async def test_a_damaged_note_is_as_good_as_none(
    folder: FaultyFolder, services: Services, open_services: Callable[[], Services]
) -> None:
    log(services, "@ana 30m talk")
    for damaged in (b"{", b'{"records.filter": "many"}', b'{"records.filter": "-1"}'):
        folder.files[NOTE] = damaged
        async with PeerPalApp(open_services()).run_test(size=WIDE) as pilot:
            await filter_often(pilot, 1)
            assert "/ Filter" in line(pilot)
            await ended(pilot)
    assert b'"records.filter":"1"' in folder.files[NOTE]


async def test_to_undo_is_named_while_there_is_something_to_undo(
    app: PeerPalApp, services: Services
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await on_screen(pilot, "TodayScreen")
        assert "Undo" not in line(pilot)
        await pilot.press("n", *"@ana", "space", *"30m", "enter")
        await on_screen(pilot, "TodayScreen")
        await until(pilot, lambda: "u Undo" in line(pilot))
        await pilot.press("u")
        await until(pilot, lambda: "Undo" not in line(pilot))
        assert services.peers.all() == []
