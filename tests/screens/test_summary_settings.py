"""What a summary is set to, by real keys: reader, layout, names, grades and days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from peerpal.app import PeerPalApp
from peerpal.domain.goal import KeyResult
from peerpal.domain.summary import Audience, PeerNames, Section
from peerpal.services.services import Services
from screens.driving import (
    NARROW,
    WIDE,
    app_on,
    assert_harmless,
    cleared,
    each_hostile,
    log,
    on_screen,
    row_with,
    shown,
    typed,
    until,
)
from screens.summaries import document, picked, plan_of, to_row, to_summary

MANAGER, SELF, PEER, PROMOTION = range(4)
BY_PLACE = {"brag": 1, "one-page": 2}


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """The folder of one's own templates, with one that works."""
    folder = tmp_path / "settings" / "templates"
    folder.mkdir(parents=True)
    (folder / "mine.md.j2").write_text("Mine: {{ totals.conversations }} talks\n")
    return folder


# Reader


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_r_chooses_who_reads_it_and_each_keeps_what_was_set(
    talks: Services, app: PeerPalApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size, notifications=True) as pilot:
        await to_summary(pilot)
        assert "For my manager  names in full" in shown(pilot)
        await pilot.press("r")
        await picked(pilot, PROMOTION)
        await on_screen(pilot, "SummaryScreen")
        assert "For a promotion  roles, no names" in shown(pilot)
        assert not talks.summary.plans.all()
        await to_row(pilot, Section.SKILLS)
        await pilot.press("m")
        promotion = plan_of(talks, Audience.PROMOTION).settings
        assert promotion.sections_off == (Section.GROWTH, Section.NEXT, Section.SKILLS)
        await pilot.press("r")
        await picked(pilot, MANAGER)
        await on_screen(pilot, "SummaryScreen")
        assert "For my manager" in shown(pilot)
        assert "(off)" not in shown(pilot)
        await pilot.press("r")
        await on_screen(pilot, "PickScreen")
        await pilot.press("escape")
        await on_screen(pilot, "SummaryScreen")
        assert "For my manager" in shown(pilot)
    async with app_on(talks).run_test(size=size) as pilot:
        await to_summary(pilot)
        assert "For a promotion" in shown(pilot)


async def test_the_record_of_a_pairing_tells_of_that_peer_alone(
    talks: Services, app: PeerPalApp
) -> None:
    ben = talks.peers.find("ben")
    assert ben
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("A", "r")
        await picked(pilot, PEER)
        await until(pilot, lambda: "Whose and your record is it?" in shown(pilot))
        await picked(pilot, 1)
        await on_screen(pilot, "SummaryScreen")
        assert "For Ben and me" in shown(pilot)
        assert "2 in · 0 out" in shown(pilot)
        assert "What I passed on" in shown(pilot)
        assert "Top contributions (off)" in shown(pilot)
        assert "rolling deploys" in document(pilot)
        assert "Ana" not in shown(pilot)
        assert "fixtures" not in document(pilot)
        await pilot.press("i")
        assert plan_of(talks, Audience.PEER, ben.id).settings.names is PeerNames.INITIALS
        assert plan_of(talks).settings.names is PeerNames.FULL


