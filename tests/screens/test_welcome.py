"""The first run: three short steps, each skippable, and never again."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.services.services import Services
from peerpal.widgets.fields import Field
from screens.driving import (
    NARROW,
    WIDE,
    assert_harmless,
    each_hostile,
    focused_field,
    log,
    on_screen,
    shown,
    typed,
    until,
)

each_size = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "small"])
Opened = Callable[[], Services]


def first_run(services: Services) -> PeerPalApp:
    return PeerPalApp(services, is_welcoming=True)


async def at(pilot: Pilot[None], name: str) -> None:
    await until(pilot, lambda: (field := focused_field(pilot)) and field.name == name)


async def step(pilot: Pilot[None], name: str, first: str, second: str) -> None:
    await at(pilot, name)
    await typed(pilot, first)
    await pilot.press("enter")
    await typed(pilot, second)
    await pilot.press("enter")


@each_size
async def test_three_steps_end_at_the_first_capture(
    size: tuple[int, int], services: Services
) -> None:
    async with first_run(services).run_test(size=size) as pilot:
        await on_screen(pilot, "WelcomeScreen")
        assert "peerpal demo" in shown(pilot)
        assert "peerpal data import FILE" in shown(pilot)
        await step(pilot, "name", "Robin Vega", "Engineer")
        await step(pilot, "peer", "ana ruiz", "SRE")
        assert "peerpal demo" not in shown(pilot)
        await step(pilot, "to_learn", "Kubernetes", "pytest")
        await on_screen(pilot, "CaptureScreen")
        assert '@"Ana Ruiz"' in shown(pilot)
        await typed(pilot, "45m Rota")
        await pilot.press("enter")
        await on_screen(pilot, "TodayScreen")
        assert [talk.title for talk in services.conversations.all()] == ["Rota"]
        me, ana = services.profiles.mine(), services.peers.all()[0]
        assert (me.name, me.role, ana.name, ana.role) == (
            "Robin Vega",
            "Engineer",
            "Ana Ruiz",
            "SRE",
        )
        skills = [(s.name, s.learning, s.teaching) for s in services.skills.all()]
        assert skills == [("Kubernetes", True, False), ("pytest", False, True)]


async def test_each_step_is_one_that_u_takes_back(services: Services) -> None:
    async with first_run(services).run_test(size=WIDE) as pilot:
        await step(pilot, "name", "Robin", "")
        await step(pilot, "peer", "Ana", "")
        await step(pilot, "to_learn", "SQL", "git")
        await on_screen(pilot, "CaptureScreen")
        assert pilot.app.screen.query_one("TextArea").text == "@Ana "
        await pilot.press("escape")
        await on_screen(pilot, "TodayScreen")
        await pilot.press("u")
        assert services.skills.all() == []
        await pilot.press("u")
        assert services.peers.all() == []
        assert services.profiles.all()
        await pilot.press("u")
        assert services.profiles.all() == []


async def test_one_skill_may_be_learned_and_taught(services: Services) -> None:
    async with first_run(services).run_test(size=NARROW) as pilot:
        await step(pilot, "name", "", "")
        await step(pilot, "peer", "", "")
        await step(pilot, "to_learn", "SQL", "sql")
        await on_screen(pilot, "CaptureScreen")
        assert "@" not in pilot.app.screen.query_one("TextArea").text
        (skill,) = services.skills.all()
        assert skill.learning
        assert skill.teaching
        assert services.profiles.all() == []


async def test_escape_skips_all_and_it_never_comes_again(
    services: Services, open_services: Opened
) -> None:
    async with first_run(services).run_test(size=WIDE) as pilot:
        await on_screen(pilot, "WelcomeScreen")
        await pilot.press("escape")
        await on_screen(pilot, "TodayScreen")
    assert not services.is_first_run
    services.close()
    async with first_run(open_services()).run_test(size=WIDE) as pilot:
        await on_screen(pilot, "TodayScreen")
        assert "Nobody is due" in shown(pilot)


async def test_what_is_typed_is_not_skipped_without_asking(services: Services) -> None:
    async with first_run(services).run_test(size=WIDE) as pilot:
        await at(pilot, "name")
        await typed(pilot, "Robin")
        await pilot.press("escape")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("n")
        await on_screen(pilot, "WelcomeScreen")
        assert pilot.app.screen.query(Field).first().text == "Robin"
        await pilot.press("escape")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on_screen(pilot, "TodayScreen")
        assert services.profiles.all() == []


async def test_it_is_not_shown_once_anything_was_saved(
    services: Services, open_services: Opened
) -> None:
    log(services, "@ana 45m Rota")
    services.history.undo()
    assert not services.is_first_run
    services.close()
    assert not open_services().is_first_run
    sys.modules.pop("peerpal.screens.welcome", None)
    async with first_run(open_services()).run_test(size=WIDE) as pilot:
        await on_screen(pilot, "TodayScreen")
    assert "peerpal.screens.welcome" not in sys.modules


async def test_the_app_in_tests_and_demos_does_not_greet(services: Services) -> None:
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        await on_screen(pilot, "TodayScreen")


@each_hostile
async def test_hostile_text_is_only_shown(
    text: str, size: tuple[int, int], services: Services
) -> None:
    async with first_run(services).run_test(size=size) as pilot:
        for name in ("name", "peer", "to_learn"):
            await step(pilot, name, text, text)
            assert_harmless(pilot)
        await on_screen(pilot, "CaptureScreen")
        assert_harmless(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "TodayScreen")
        assert_harmless(pilot)


async def test_a_full_disk_keeps_the_step_open(services: Services, folder: object) -> None:
    folder.is_full = True  # type: ignore[attr-defined]
    async with first_run(services).run_test(size=WIDE) as pilot:
        await step(pilot, "name", "Robin", "")
        await until(pilot, lambda: "full" in shown(pilot))
        assert pilot.app.screen.query(Field).first().text == "Robin"
