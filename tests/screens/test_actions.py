"""The list of actions by real keys: what is late, done, dropped, moved, and how it is kept."""

from __future__ import annotations

from datetime import date

import pytest

from peerpal.app import PeerPalApp
from peerpal.domain.action import ActionState
from peerpal.screens.action_page import follow_through_line
from peerpal.services.services import Services
from screens.driving import (
    NARROW,
    WIDE,
    fill,
    in_full,
    lines_of,
    log,
    on_screen,
    row_with,
    saved,
    shown,
    typed,
    until,
)

TALK = "@ana -9d 45m Rota\n! me share it by -2d\n! ana try it by +1d\n! me read on"


@pytest.fixture
def logged(services: Services) -> Services:
    log(services, TALK)
    return services


def by_text(services: Services, text: str) -> object:
    return next(action for action in services.actions.all() if action.text == text)


@pytest.mark.parametrize("digit", ["1", "2", "3", "4", "5", "6", "8"])
async def test_actions_open_over_every_screen_and_lead_back(
    app: PeerPalApp, logged: Services, digit: str
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(digit)
        below = type(app.screen).__name__
        for back in ("escape", "a"):
            await pilot.press("a")
            await on_screen(pilot, "ActionsScreen")
            await pilot.press(back)
            await on_screen(pilot, below)


async def test_open_actions_come_first_by_date_and_late_ones_are_marked(
    app: PeerPalApp, logged: Services
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("a")
        await on_screen(pilot, "ActionsScreen")
        texts = [by_text(logged, text).id for text in ("share it", "try it", "read on")]
        assert list(app.screen.rows.ids) == texts
        assert "late" in row_with(pilot, "share it")
        assert "late" not in row_with(pilot, "try it")
        assert "me 0 %  0 of 1" in shown(pilot)
        keys = lines_of(pilot)[-1]
        assert all(f" {key} " in keys for key in ("n New", "x Done", "D Drop", "> Move"))


async def test_with_room_the_list_says_its_name_and_the_way_back(
    app: PeerPalApp, logged: Services
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("a")
        await on_screen(pilot, "ActionsScreen")
        assert lines_of(pilot)[0].endswith(" Actions · Sun 22 Nov ")
        assert "> Move  esc Back" in lines_of(pilot)[-1]
        await pilot.press("slash")
        await until(pilot, lambda: "esc All" in lines_of(pilot)[-1])


async def test_actions_are_done_dropped_and_taken_up_again(
    app: PeerPalApp, logged: Services
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("a")
        await on_screen(pilot, "ActionsScreen")
        for key, state in (
            ("x", ActionState.DONE),
            ("x", ActionState.OPEN),
            ("D", ActionState.DROPPED),
            ("D", ActionState.OPEN),
        ):
            await pilot.press(key)
            assert by_text(logged, "share it").state is state
            assert app.screen.current.text == "share it"
        await pilot.press("u")
        assert by_text(logged, "share it").state is ActionState.DROPPED


async def test_an_action_is_moved_by_a_week_or_to_any_day(
    app: PeerPalApp, logged: Services
) -> None:
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await pilot.press("a")
        await on_screen(pilot, "ActionsScreen")
        await pilot.press("greater_than_sign")
        await on_screen(pilot, "MovePrompt")
        assert "Sun 29 Nov 2026; was Fri 20 Nov 2026" in shown(pilot)
        await pilot.press("enter")
        await on_screen(pilot, "ActionsScreen")
        assert by_text(logged, "share it").due_on == date(2026, 11, 29)
        app.screen.rows.select(by_text(logged, "share it").id)
        for text, day in (("whenever", None), ("24 dec", date(2026, 12, 24)), ("", None)):
            await pilot.press("greater_than_sign")
            await on_screen(pilot, "MovePrompt")
            await fill(pilot, "due_on", text)
            await pilot.press("enter")
            if text == "whenever":
                await until(pilot, lambda: "This is not a day" in shown(pilot))
                await pilot.press("escape")
                await on_screen(pilot, "ActionsScreen")
                continue
            await on_screen(pilot, "ActionsScreen")
            assert by_text(logged, "share it").due_on == day
            app.screen.rows.select(by_text(logged, "share it").id)


async def test_actions_are_added_edited_filtered_and_deleted(
    app: PeerPalApp, logged: Services
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("a", "n")
        await on_screen(pilot, "ActionForm")
        await typed(pilot, "ask Ben")
        await fill(pilot, "due_on", "tomorrow")
        await saved(pilot, "ActionsScreen")
        assert app.screen.current.text == "ask Ben"
        await pilot.press("e")
        await on_screen(pilot, "ActionForm")
        await fill(pilot, "text", "ask Ben and Mei")
        await saved(pilot, "ActionsScreen")
        await pilot.press("slash")
        await typed(pilot, "mei open")
        assert "ask Ben and Mei" in shown(pilot)
        assert "share it" not in shown(pilot)
        await pilot.press("enter", "d")
        assert len(logged.actions.all()) == 3
        await pilot.press("escape", "enter")
        await in_full(pilot)
        assert "Comes from" in shown(pilot)
        assert "Rota" in shown(pilot)


def test_follow_through_is_said_for_those_who_had_something_due(services: Services) -> None:
    log(services, "@ana -9d 45m Rota\n! me share it by -2d\n! me ask by -1d", "@ben 1m x")
    ana, ben = services.peers.find("ana"), services.peers.find("ben")
    assert follow_through_line(services, ana.id).plain == "me 0 %  0 of 2"
    assert not follow_through_line(services, ben.id)
    log(services, "@ana -9d 45m Rota\n! ana share it by today")
    services.actions.toggle(services.actions.all()[-1].id)
    assert follow_through_line(services, ana.id).plain == "me 0 %  0 of 2   Ana 100 %  1 of 1"