async def test_leaving_the_choice_of_a_peer_leaves_the_reader(
    talks: Services, app: PeerPalApp
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        await pilot.press("r")
        await picked(pilot, PEER)
        await until(pilot, lambda: "Whose and your record is it?" in shown(pilot))
        await pilot.press("escape")
        await on_screen(pilot, "SummaryScreen")
        assert "For my manager" in shown(pilot)


async def test_without_a_peer_there_is_no_record_of_a_pairing(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("r")
        await picked(pilot, PEER)
        await until(pilot, lambda: "There is no peer yet." in shown(pilot))
        assert "For my manager" in shown(pilot)


async def test_the_record_with_a_peer_who_is_gone_gives_way_to_the_usual_one(
    services: Services, app: PeerPalApp
) -> None:
    services.peers.save(services.peers.blank("Ana"))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("r")
        await picked(pilot, PEER)
        await until(pilot, lambda: "Whose and your record is it?" in shown(pilot))
        await picked(pilot, 0)
        await on_screen(pilot, "SummaryScreen")
        assert "For Ana and me" in shown(pilot)
        await pilot.press("u")
        assert not services.peers.all()
        assert "For my manager" in shown(pilot)
        await pilot.press("i")
        assert plan_of(services).settings.names is PeerNames.INITIALS


# Layout


@pytest.mark.parametrize("name", BY_PLACE)
async def test_l_chooses_a_layout(talks: Services, app: PeerPalApp, name: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        before = document(pilot)
        await pilot.press("A", "l")
        await on_screen(pilot, "PickScreen")
        assert "It is review now. Which layout?" in shown(pilot)
        await picked(pilot, BY_PLACE[name])
        await on_screen(pilot, "SummaryScreen")
        assert plan_of(talks).settings.template == name
        assert f"names in full · {name}" in shown(pilot)
        assert document(pilot) != before
        await pilot.press("u")
        assert plan_of(talks).settings.template == "review"


async def test_l_offers_templates_of_ones_own(
    talks: Services, app: PeerPalApp, templates: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        await pilot.press("l")
        await on_screen(pilot, "PickScreen")
        assert "a template of your own" in row_with(pilot, "mine")
        await picked(pilot, 3)
        await on_screen(pilot, "SummaryScreen")
        assert document(pilot) == "Mine: 2 talks"
        (templates / "mine.md.j2").write_text("Now {{ totals.colleagues }} people\n")
        await pilot.press("p", "p", "p", "p", "p")
        assert document(pilot) == "Now 2 people"


async def test_a_broken_template_says_where_and_another_can_be_chosen(
    talks: Services, app: PeerPalApp, templates: Path
) -> None:
    (templates / "mine.md.j2").write_text("fine\n{{ nobody }}\n{% for %}\n")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("l")
        await picked(pilot, 3)
        await on_screen(pilot, "SummaryScreen")
        await until(pilot, lambda: "mine.md.j2, line 3:" in shown(pilot))
        assert document(pilot) == ""
        (templates / "mine.md.j2").write_text("fine\n{{ nobody }}\n")
        await pilot.press("i")
        await until(pilot, lambda: "mine.md.j2, line 2:" in shown(pilot))
        await pilot.press("y", "w")
        await on_screen(pilot, "SummaryScreen")
        assert app.clipboard == ""
        assert not talks.summary.exports.all()
        (templates / "mine.md.j2").unlink()
        await pilot.press("i")
        await until(pilot, lambda: "There is no template “mine”" in shown(pilot))
        await pilot.press("l")
        await picked(pilot, 0)
        await on_screen(pilot, "SummaryScreen")
        assert "Peer mentoring" in document(pilot)


async def test_templates_that_cannot_be_listed_are_said(
    talks: Services, app: PeerPalApp, templates: Path
) -> None:
    (templates / "mine.md.j2").unlink()
    templates.rmdir()
    templates.write_text("no folder")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("l")
        await until(pilot, lambda: "can't be read: not a directory" in shown(pilot))
        await on_screen(pilot, "SummaryScreen")
        templates.unlink()
        await pilot.press("i")
        assert "Peer mentoring" in document(pilot)


# Names and grades


async def test_i_changes_how_peers_are_named(talks: Services, app: PeerPalApp) -> None:
    ana = talks.peers.find("ana")
    assert ana
    talks.peers.save(replace(ana, name="Ana Ruiz", role="Engineer"))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("A")
        for names, said, name in [
            (PeerNames.FULL, "names in full", "with Ana Ruiz"),
            (PeerNames.INITIALS, "initials only", "with A. R."),
            (PeerNames.ROLE, "roles, no names", "with a colleague (Engineer)"),
            (PeerNames.FULL, "names in full", "with Ana Ruiz"),
        ]:
            assert said in shown(pilot)
            assert name in document(pilot)
            assert plan_of(talks).settings.names is names
            await pilot.press("i")
        await pilot.press("u", "u")
        assert plan_of(talks).settings.names is PeerNames.ROLE


async def test_grades_are_shown_and_left_out(services: Services, app: PeerPalApp) -> None:
    result = KeyResult(text="Talks given", unit="", start=0, target=4, current=3)
    goal = replace(services.goals.blank(), title="Speak", key_results=(result,))
    services.goals.save(goal)
    async with app.run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        assert "0.8" not in document(pilot)
        await pilot.press("percent_sign")
        assert plan_of(services).settings.grades
        assert "0.8" in document(pilot)
        await pilot.press("u")
        assert "0.8" not in document(pilot)


# Days


async def test_p_goes_through_the_usual_periods_and_begins_anew(
    talks: Services, app: PeerPalApp
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        with_summer = {"Last quarter", "Last 6 months", "Last 12 months"}
        for name, days in [
            ("Last 3 months", "Sun 23 Aug 2026 to Sun 22 Nov 2026"),
            ("This quarter", "Thu 1 Oct 2026 to Thu 31 Dec 2026"),
            ("Last quarter", "Wed 1 Jul 2026 to Wed 30 Sep 2026"),
            ("Last 6 months", "Sat 23 May 2026 to Sun 22 Nov 2026"),
            ("Last 12 months", "Sun 23 Nov 2025 to Sun 22 Nov 2026"),
            ("Last 3 months", "Sun 23 Aug 2026 to Sun 22 Nov 2026"),
        ]:
            assert f"{name}  {days}" in shown(pilot)
            assert ("In the summer" in shown(pilot)) is (name in with_summer)
            await pilot.press("p")


async def test_the_review_period_of_the_profile_comes_first_while_it_runs(
    services: Services,
) -> None:
    for end, first in [(date(2026, 12, 31), "Review period"), (date(2026, 6, 30), "Last 3 months")]:
        profile = services.profiles.mine()
        services.profiles.save(
            replace(profile, review_period_start=date(2026, 1, 1), review_period_end=end)
        )
        names = list(services.summary.presets())
        assert names[0] == first
        assert len(names) == 6
        assert services.summary.default_period() == services.summary.presets()[first]
        app = app_on(services)
        async with app.run_test(size=WIDE, notifications=True) as pilot:
            await to_summary(pilot)
            assert first in shown(pilot)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("q3", "Wed 1 Jul 2026 to Wed 30 Sep 2026"),
        ("2026-h1", "Thu 1 Jan 2026 to Tue 30 Jun 2026"),
        ("1 jul to 30 sep", "Wed 1 Jul 2026 to Wed 30 Sep 2026"),
        ("2026-08-01 - 2026-08-01", "Sat 1 Aug 2026 to Sat 1 Aug 2026"),
        ("2026-07-01..2026-09-30", "Wed 1 Jul 2026 to Wed 30 Sep 2026"),
        ("1 oct to 30 nov", "Thu 1 Oct 2026 to Mon 30 Nov 2026"),
        ("-2w", "Sun 8 Nov 2026 to Sun 22 Nov 2026"),
        ("1 dec to 28 feb", "Mon 1 Dec 2025 to Sat 28 Feb 2026"),
    ],
)
async def test_a_period_of_ones_own_is_typed(app: PeerPalApp, text, days) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("o")
        await on_screen(pilot, "PeriodPrompt")
        await typed(pilot, text)
        await until(pilot, lambda: days in shown(pilot))
        await pilot.press("enter")
        await on_screen(pilot, "SummaryScreen")
        assert f"{text}  {days}"[:50] in shown(pilot)
        await pilot.press("p")
        assert "Last 3 months" in shown(pilot)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "can't be read"),
        ("banana", "Or write two days"),
        ("banana to friday", "first day can't be read"),
        ("1 jul to banana", "last day can't be read"),
        ("2026-07-01 to 2026-06-30", "before the first"),
        ("+3d", "before the first"),
        ("[@click=app.quit]x", "can't be read"),
    ],
)
async def test_what_is_no_period_is_said_beside_the_field(app: PeerPalApp, text, said) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("o")
        await on_screen(pilot, "PeriodPrompt")
        await typed(pilot, text)
        await pilot.press("enter")
        await until(pilot, lambda: said in shown(pilot))
        assert_harmless(pilot)
        await cleared(pilot)
        await typed(pilot, "q1")
        await pilot.press("enter")
        await on_screen(pilot, "SummaryScreen")
        assert "Thu 1 Jan 2026 to Tue 31 Mar 2026" in shown(pilot)


async def test_escape_leaves_the_period_as_it_was(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("o")
        await on_screen(pilot, "PeriodPrompt")
        await typed(pilot, "q1")
        await pilot.press("escape")
        await on_screen(pilot, "SummaryScreen")
        assert "Last 3 months" in shown(pilot)


@each_hostile
async def test_hostile_texts_in_what_is_chosen_do_no_harm(
    services: Services, size: tuple[int, int], text: str
) -> None:
    ana = services.peers.save(replace(services.peers.blank(text), role=text))
    log(services, "@x 5m today Something")
    async with app_on(services).run_test(size=size, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("r")
        await picked(pilot, PEER)
        await until(pilot, lambda: "Whose and your record is it?" in shown(pilot))
        assert_harmless(pilot)
        rows = pilot.app.screen.rows
        await picked(pilot, rows.ids.index(ana.id))
        await on_screen(pilot, "SummaryScreen")
        assert_harmless(pilot)
