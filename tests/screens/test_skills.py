"""Skills and the ledger of exchanges by real keys."""

from __future__ import annotations

from datetime import date

import pytest

from peerpal.app import PeerPalApp
from peerpal.domain.exchange import Direction, LessonFrom, Method
from peerpal.domain.record import InSummary
from peerpal.domain.skill import Level, LevelChange
from peerpal.screens.exchange_page import exchange_page
from peerpal.screens.skill_page import levels, skill_page
from peerpal.services.services import Services
from screens.driving import (
    NARROW,
    WIDE,
    choose,
    fill,
    in_full,
    lines_of,
    log,
    on_screen,
    row_with,
    saved,
    shown,
    to_field,
    typed,
    until,
)

TODAY = date(2026, 11, 22)


def change(year: int, level: Level, evidence: str = "") -> LevelChange:
    return LevelChange(on=date(year, 3, 1), level=level, evidence=evidence)


async def test_empty_lists_say_what_to_press(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("4")
        await on_screen(pilot, "SkillsScreen")
        assert "Press n to add one" in shown(pilot)
        await pilot.press("x")
        await on_screen(pilot, "ExchangesScreen")
        assert "No exchanges yet." in shown(pilot)


async def test_a_skill_is_added_with_every_field(app: PeerPalApp, services: Services) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("4", "n")
        await on_screen(pilot, "SkillForm")
        await typed(pilot, "Public speaking")
        await fill(pilot, "family", "people")
        await fill(pilot, "description", "before more than ten")
        await to_field(pilot, "teaching")
        await pilot.press("space", "tab", "space")
        await choose(pilot, "level", "advanced beginner")
        await choose(pilot, "target_level", "competent")
        await fill(pilot, "tags", "#stage")
        await saved(pilot, "SkillsScreen")
        (skill,) = services.skills.all()
        assert (skill.name, skill.family) == ("Public speaking", "people")
        assert skill.description == "before more than ten"
        assert skill.teaching
        assert skill.learning
        assert (skill.level, skill.target_level) == (Level.ADVANCED_BEGINNER, Level.COMPETENT)
        assert [change.on for change in skill.history] == [TODAY]
        assert skill.tags == ("stage",)
        assert "▶ ◀     advanced beginner" in row_with(pilot, "Public speaking")


async def test_a_level_rises_only_with_evidence(app: PeerPalApp, services: Services) -> None:
    services.skills.save(services.skills.blank("pytest"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("4", "e")
        await on_screen(pilot, "SkillForm")
        await choose(pilot, "level", "novice")
        await saved(pilot, "SkillsScreen")
        await pilot.press("e")
        await on_screen(pilot, "SkillForm")
        await choose(pilot, "level", "proficient")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "raising a level needs a line of evidence" in shown(pilot))
        await typed(pilot, "wrote the fixtures of the whole team")
        await saved(pilot, "SkillsScreen")
        (skill,) = services.skills.all()
        assert skill.level is Level.PROFICIENT
        assert skill.history[-1].evidence == "wrote the fixtures of the whole team"
        assert "novice → proficient" in row_with(pilot, "pytest")
        assert "wrote the fixtures of the whole" in shown(pilot)


@pytest.mark.parametrize(
    ("history", "said"),
    [
        ([], "—"),
        ([change(2026, Level.NOVICE)], "novice"),
        ([change(2024, Level.NOVICE), change(2025, Level.COMPETENT)], "competent"),
        ([change(2025, Level.NOVICE), change(2026, Level.EXPERT)], "novice → expert"),
        ([change(2026, Level.EXPERT), change(2025, Level.COMPETENT)], "competent → expert"),
    ],
)
def test_levels_are_shown_then_and_now(
    services: Services, history: list[LevelChange], said: str
) -> None:
    from dataclasses import replace

    newest = max(history, key=lambda change: change.on, default=None)
    skill = replace(
        services.skills.blank("x"), history=tuple(history), level=newest and newest.level
    )
    assert levels(skill, TODAY).plain == said


async def test_edit_delete_undo_redo_filter_and_mark(app: PeerPalApp, services: Services) -> None:
    log(services, "@ana 30m talk\n> pytest 20m x\n< rust 10m y")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("4", "down", "e")
        await on_screen(pilot, "SkillForm")
        await fill(pilot, "name", "Rust")
        await saved(pilot, "SkillsScreen")
        assert [skill.name for skill in services.skills.by_name()] == ["pytest", "Rust"]
        await pilot.press("d")
        assert [skill.name for skill in services.skills.all()] == ["pytest"]
        await pilot.press("u")
        assert len(services.skills.all()) == 2
        await pilot.press("U")
        assert len(services.skills.all()) == 1
        await pilot.press("m")
        assert services.skills.all()[0].in_summary is InSummary.YES
        await pilot.press("slash")
        await typed(pilot, "learn")
        assert "Nothing matches the filter." in shown(pilot)


async def test_two_skills_of_one_name_are_refused(app: PeerPalApp, services: Services) -> None:
    services.skills.save(services.skills.blank("pytest"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("4", "n")
        await on_screen(pilot, "SkillForm")
        await typed(pilot, "PyTest")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "there is a skill of this name already" in shown(pilot))
        await pilot.press("end", "ctrl+u", "ctrl+s")
        await until(pilot, lambda: "name the skill" in shown(pilot))


def test_the_page_lists_exchanges_newest_first(services: Services) -> None:
    log(
        services,
        "@ana 30m yesterday talk\n> pytest 25m showed her fixtures",
        "@ben 30m talk\n= pytest 10m read a suite",
        *(f"@cleo 10m -{day}d talk\n< pytest 5m day {day}" for day in range(2, 22)),
    )
    text = skill_page(services, services.skills.find("pytest")).plain
    assert text.index("▶◀ Ben, 10 min") < text.index("▶ Ana, 25 min") < text.index("day 2")
    assert "0 h 30" in text
    assert "day 19" in text
    assert "day 20" not in text
    assert "and 2 earlier ones" in text


async def test_an_exchange_is_added_with_every_field(app: PeerPalApp, services: Services) -> None:
    log(services, "@ana 30m talk")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("4", "x", "n")
        await on_screen(pilot, "ExchangeForm")
        await typed(pilot, "ana")
        await fill(pilot, "skill", "Query plans")
        await choose(pilot, "direction", "learned")
        await fill(pilot, "happened_on", "yesterday")
        await fill(pilot, "minutes", "1h10")
        await choose(pilot, "method", "demonstrated")
        await fill(pilot, "takeaway", "read them inside out")
        await choose(pilot, "lesson_from", "failure")
        await fill(pilot, "what_changed", "the report takes a second")
        await fill(pilot, "tags", "sql")
        await saved(pilot, "ExchangesScreen")
        (exchange,) = services.exchanges.all()
        assert services.peers.name(exchange.peer_id) == "Ana"
        (skill,) = services.skills.all()
        assert (skill.id, skill.name) == (exchange.skill_id, "Query plans")
        assert skill.learning
        assert not skill.teaching
        assert exchange.direction is Direction.LEARNED
        assert (exchange.happened_on, exchange.minutes) == (date(2026, 11, 21), 70)
        assert (exchange.method, exchange.lesson_from) == (Method.DEMONSTRATED, LessonFrom.FAILURE)
        assert exchange.takeaway == "read them inside out"
        assert exchange.what_changed == "the report takes a second"
        assert exchange.tags == ("sql",)
        row = row_with(pilot, "Query plans")
        assert "21 Nov  ◀" in row
        assert "1 h 10" in row
        await pilot.press("u")
        assert not services.exchanges.all()
        assert not services.skills.all()


async def test_the_ledger_is_worked_on_like_every_list(app: PeerPalApp, services: Services) -> None:
    log(services, "@ana 30m yesterday talk\n> pytest 20m fixtures", "@ben 10m talk\n= rust 5m x")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("4", "x")
        await on_screen(pilot, "ExchangesScreen")
        rows = [line for line in lines_of(pilot) if " Nov  " in line[:12]]
        assert "▶◀    rust" in rows[0]
        assert "▶     pytest" in rows[1]
        await pilot.press("down", "e")
        await on_screen(pilot, "ExchangeForm")
        await fill(pilot, "minutes", "25")
        await saved(pilot, "ExchangesScreen")
        assert "25 min" in row_with(pilot, "pytest")
        await pilot.press("m")
        assert "✓" in row_with(pilot, "pytest")
        await pilot.press("d")
        assert len(services.exchanges.all()) == 1
        await pilot.press("u")
        assert len(services.exchanges.all()) == 2
        await pilot.press("slash")
        await typed(pilot, "fixtures")
        await pilot.press("enter")
        assert not any("rust" in line for line in lines_of(pilot))
        await pilot.press("enter")
        await in_full(pilot)
        assert "Takeaway" in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "ExchangesScreen")
        await pilot.press("escape")
        assert "rust" in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "SkillsScreen")
        await pilot.press("x")
        await on_screen(pilot, "ExchangesScreen")
        await pilot.press("x")
        await on_screen(pilot, "SkillsScreen")


async def test_a_new_peer_of_an_exchange_is_asked_for(app: PeerPalApp, services: Services) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("4", "x", "n")
        await on_screen(pilot, "ExchangeForm")
        await typed(pilot, "zoe")
        await fill(pilot, "skill", "pytest")
        await pilot.press("ctrl+s")
        await on_screen(pilot, "ConfirmScreen")
        assert "There is no peer “Zoe” yet." in shown(pilot)
        await pilot.press("n")
        await until(pilot, lambda: "there is no peer “zoe”" in shown(pilot))
        await pilot.press("ctrl+s")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on_screen(pilot, "ExchangesScreen")
        assert [peer.name for peer in services.peers.all()] == ["Zoe"]


def test_an_exchange_keeps_a_skill_that_is_in_the_bin(services: Services) -> None:
    log(services, "@ana 30m talk\n> pytest 20m fixtures")
    (exchange,) = services.exchanges.all()
    services.skills.delete(exchange.skill_id)
    saved_one = services.exchanges.save_with(exchange, "pytest")
    assert saved_one.skill_id == exchange.skill_id
    moved = services.exchanges.save_with(saved_one, "rust")
    assert services.skills.name(moved.skill_id) == "rust"


def test_the_page_of_an_exchange_names_its_talk(services: Services) -> None:
    log(services, "@ana 30m About testing\n> pytest 20m fixtures")
    text = exchange_page(services, services.exchanges.all()[0]).plain
    assert "▶ taught · Ana · Sun 22 Nov 2026\n" in text
    assert "Time         20 min" in text
    assert "Conversation\nAbout testing" in text


async def test_they_fit_into_80_columns(app: PeerPalApp, services: Services) -> None:
    log(services, "@ana 30m talk\n> pytest 20m fixtures")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("4")
        await on_screen(pilot, "SkillsScreen")
        assert "▶" in row_with(pilot, "pytest")
        assert "x Exchanges" in lines_of(pilot)[-1]
        await pilot.press("x")
        await on_screen(pilot, "ExchangesScreen")
        assert "20 min" in row_with(pilot, "pytest")
