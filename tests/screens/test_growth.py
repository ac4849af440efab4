"""The charts of growth by keys, and the check-in of eight keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.domain.growth import QUESTIONS, GrowthDimension
from peerpal.domain.growth_series import Span
from peerpal.domain.record import Side
from peerpal.domain.skill import Level, LevelChange
from peerpal.screens.growth import GrowthScreen
from peerpal.services.services import Services
from peerpal.widgets.chart import ChartPanel
from screens.driving import (
    NARROW,
    WIDE,
    app_on,
    assert_harmless,
    each_hostile,
    lines_of,
    log,
    on_screen,
    saved,
    shown,
    to_field,
    typed,
    until,
)

if TYPE_CHECKING:
    from opening import FaultyFolder

TITLES = (
    "Time both ways", "Skill levels", "Exchanges by family", "Eight dimensions, only for you",
    "Goals closed", "Reach", "Follow-through",
)  # fmt: skip
IDS = ("time", "skills", "families", "dimensions", "goals", "reach", "follow")


async def opened(pilot: Pilot[None]) -> GrowthScreen:
    await pilot.press("V")
    await on_screen(pilot, "GrowthScreen")
    screen = pilot.app.screen
    assert isinstance(screen, GrowthScreen)
    return screen


def at(pilot: Pilot[None]) -> str | None:
    return pilot.app.focused.id if pilot.app.focused else None


def drawn(pilot: Pilot[None], id_: str) -> str:
    """Return what stands in a chart, also what is scrolled out of the screen."""
    panel = pilot.app.screen.query_one(f"#{id_}", ChartPanel)
    return "\n".join(line.text for line in panel._lines)


def ratings(services: Services) -> dict[str, int]:
    (made,) = services.growth_check_ins.all()
    return dict(made.ratings)


# Looking


@pytest.mark.parametrize("screen", ["1", "2", "3", "4", "5", "6", "7", "8", "a"])
async def test_a_key_opens_it_from_every_screen_and_leads_back(
    app: PeerPalApp, screen: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(screen)
        await pilot.pause()
        before = type(app.screen)
        await opened(pilot)
        await pilot.press("V")
        await until(pilot, lambda: type(app.screen) is before)
        await opened(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: type(app.screen) is before)


async def test_the_palette_opens_it(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+p")
        await typed(pilot, "growth")
        await until(pilot, lambda: "in charts" in shown(pilot))
        await pilot.press("enter")
        await on_screen(pilot, "GrowthScreen")


async def test_without_anything_each_chart_says_what_fills_it(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        text = shown(pilot)
        assert all(title in text for title in TITLES)
        for hint in ("> pytest 15m", "4 Skills", "Press c", "5 Goals", "department", "! me share"):
            assert hint in text
        await pilot.press("t", "p", "enter", "escape")
        assert "> pytest 15m" in shown(pilot)


async def test_what_is_logged_is_drawn(services: Services) -> None:
    log(services, "@ana 45m Rota\n> pytest 30m\n< sql 1h30")
    app = app_on(services)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        assert "▶ taught 0 h 30   ◀ learned 1 h 30" in drawn(pilot, "time")
        assert "1 peer" in drawn(pilot, "reach")
        log(services, "@ben 45m Rota\n> pytest 30m")
        app.follow()
        await pilot.press("t", "t")
        assert "▶ taught 1 h 00" in drawn(pilot, "time")
        assert "2 peers" in drawn(pilot, "reach")


async def test_numbers_stand_in_a_table_and_sum_up(services: Services) -> None:
    log(services, "@ana 45m 2026-10-05 Rota\n> pytest 30m\n< sql 1h30")
    log(services, "@ana 45m 2026-11-05 Rota\n> pytest 15m")
    app = app_on(services)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press("t")
        rows = [line.split() for line in drawn(pilot, "time").splitlines()]
        assert ["Oct", "2026", "0", "h", "30", "1", "h", "30"] in rows
        assert ["Jan", "2026", "0", "h", "00", "0", "h", "00"] in rows
        assert rows[-1] == ["In", "all", "0", "h", "45", "1", "h", "30"]
        assert len(rows) == 14
        await pilot.press("t")
        assert "▶ taught" in drawn(pilot, "time")


async def test_tab_and_arrows_go_from_chart_to_chart(services: Services) -> None:
    app = app_on(services)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        for id_ in (*IDS[1:], IDS[0]):
            await pilot.press("tab")
            assert at(pilot) == id_
        for key, id_ in (
            ("right", "dimensions"), ("down", "goals"), ("left", "skills"), ("j", "families"),
            ("right", "follow"), ("right", "follow"), ("up", "reach"), ("k", "goals"),
            ("k", "dimensions"), ("left", "time"), ("left", "time"), ("up", "time"),
        ):  # fmt: skip
            await pilot.press(key)
            assert at(pilot) == id_, key


async def test_in_a_small_window_the_arrows_scroll_along(sample_services: Services) -> None:
    app = app_on(sample_services)
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        assert "Follow-through" not in shown(pilot)
        for id_ in IDS[1:]:
            await pilot.press("down")
            assert at(pilot) == id_
        assert "Follow-through" in shown(pilot)
        for id_ in reversed(IDS[:-1]):
            await pilot.press("up")
            assert at(pilot) == id_
        assert TITLES[0] in shown(pilot)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "small"])
async def test_enter_gives_a_chart_the_whole_screen_and_back(
    sample_services: Services, size: tuple[int, int]
) -> None:
    app = app_on(sample_services)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await pilot.press("down", "enter")
        assert "Skill levels" in shown(pilot)
        assert "Time both ways" not in shown(pilot)
        panel = app.screen.query_one("#skills", ChartPanel)
        assert panel.size.height >= size[1] - 6
        await pilot.press("right")
        assert "Exchanges by family" in shown(pilot)
        assert "Skill levels" not in shown(pilot)
        await pilot.press("left", "left", "left")
        assert "Time both ways" in shown(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Skill levels" in shown(pilot)
        await pilot.press("enter", "escape")
        assert isinstance(app.screen, GrowthScreen)


async def test_a_table_that_has_no_room_is_scrolled_before_the_next_chart(
    sample_services: Services,
) -> None:
    app = app_on(sample_services)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press("t")
        assert "In all" not in lines_of(pilot)[12]
        presses = 0
        while at(pilot) == "time":
            await pilot.press("down")
            presses += 1
            assert presses < 20
        assert presses == 14 - app.screen.query_one("#time", ChartPanel).size.height + 1
        assert at(pilot) == "skills"


async def test_two_clicks_are_what_enter_is(services: Services) -> None:
    app = app_on(services)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.click("#goals", times=2)
        await pilot.pause()
        assert "Goals closed" in shown(pilot)
        assert "Reach" not in shown(pilot)


async def test_the_period_goes_round(sample_services: Services) -> None:
    app = app_on(sample_services)
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        assert screen._span is Span.YEAR
        seen = []
        for _ in Span:
            await pilot.press("p")
            seen.append(screen._span)
            since = lines_of(pilot)[1].split("since ")[1].strip()
            assert str(screen._series().period.first.year) in since
        assert seen == [Span.ALL, Span.MONTH, Span.QUARTER, Span.HALF, Span.YEAR]


async def test_a_peers_view_is_marked_beside_mine(services: Services) -> None:
    today = services.today.day
    history = (
        LevelChange(on=today - timedelta(days=200), level=Level.NOVICE),
        LevelChange(on=today - timedelta(days=60), level=Level.COMPETENT, seen_by=Side.PEER),
    )
    skill = replace(services.skills.blank("SQL"), level=Level.NOVICE, history=history)
    with services.history.step("Add") as step:
        step.put(skill)
    app = app_on(services)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        text = drawn(pilot, "skills")
        assert "◆ as a peer saw it" in text
        assert text.count("◆") == 2
        assert "novice" in text
        await pilot.press("t")
        assert drawn(pilot, "skills").splitlines()[1].split() == ["SQL", "1", "1", "novice", "3"]


@each_hostile
async def test_hostile_names_are_shown_harmlessly(
    services: Services, text: str, size: tuple[int, int]
) -> None:
    log(services, "@ana 45m Rota\n> pytest 30m")
    skill = replace(services.skills.all()[0], name=text, family=text, level=Level.EXPERT)
    services.skills.save(skill, evidence=text)
    services.peers.save(replace(services.peers.all()[0], department=text))
    made = replace(services.growth_check_ins.blank(), ratings={"confidence": 3}, note=text)
    services.growth_check_ins.save(made)
    app = app_on(services)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        assert_harmless(pilot)
        for keys in (["t"], ["down"], ["enter"], ["t"], ["right"], ["escape"], ["L"], ["enter"]):
            await pilot.press(*keys)
            await pilot.pause()
            assert_harmless(pilot)


# The check-in of eight keys


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "small"])
async def test_eight_digits_and_enter_are_a_check_in(
    services: Services, size: tuple[int, int]
) -> None:
    app = app_on(services)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await pilot.press("c")
        await on_screen(pilot, "GrowthCheckInScreen")
        for digit, question in zip("12345432", QUESTIONS.values(), strict=True):
            assert question in shown(pilot)
            await pilot.press(digit)
        assert "That is all eight." in shown(pilot)
        await typed(pilot, "Calm 2026")
        await pilot.press("enter")
        await on_screen(pilot, "GrowthScreen")
        assert list(ratings(services).values()) == [1, 2, 3, 4, 5, 4, 3, 2]
        assert list(ratings(services)) == [str(dimension) for dimension in GrowthDimension]
        assert services.growth_check_ins.all()[0].note == "Calm 2026"
        assert "●" in drawn(pilot, "dimensions")
        await pilot.press("u")
        assert services.growth_check_ins.all() == []
        assert "Press c" in drawn(pilot, "dimensions")


async def test_space_leaves_out_and_backspace_goes_back(services: Services) -> None:
    app = app_on(services)
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await pilot.press("c")
        await on_screen(pilot, "GrowthCheckInScreen")
        await pilot.press("backspace", "3", "space", "5", "backspace", "4", "6", "9", "0", "5")
        assert "5 of 8" in shown(pilot)
        await pilot.press("down", "up", "up", "enter", "2")
        await pilot.press("ctrl+s")
        await on_screen(pilot, "GrowthScreen")
        assert ratings(services) == {
            "leadership": 3,
            "network_and_visibility": 4,
            "purpose_and_contribution": 5,
            "career_development": 2,
        }


async def test_from_the_note_one_can_go_back_to_the_questions(services: Services) -> None:
    app = app_on(services)
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await pilot.press("c")
        await on_screen(pilot, "GrowthCheckInScreen")
        await pilot.press(*"33333333")
        await typed(pilot, "12 34")
        await pilot.press("up", "5", "enter")
        await on_screen(pilot, "GrowthScreen")
        assert ratings(services)["relationships"] == 5
        assert services.growth_check_ins.all()[0].note == "12 34"


async def test_the_same_day_is_gone_on_with(services: Services) -> None:
    made = replace(services.growth_check_ins.blank(), ratings={"leadership": 2}, note="early")
    services.growth_check_ins.save(made)
    app = app_on(services)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press("c")
        await on_screen(pilot, "GrowthCheckInScreen")
        await pilot.press("escape")
        await on_screen(pilot, "GrowthScreen")
        await pilot.press("c")
        await on_screen(pilot, "GrowthCheckInScreen")
        await pilot.press("enter", "4", "ctrl+s")
        await on_screen(pilot, "GrowthScreen")
        assert ratings(services) == {"leadership": 2, "knowledge_and_perspective": 4}


async def test_nothing_is_no_check_in(services: Services) -> None:
    app = app_on(services)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press("c")
        await on_screen(pilot, "GrowthCheckInScreen")
        await pilot.press(*["space"] * 8, "enter")
        await until(pilot, lambda: "rate at least one dimension" in shown(pilot))
        await pilot.press("escape")
        await on_screen(pilot, "GrowthScreen")
        assert services.growth_check_ins.all() == []


async def test_leaving_asks_and_a_draft_survives(
    services: Services, open_services: Callable[[], Services]
) -> None:
    app = app_on(services)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press("c")
        await on_screen(pilot, "GrowthCheckInScreen")
        await pilot.press("4", "escape")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("n")
        await on_screen(pilot, "GrowthCheckInScreen")
        await pilot.press("3")
        await until(pilot, lambda: services.drafts.find("growth_check_ins-new"))
    again = app_on(open_services())
    async with again.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press("c")
        await on_screen(pilot, "GrowthCheckInScreen")
        assert "is here again" in shown(pilot)
        await pilot.press("enter", "enter", "5", "ctrl+s")
        await on_screen(pilot, "GrowthScreen")
        assert list(ratings(again.services).values()) == [4, 3, 5]
        assert again.services.drafts.find("growth_check_ins-new") is None


async def test_a_full_disk_keeps_the_answers(services: Services, folder: FaultyFolder) -> None:
    app = app_on(services)
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await pilot.press("c")
        await on_screen(pilot, "GrowthCheckInScreen")
        folder.is_full = True
        await pilot.press("4", "ctrl+s")
        await until(pilot, lambda: "the disk is full" in shown(pilot))
        folder.is_full = False
        await pilot.press("ctrl+s")
        await on_screen(pilot, "GrowthScreen")
        assert ratings(services) == {"leadership": 4}


# The check-ins so far


async def test_a_check_in_can_be_changed_deleted_and_taken_back(services: Services) -> None:
    made = replace(services.growth_check_ins.blank(), ratings={"leadership": 2}, note="early")
    made = services.growth_check_ins.save(made)
    app = app_on(services)
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await pilot.press("L")
        await on_screen(pilot, "GrowthCheckInsScreen")
        assert "early" in shown(pilot)
        await pilot.press("e")
        await on_screen(pilot, "GrowthForm")
        assert "Leadership" in shown(pilot)
        await to_field(pilot, "confidence")
        await pilot.press("right")
        await saved(pilot, "GrowthCheckInsScreen")
        assert ratings(services) == {"leadership": 2, "confidence": 1}
        await pilot.press("d")
        assert services.growth_check_ins.all() == []
        await pilot.press("u", "escape")
        await on_screen(pilot, "GrowthScreen")
        assert ratings(services)["confidence"] == 1
        assert "●" in drawn(pilot, "dimensions")
