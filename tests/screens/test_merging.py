"""Making one of two skills or peers, by real keys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerpal.app import PeerPalApp
from peerpal.screens.base import PeerPalScreen
from peerpal.screens.merging import merge_into
from peerpal.services.services import Services
from peerpal.widgets.record_list import RecordList
from screens.driving import (
    HOSTILE,
    NARROW,
    WIDE,
    app_on,
    assert_harmless,
    log,
    on_screen,
    shown,
    typed,
    until,
)


@pytest.fixture
def twice(services: Services) -> Services:
    log(services, "@ana 30m talk\n> pytest 20m a\n> py-test 5m b\n> py-test 5m c\n> pyramid 5m d")
    return services


async def test_two_skills_become_one_and_are_two_again(app: PeerPalApp, twice: Services) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("4")
        await on_screen(pilot, "SkillsScreen")
        await pilot.press("M")
        await on_screen(pilot, "MergePrompt")
        assert "py-test goes into the one that you name." in shown(pilot)
        await typed(pilot, "nothing")
        await pilot.press("enter")
        await until(pilot, lambda: "There is no other skill of this name." in shown(pilot))
        await pilot.press("ctrl+u")
        await typed(pilot, "PyT")
        await pilot.press("right")
        await until(pilot, lambda: "py-test goes into pytest." in shown(pilot))
        await pilot.press("enter")
        await on_screen(pilot, "ConfirmScreen")
        assert "2 records of “py-test” will be of “pytest”" in shown(pilot)
        await pilot.press("n")
        await on_screen(pilot, "MergePrompt")
        assert len(twice.skills.all()) == 3
        await pilot.press("enter")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on_screen(pilot, "SkillsScreen")
        assert "Both are pytest now" in shown(pilot)
        skill = twice.skills.find("pytest")
        assert skill
        assert len(twice.skills.all()) == 2
        assert pilot.app.screen.query_one(RecordList).current_id == skill.id
        assert [e.skill_id for e in twice.exchanges.all()][:3] == [skill.id] * 3
        await pilot.press("u")
        assert len(twice.skills.all()) == 3
        assert len({e.skill_id for e in twice.exchanges.all()}) == 3


async def test_a_name_that_is_taken_says_how_to_merge(app: PeerPalApp, twice: Services) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("4", "e")
        await on_screen(pilot, "SkillForm")
        await pilot.press("ctrl+u")
        await typed(pilot, "pytest")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "press M in the list" in shown(pilot))


async def test_two_peers_become_one(services: Services) -> None:
    log(services, "@ana 30m talk\n> pytest 20m a", "@anna 10m chat\n! me share it")
    app = app_on(services)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("2")
        await on_screen(pilot, "PeersScreen")
        gone = services.peers.find("anna")
        assert gone
        assert isinstance(app.screen, PeerPalScreen)
        merge_into(app.screen, gone)
        await on_screen(pilot, "MergePrompt")
        await typed(pilot, "ana")
        await pilot.press("enter")
        await on_screen(pilot, "ConfirmScreen")
        assert "Make one peer of “Anna” and “Ana”? 2 records" in shown(pilot)
        await pilot.press("y")
        await on_screen(pilot, "PeersScreen")
        (ana,) = services.peers.all()
        assert {talk.peer_ids for talk in services.conversations.all()} == {(ana.id,)}
        assert services.actions.all()[0].peer_id == ana.id
        await pilot.press("u")
        assert len(services.peers.all()) == 2


async def test_what_was_changed_elsewhere_is_not_merged(app: PeerPalApp, twice: Services) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("4", "M")
        await on_screen(pilot, "MergePrompt")
        skill = twice.skills.find("py-test")
        assert skill
        twice.skills.save(replace(skill, family="testing"))
        await typed(pilot, "pytest")
        await pilot.press("enter")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on_screen(pilot, "MergePrompt")
        await until(pilot, lambda: "was changed elsewhere" in shown(pilot))
        assert len(twice.skills.all()) == 3


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_names_are_shown_and_do_nothing(
    services: Services, text: str, size: tuple[int, int]
) -> None:
    services.skills.save(services.skills.blank(text))
    services.skills.save(services.skills.blank(f"0{text}"))
    async with app_on(services).run_test(size=size, notifications=True) as pilot:
        await pilot.press("4", "M")
        await on_screen(pilot, "MergePrompt")
        assert_harmless(pilot)
        await typed(pilot, services.skills.all()[0].name[:1])
        await pilot.press("right")
        await pilot.pause()
        assert_harmless(pilot)
        await pilot.press("enter")
        await on_screen(pilot, "ConfirmScreen")
        assert_harmless(pilot)
        await pilot.press("y")
        await on_screen(pilot, "SkillsScreen")
        assert_harmless(pilot)
        assert len(services.skills.all()) == 1
