"""Contributions by real keys: written, read, marked, and made of another record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.domain.evidence import Evidence, EvidenceKind
from peerpal.domain.goal import Goal
from peerpal.domain.record import InSummary
from peerpal.screens.evidence_form import EvidenceForm
from peerpal.screens.evidence_page import evidence_page
from peerpal.services.services import Services
from screens.driving import (
    NARROW,
    WIDE,
    app_on,
    assert_harmless,
    choose,
    each_hostile,
    fill,
    on_screen,
    row_with,
    saved,
    shown,
    until,
)

LIST, FORM = "ContributionsScreen", "EvidenceForm"


@pytest.fixture
def told(services: Services) -> Evidence:
    blank = replace(services.evidence.blank(), title="Cut the suite", outcome="Four minutes")
    return services.evidence.save(blank)


@pytest.fixture
def goal(services: Services) -> Goal:
    return services.goals.save(replace(services.goals.blank(), title="Share the rota"))


async def listed(pilot: Pilot[None], services: Services) -> None:
    await pilot.press("8", "C")
    await on_screen(pilot, LIST)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_one_is_written_down(
    app: PeerPalApp, services: Services, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await listed(pilot, services)
        assert "No contributions yet." in shown(pilot)
        await pilot.press("n")
        await on_screen(pilot, FORM)
        await fill(pilot, "title", "Cut the suite to four minutes")
        await fill(pilot, "on", "2 nov")
        await choose(pilot, "kind", "cross-team")
        await fill(pilot, "situation", "Nine minutes")
        await fill(pilot, "outcome", "Four")
        await fill(pilot, "why", "Nobody waits")
        await choose(pilot, "competency", "delegation")
        await fill(pilot, "link", "https://example.org/x")
        await fill(pilot, "tags", "#tests")
        await saved(pilot, LIST)
        assert "cross-team" in row_with(pilot, "Cut the suite")
    (stored,) = services.evidence.all()
    assert (stored.title, stored.on) == ("Cut the suite to four minutes", date(2026, 11, 2))
    assert (stored.kind, stored.competency) == (EvidenceKind.CROSS_TEAM, "delegation")
    assert (stored.situation, stored.outcome, stored.why) == (
        "Nine minutes",
        "Four",
        "Nobody waits",
    )
    assert (stored.link, stored.tags) == ("https://example.org/x", ("tests",))
    assert stored.in_summary is InSummary.YES


async def test_a_link_that_nobody_can_follow_keeps_the_form_open(
    app: PeerPalApp, services: Services, told: Evidence
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await listed(pilot, services)
        await pilot.press("e")
        await on_screen(pilot, FORM)
        await fill(pilot, "link", "javascript:alert(1)")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "begin it with https://" in shown(pilot))
        await fill(pilot, "link", "mailto:ana@example.org")
        await saved(pilot, LIST)
    assert services.evidence.get(told.id).link == "mailto:ana@example.org"


async def test_enter_reads_m_marks_d_deletes_and_u_takes_back(
    app: PeerPalApp, services: Services, told: Evidence
) -> None:
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await listed(pilot, services)
        await pilot.press("enter")
        await on_screen(pilot, "ReaderScreen")
        assert "What came of it" in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, LIST)
        await pilot.press("m")
        await until(pilot, lambda: "stays out of the summary" in shown(pilot))
        assert services.evidence.get(told.id).in_summary is InSummary.NO
        await pilot.press("u")
        assert services.evidence.get(told.id).in_summary is InSummary.YES
        await pilot.press("d")
        await until(pilot, lambda: "No contributions yet." in shown(pilot))
        assert services.evidence.all() == []
        await pilot.press("u")
        await until(pilot, services.evidence.all)
        await pilot.press("escape")
        await on_screen(pilot, "SummaryScreen")


async def test_nothing_under_the_cursor_does_nothing(app: PeerPalApp, services: Services) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await listed(pilot, services)
        await pilot.press("m", "e", "d", "enter")
        await on_screen(pilot, LIST)
    assert services.evidence.all() == []


async def test_one_made_of_a_record_says_which_and_keeps_a_draft_of_its_own(
    app: PeerPalApp, services: Services, goal: Goal
) -> None:
    evidence = services.evidence
    texts = {"title": goal.title, "outcome": "Eight people"}
    services.drafts.keep(f"evidence-new-{goal.id}", texts)
    async with app.run_test(size=WIDE) as pilot:
        app.push_screen(EvidenceForm(services, evidence.blank()))
        await on_screen(pilot, FORM)
        assert "Eight people" not in shown(pilot)
        assert "This tells of" not in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "TodayScreen")
        app.push_screen(EvidenceForm(services, evidence.about(goal, goal.title, goal_day())))
        await on_screen(pilot, FORM)
        assert "This tells of the goal: Share the rota" in shown(pilot)
        assert "Eight people" in shown(pilot)
        await saved(pilot, "TodayScreen")
    stored = evidence.of_source(goal.id)
    assert stored
    assert (stored.title, stored.outcome) == ("Share the rota", "Eight people")


def goal_day() -> date:
    return date(2026, 11, 20)


def test_the_page_names_the_source_also_from_the_bin(services: Services, goal: Goal) -> None:
    told = services.evidence.save(services.evidence.about(goal, "Shared it", goal_day()))
    assert "Tells of     goal: Share the rota\n" in f"{evidence_page(services, told).plain}\n"
    services.goals.delete(goal.id)
    assert "Tells of     goal, in the bin: Share the rota" in evidence_page(services, told).plain


@pytest.mark.parametrize("key", ["n", "e"])
async def test_a_competency_that_is_on_the_list_no_more_is_kept(
    app: PeerPalApp, services: Services, told: Evidence, key: str
) -> None:
    services.evidence.save(replace(told, competency="former"))
    mine = services.profiles.mine()
    services.profiles.save(replace(mine, competencies=("leading", "[/]")))
    async with app.run_test(size=WIDE) as pilot:
        await listed(pilot, services)
        await pilot.press(key)
        await on_screen(pilot, FORM)
        await choose(pilot, "competency", "leading")
        assert ("former" in shown(pilot)) == (key == "e")
        await choose(pilot, "competency", "[/]")


@each_hostile
async def test_hostile_text_is_shown_and_does_no_harm(
    services: Services, size: tuple[int, int], text: str
) -> None:
    goal = services.goals.save(replace(services.goals.blank(), title=text))
    link = f"https://x.org/{''.join(text.split())}"
    told = replace(
        services.evidence.about(goal, text, goal_day()),
        situation=text,
        outcome=text,
        why=text,
        competency=text,
        link=link,
        tags=(text,),
    )
    services.evidence.save(told)
    async with app_on(services).run_test(size=size) as pilot:
        await listed(pilot, services)
        assert_harmless(pilot)
        for key, screen in {"enter": "ReaderScreen", "e": FORM}.items():
            await pilot.press(key)
            await on_screen(pilot, screen)
            assert_harmless(pilot)
            await pilot.press("escape")
            await on_screen(pilot, LIST)
