"""A month after teaching something it is asked what changed, by real keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.domain.exchange import LessonFrom, Method
from peerpal.domain.skill import Level
from peerpal.screens.exchange_page import exchange_page
from peerpal.screens.flow_section import flow_section
from peerpal.screens.skill_page import skill_page
from peerpal.services.services import Services
from screens.driving import (
    HOSTILE,
    NARROW,
    WIDE,
    app_on,
    assert_harmless,
    choose,
    fill,
    lines_of,
    log,
    on_screen,
    pasted,
    row_with,
    saved,
    shown,
    to_field,
    typed,
    until,
)

TODAY = date(2026, 11, 22)


@pytest.fixture
def taught(services: Services) -> Services:
    log(services, "@ana -30d > pytest 20m fixtures", "@ana -50d > pytest 10m parts")
    log(services, "@ben -3d < rust 5m x")
    return services


async def opened(pilot: Pilot[None]) -> None:
    """Open the question about the second exchange of the ledger."""
    await pilot.press("4", "x")
    await on_screen(pilot, "ExchangesScreen")
    await pilot.press("j", "c")
    await on_screen(pilot, "WhatChangedForm")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_it_is_asked_answered_and_undone(
    app: PeerPalApp, taught: Services, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.press("4", "x")
        await on_screen(pilot, "ExchangesScreen")
        rows = [line for line in lines_of(pilot) if "pytest" in line and " Oct " in line]
        assert ["?" in row for row in rows] == [True, False]
        await pilot.press("j", "c")
        await on_screen(pilot, "WhatChangedForm")
        assert "On Fri 23 Oct 2026, 4 weeks ago, you taught pytest to Ana. What changed?" in shown(
            pilot
        )
        for key in ("F5 In two weeks", "F8 Don't ask", "^s Save"):
            assert key in shown(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "say what is different now" in shown(pilot))
        await typed(pilot, "she writes them alone")
        await saved(pilot, "ExchangesScreen")
        assert "Saved what changed" in shown(pilot)
        newest, before = [e for e in taught.exchanges.newest_first() if e.minutes != 5]
        assert (newest.what_changed, newest.asked_on) == ("she writes them alone", TODAY)
        assert (before.what_changed, before.asked_on) == ("", TODAY)
        assert "?" not in row_with(pilot, "pytest")
        await pilot.press("u")
        assert taught.exchanges.get(newest.id).what_changed == ""
        assert len(taught.exchanges.follow_ups()) == 1


async def test_it_is_put_off(app: PeerPalApp, taught: Services) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("f5")
        await on_screen(pilot, "ExchangesScreen")
        assert "Asked again on Sun 6 Dec 2026" in shown(pilot)
        assert taught.exchanges.follow_ups() == []
        assert "asked again on Sun 6 Dec 2026" in shown(pilot)
        await pilot.press("u")
        assert len(taught.exchanges.follow_ups()) == 1


async def test_it_is_let_go_and_typed_text_is_not_lost_for_it(
    app: PeerPalApp, taught: Services
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await opened(pilot)
        await typed(pilot, "hm")
        await pilot.press("f8")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("n")
        await on_screen(pilot, "WhatChangedForm")
        assert "hm" in shown(pilot)
        assert len(taught.exchanges.follow_ups()) == 1
        await pilot.press("f8")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on_screen(pilot, "ExchangesScreen")
        assert "This is not asked again" in shown(pilot)
        assert taught.exchanges.follow_ups() == []
        assert all(e.what_changed == "" for e in taught.exchanges.all())


async def test_a_draft_waits_beside_that_of_the_exchange(app: PeerPalApp, taught: Services) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await typed(pilot, "she writes")
        exchange = taught.exchanges.follow_ups()[0]
        key = f"exchanges-changed-{exchange.id}"
        await until(pilot, lambda: taught.drafts.find(key))
    async with app_on(taught).run_test(size=WIDE) as pilot:
        await opened(pilot)
        assert "What you typed last time" in shown(pilot)
        assert "she writes" in shown(pilot)


async def test_what_was_changed_elsewhere_is_not_written_over(
    app: PeerPalApp, taught: Services
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        exchange = taught.exchanges.follow_ups()[0]
        taught.exchanges.save(replace(exchange, minutes=25))
        await pilot.press("f5")
        await until(pilot, lambda: "was changed elsewhere" in shown(pilot))
        await typed(pilot, "alone")
        await saved(pilot, "ExchangesScreen")
        stored = taught.exchanges.get(exchange.id)
        assert (stored.minutes, stored.what_changed) == (25, "alone")


async def test_only_what_was_taught_is_asked_about(app: PeerPalApp, taught: Services) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("4", "x")
        await on_screen(pilot, "ExchangesScreen")
        await pilot.press("c")
        await until(pilot, lambda: "This is asked about what you taught" in shown(pilot))
        await on_screen(pilot, "ExchangesScreen")


@pytest.mark.parametrize(
    "words",
    [
        "taught reviewed",
        "ana pytest",
        "from a failure",
        "changed",
        "#suite",
        "follow-up",
        "quarter",
    ],
)
async def test_the_ledger_is_searched_by_every_word(
    app: PeerPalApp, taught: Services, words: str
) -> None:
    first, second, _ = taught.exchanges.all()
    taught.exchanges.save(
        replace(first, method=Method.REVIEWED, lesson_from=LessonFrom.FAILURE, tags=("suite",))
    )
    taught.exchanges.save(replace(second, takeaway="", what_changed="a quarter of the time"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("4", "x")
        await on_screen(pilot, "ExchangesScreen")
        await pilot.press("slash")
        await typed(pilot, words)
        found = [line for line in lines_of(pilot) if " min " in line and "│" in line]
        assert len([line for line in found if "pytest" in line[:70]]) in (1, 2)
        assert not any("rust" in line[:70] for line in found)


async def test_a_skill_of_a_new_name_is_found_in_the_ledger(
    app: PeerPalApp, taught: Services
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("4", "x", "slash")
        await typed(pilot, "rust")
        assert "rust" in row_with(pilot, "Ben")
        await pilot.press("escape")
        skill = taught.skills.find("rust")
        assert skill
        taught.skills.save(replace(skill, name="Ownership"))
        await pilot.press("slash")
        await typed(pilot, "owner")
        assert "Ben" in row_with(pilot, "Ownership")


async def test_a_peers_view_is_noted_beside_mine(app: PeerPalApp, services: Services) -> None:
    services.skills.save(replace(services.skills.blank("pytest"), level=Level.COMPETENT))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("4", "v")
        await on_screen(pilot, "PeerViewForm")
        assert "My peer's view of pytest" in shown(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "choose one" in shown(pilot))
        await choose(pilot, "level", "proficient")
        await until(pilot, lambda: "sees the whole" in shown(pilot))
        await fill(pilot, "evidence", "Ana saw me debug it")
        await fill(pilot, "on", "yesterday")
        await saved(pilot, "SkillsScreen")
        skill = services.skills.all()[0]
        assert skill.level is Level.COMPETENT
        assert "competent" in row_with(pilot, "pytest")
        page = skill_page(services, skill).plain
        assert "Level        competent\nMy peer sees proficient\n" in page
        assert "proficient, as my peer sees it  Sat 21 Nov 2026\nAna saw me debug it" in page
        await pilot.press("u")
        assert len(services.skills.all()[0].history) == 1


async def test_the_form_says_what_a_level_looks_like(app: PeerPalApp, services: Services) -> None:
    services.skills.save(replace(services.skills.blank("pytest"), level=Level.NOVICE))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("4", "e")
        await on_screen(pilot, "SkillForm")
        assert "follows given steps" in shown(pilot)
        await choose(pilot, "level", "competent")
        await until(pilot, lambda: "answers for the result" in shown(pilot))
        assert "The level rises: say in a line what shows it." in shown(pilot)
        await fill(pilot, "evidence", "ran the suite")
        await until(pilot, lambda: "The level rises" not in shown(pilot))
        await fill(pilot, "reached_on", "2026-11-01")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "a later level is noted already" in shown(pilot))
        await fill(pilot, "reached_on", "")
        await saved(pilot, "SkillsScreen")
        assert services.skills.all()[0].history[-1].on == TODAY


def test_the_pages_tell_of_the_lesson_the_chain_and_the_level(services: Services) -> None:
    log(services, "@ana -60d < pytest 20m x", "@ben -40d > pytest 10m y", "@ben -9d > pytest 5m")
    skill = services.skills.find("pytest")
    assert skill
    page = skill_page(services, replace(skill, level=Level.EXPERT, target_level=Level.EXPERT)).plain
    assert "◀ learned from Ana, 23 Sep → ▶\u00a0taught Ben, 13 Oct\n" in page
    assert page.count("acts by feel") == 1
    (due,) = services.exchanges.follow_ups()
    text = exchange_page(services, replace(due, lesson_from=LessonFrom.FAILURE)).plain
    assert "Lesson from  a failure" in text
    assert "ask now: what changed?" in exchange_page(services, due).plain


async def test_what_was_passed_on_has_a_sign(app: PeerPalApp, services: Services) -> None:
    log(services, "@ana -60d < pytest 20m x", "@ben -4d > pytest 10m y", "@ben -9d > rust 5m")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("4")
        await on_screen(pilot, "SkillsScreen")
        assert "↪" in row_with(pilot, "pytest")
        assert "↪" not in row_with(pilot, "rust")


def test_the_five_measures_have_a_line_each(services: Services) -> None:
    log(services, "@ana 30m -9d talk\n> pytest 45m x\n? the rota", "@ana 30m -100d < sql 9m")
    log(services, "@ana -101d > pytest 50m")
    ana = services.peers.find("ana")
    assert ana
    lines = flow_section(services, ana.id).plain.split("\n")
    assert [line.split()[0] for line in lines[:5]] == [
        *("Minutes", "Points", "Driving", "Feedback", "Actions"),
    ]
    assert "0 h 45 ▶▶▶│" in lines[0]
    assert lines[0].endswith("one-sided")
    assert lines[2].endswith("—")
    assert lines[5:] == [
        "Minutes have leaned one way for two quarters: worth a word about what each of you wants."
    ]
    assert all(len(line) <= 42 for line in lines[:5])
    assert len(flow_section(services, None).plain.split("\n")) == 5
    assert flow_section(services, services.peers.save(services.peers.blank("Ben")).id).plain == ""


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("text", [" ".join(HOSTILE[:-1]), HOSTILE[-1]], ids=["odd", "long"])
async def test_hostile_text_is_shown_and_does_nothing(
    services: Services, text: str, size: tuple[int, int]
) -> None:
    log(services, "@ana -60d < pytest 20m x", "@ben -40d > pytest 10m y")
    (exchange,) = services.exchanges.follow_ups()
    skill, peer = services.skills.get(exchange.skill_id), services.peers.get(exchange.peer_id)
    services.skills.save(replace(skill, name=text))
    services.peers.save(replace(peer, name=f"b{text}"))
    async with app_on(services).run_test(size=size, notifications=True) as pilot:
        await pilot.press("4")
        await on_screen(pilot, "SkillsScreen")
        assert_harmless(pilot)
        await pilot.press("v")
        await on_screen(pilot, "PeerViewForm")
        await choose(pilot, "level", "novice")
        await to_field(pilot, "evidence")
        await pasted(pilot, text)
        assert_harmless(pilot)
        await saved(pilot, "SkillsScreen")
        assert_harmless(pilot)
        await pilot.press("x")
        await on_screen(pilot, "ExchangesScreen")
        assert_harmless(pilot)
        await pilot.press("c")
        await on_screen(pilot, "WhatChangedForm")
        assert_harmless(pilot)
        await pasted(pilot, text)
        assert_harmless(pilot)
        await saved(pilot, "ExchangesScreen")
        assert_harmless(pilot)
        assert services.exchanges.get(exchange.id).asked_on == TODAY
