"""Choosing a day from a month, in every field for a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.screens.day_field import DayField
from peerpal.services.services import Services
from peerpal.widgets.fields import Field
from peerpal.widgets.month_view import MonthView
from screens.driving import (
    NARROW,
    WIDE,
    choose,
    cleared,
    fill,
    focused_field,
    lines_of,
    log,
    on_screen,
    saved,
    shown,
    to_field,
    typed,
)
from screens.test_forms import FORMS, OTHER_FORMS, Case, opened

TODAY = date(2026, 11, 22)
"""A Sunday."""


async def goal_begun(pilot: Pilot[None]) -> None:
    """Open a new goal with the cursor in its day."""
    await pilot.press("5", "n")
    await on_screen(pilot, "GoalForm")
    await fill(pilot, "title", "Speak")
    await to_field(pilot, "target_on")


async def month_opened(pilot: Pilot[None]) -> MonthView:
    await pilot.press("f4")
    await on_screen(pilot, "MonthScreen")
    return pilot.app.screen.query_one(MonthView)


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ([], TODAY),
        (["right", "right"], date(2026, 11, 24)),
        (["down", "left"], date(2026, 11, 28)),
        (["up", "l", "j", "k", "h"], date(2026, 11, 15)),
        (["pagedown", "pagedown", "down"], date(2027, 1, 29)),
        (["pageup"], date(2026, 10, 22)),
        (["down", "right", "right", "pagedown", "pagedown", "pagedown"], date(2027, 3, 1)),
    ],
)
async def test_a_day_is_chosen_by_keys_and_saved(
    app: PeerPalApp, services: Services, keys: list[str], day: date
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await goal_begun(pilot)
        assert "F4 Month" in shown(pilot)
        await month_opened(pilot)
        await pilot.press(*keys, "enter")
        await on_screen(pilot, "GoalForm")
        field = focused_field(pilot)
        assert field
        assert (field.name, field.text) == ("target_on", day.isoformat())
        await saved(pilot, "GoalsScreen")
    assert [goal.target_on for goal in services.goals.all()] == [day]


async def test_it_begins_with_the_day_that_stands_there(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await goal_begun(pilot)
        await typed(pilot, "next fri")
        assert (await month_opened(pilot)).day == date(2026, 11, 27)
        await pilot.press("escape")
        await on_screen(pilot, "GoalForm")
        field = focused_field(pilot)
        assert field
        assert field.text == "next fri"
        await typed(pilot, "?")
        assert (await month_opened(pilot)).day == TODAY


async def test_a_taken_day_is_said_and_typed_on(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await goal_begun(pilot)
        await typed(pilot, "fri")
        await month_opened(pilot)
        await pilot.press("down", "enter")
        await on_screen(pilot, "GoalForm")
        assert "Fri 4 Dec 2026" in shown(pilot)
        await pilot.press("backspace", "backspace")
        await typed(pilot, "11")
        assert "Fri 11 Dec 2026" in shown(pilot)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_click_takes_a_day_and_today_is_marked(
    app: PeerPalApp, services: Services, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await goal_begun(pilot)
        await month_opened(pilot)
        lines = lines_of(pilot)
        assert " Mo  Tu  We  Th  Fr  Sa  Su " in shown(pilot)
        assert "Sun 22 Nov 2026, today" in shown(pilot)
        y = next(number for number, line in enumerate(lines) if " 16  17  18  19 " in line)
        assert "[22]" in lines[y]
        await pilot.click(offset=(lines[y].index(" 1 ") if " 1 " in lines[y] else 0, y))
        assert type(pilot.app.screen).__name__ == "MonthScreen"
        await pilot.click(offset=(lines[y].index("18"), y))
        await on_screen(pilot, "GoalForm")
        await saved(pilot, "GoalsScreen")
    assert [goal.target_on for goal in services.goals.all()] == [date(2026, 11, 18)]


async def test_the_week_and_the_day_are_as_they_are_set(
    app: PeerPalApp, services: Services
) -> None:
    services.settings.change({"week_start": "sunday", "date_style": "22.11.2026"})
    async with app.run_test(size=NARROW) as pilot:
        await goal_begun(pilot)
        await month_opened(pilot)
        assert " Su  Mo  Tu  We  Th  Fr  Sa " in shown(pilot)
        assert "[22] 23  24 " in shown(pilot)
        assert "Sun 22.11.2026, today" in shown(pilot)
        await pilot.press("right")
        assert "Mon 23.11.2026 " in shown(pilot)


async def test_a_question_for_a_day_has_it_too(app: PeerPalApp, services: Services) -> None:
    log(services, "@ana -31d 45m Rota")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("z")
        await on_screen(pilot, "PickScreen")
        await pilot.press("end", "enter")
        await on_screen(pilot, "UntilPrompt")
        assert (await month_opened(pilot)).day == date(2026, 12, 6)
        await pilot.press("right", "enter")
        await on_screen(pilot, "UntilPrompt")
        await pilot.press("enter")
        await on_screen(pilot, "TodayScreen")
    assert not services.due.all()


async def test_the_day_of_a_planned_talk_is_one_to_come(
    app: PeerPalApp, services: Services
) -> None:
    log(services, "@ana -31d 45m Rota")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("3", "N")
        await on_screen(pilot, "ConversationForm")
        await fill(pilot, "peer_ids", "Ana")
        await fill(pilot, "held_on", "fri")
        assert "Fri 20 Nov 2026" in shown(pilot)
        await choose(pilot, "status", "planned")
        assert "Fri 27 Nov 2026" in shown(pilot)
        await to_field(pilot, "held_on")
        assert (await month_opened(pilot)).day == date(2026, 11, 27)
        await pilot.press("escape")
        await on_screen(pilot, "ConversationForm")
        await fill(pilot, "planned_at", "14:00")
        await saved(pilot, "ConversationsScreen")
    talk = next(talk for talk in services.conversations.all() if talk.planned_at)
    assert services.conversations.day(talk) == date(2026, 11, 27)


DAYS = {"held_on", "on", "due_on", "target_on", "happened_on", "started_on", "ended_on"}


@pytest.mark.parametrize("case", FORMS + OTHER_FORMS, ids=lambda case: case.form)
async def test_every_form_reads_its_days_and_shows_the_month(
    app: PeerPalApp, services: Services, case: Case
) -> None:
    log(services, "@ana 45m Rota\n! me share the runbook by fri")
    services.goals.save(replace(services.goals.blank(), title="Speak"))
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, case)
        fields = [field for field in app.screen.query(Field) if field.display]
        days = [field.name or "" for field in fields if isinstance(field, DayField)]
        assert {field.name for field in fields if field.name in DAYS} <= set(days)
        for name in days:
            await to_field(pilot, name)
            await cleared(pilot)
            await typed(pilot, "29 feb 2028")
            assert "Tue 29 Feb 2028" in shown(pilot)
            assert (await month_opened(pilot)).day == date(2028, 2, 29)
            await pilot.press("escape")
            await on_screen(pilot, case.form)
