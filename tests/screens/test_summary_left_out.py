"""What a summary leaves out, and the months and people that it points to, by real keys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerpal.app import PeerPalApp
from peerpal.domain.record import InSummary
from peerpal.domain.summary import Section
from peerpal.services.services import Services
from screens.driving import (
    NARROW,
    WIDE,
    app_on,
    assert_harmless,
    each_hostile,
    log,
    on_screen,
    row_with,
    shown,
    until,
)
from screens.summaries import (
    TALL,
    YES,
    marks,
    plan_of,
    received,
    tell_stories,
    titles_in,
    to_item,
    to_row,
    to_summary,
)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_what_is_left_out_is_listed_with_the_reason(
    talks: Services, app: PeerPalApp, size: tuple[int, int]
) -> None:
    log(talks, "@ana 10m today SECRET talk\n> sql 5m SECRET lesson")
    secret = next(talk for talk in talks.conversations.all() if "SECRET" in talk.notes + talk.title)
    talks.conversations.save(replace(secret, confidential=True))
    received(talks, "UNASKED words", in_summary=YES)
    async with app.run_test(size=size, notifications=True) as pilot:
        await to_summary(pilot)
        await to_item(pilot, "Coffee")
        await pilot.press("m", "m", "x")
        await on_screen(pilot, "LeftOutScreen")
        assert "kept out" in row_with(pilot, "Coffee")
        assert "not decided" in row_with(pilot, "kubernetes")
        assert "without its words" in row_with(pilot, "(no consent)")
        assert "confidential" in row_with(pilot, "not shown")
        assert "SECRET" not in shown(pilot)
        assert "UNASKED" not in shown(pilot)
        await pilot.press("enter")
        await on_screen(pilot, "ConversationReader")
        await pilot.press("escape")
        await on_screen(pilot, "LeftOutScreen")
        await pilot.press("escape")
        await on_screen(pilot, "SummaryScreen")


async def test_what_is_left_out_is_let_in_from_the_list(talks: Services, app: PeerPalApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await to_summary(pilot)
        assert "left out: x" in shown(pilot)
        await pilot.press("x")
        await on_screen(pilot, "LeftOutScreen")
        exchange = next(e for e in talks.exchanges.all() if e.takeaway == "rolling deploys")
        app.screen.rows.select(exchange.id)
        await pilot.press("m")
        await until(pilot, lambda: "kubernetes" not in shown(pilot))
        assert talks.exchanges.get(exchange.id).in_summary is InSummary.YES
        assert "Talked about the rota" in shown(pilot)
        await pilot.press("u")
        await until(pilot, lambda: "kubernetes" in shown(pilot))
        assert talks.exchanges.get(exchange.id).in_summary is InSummary.UNDECIDED


async def test_without_anything_left_out_it_says_so(app: PeerPalApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await to_summary(pilot)
        await pilot.press("x")
        await on_screen(pilot, "LeftOutScreen")
        assert "Nothing is left out: all of this period is in." in shown(pilot)
        await pilot.press("enter", "escape")
        await on_screen(pilot, "SummaryScreen")


async def test_what_no_section_tells_is_left_out_too(talks: Services, app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        await pilot.press("A", "x")
        await on_screen(pilot, "LeftOutScreen")
        assert "Nothing is left out" in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "SummaryScreen")
        await to_row(pilot, Section.APPENDIX)
        await pilot.press("m", "x")
        await on_screen(pilot, "LeftOutScreen")
        assert "no room" in row_with(pilot, "Coffee")
        assert "kubernetes" not in shown(pilot)


async def test_what_a_contribution_tells_is_left_out_with_its_day(
    talks: Services, app: PeerPalApp
) -> None:
    exchange = next(e for e in talks.exchanges.all() if e.takeaway == "showed her fixtures")
    talks.exchanges.mark(exchange.id, InSummary.YES)
    talks.evidence.save(talks.evidence.about(exchange, "Taught fixtures", talks.today.day))
    async with app.run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        await pilot.press("x")
        await on_screen(pilot, "LeftOutScreen")
        assert "in a contribution" in row_with(pilot, "showed her fixtures")


@each_hostile
async def test_hostile_text_in_what_is_left_out_does_no_harm(
    services: Services, size: tuple[int, int], text: str
) -> None:
    ana = services.peers.save(services.peers.blank(text))
    skill = services.skills.save(services.skills.blank(text))
    exchange = services.exchanges.blank(peer_id=ana.id, skill_id=skill.id)
    services.exchanges.save(replace(exchange, takeaway=text))
    async with app_on(services).run_test(size=size) as pilot:
        await to_summary(pilot)
        await pilot.press("x")
        await on_screen(pilot, "LeftOutScreen")
        assert_harmless(pilot)


# Months


async def test_thin_months_are_named_and_lead_to_what_happened_in_them(
    app: PeerPalApp, talks: Services
) -> None:
    log(talks, "@ana 30m 5 oct Autumn", "@ana 30m 7 oct More")
    async with app.run_test(size=TALL) as pilot:
        await to_summary(pilot)
        assert "nothing of August, September, October and 1 more · M" in shown(pilot)
        await pilot.press("M")
        await on_screen(pilot, "MonthsScreen")
        assert "2 conversations" in row_with(pilot, "October 2026")
        assert "nothing was noted" in row_with(pilot, "September 2026")
        await pilot.press("down", "down", "enter")
        await on_screen(pilot, "SummaryScreen")
        screen = pilot.app.screen
        assert screen.outline.items[screen.rows.current_id].title == "Autumn"
        await pilot.press("m")
        assert marks(talks)["Autumn"] is YES
        assert "nothing of August, September and November · M" in shown(pilot)
        await pilot.press("A")
        assert "nothing of August and September · M" in shown(pilot)
        await pilot.press("u", "u")
        assert "nothing of August, September, October and 1 more · M" in shown(pilot)


async def test_a_month_leads_into_a_folded_section(app: PeerPalApp, talks: Services) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await to_row(pilot, Section.APPENDIX)
        await pilot.press("enter")
        assert titles_in(pilot, Section.APPENDIX) == []
        await pilot.press("M")
        await on_screen(pilot, "MonthsScreen")
        await pilot.press("G", "enter")
        await on_screen(pilot, "SummaryScreen")
        screen = pilot.app.screen
        assert screen.outline.items[screen.rows.current_id].title == "Coffee"


async def test_a_month_with_its_items_in_a_section_that_is_off_says_where(
    app: PeerPalApp, talks: Services
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await to_row(pilot, Section.APPENDIX)
        await pilot.press("m", "M")
        await on_screen(pilot, "MonthsScreen")
        await pilot.press("G", "enter")
        await on_screen(pilot, "SummaryScreen")
        await until(
            pilot, lambda: "It is in a section that is off: m switches that on." in shown(pilot)
        )
        assert "Nothing was noted" not in shown(pilot)
        assert pilot.app.screen.rows.current_id == Section.APPENDIX


async def test_a_month_of_which_nothing_was_noted_says_what_to_press(
    app: PeerPalApp, talks: Services
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("M")
        await on_screen(pilot, "MonthsScreen")
        await pilot.press("enter")
        await on_screen(pilot, "SummaryScreen")
        await until(pilot, lambda: "Nothing was noted in that month. Press n" in shown(pilot))


# Others who are named


async def test_who_else_is_named_is_said_and_leads_to_where(
    app: PeerPalApp, talks: Services
) -> None:
    log(talks, "@ben 20m today Ana Ruiz asked for the plan")
    ana = talks.peers.find("ana")
    assert ana
    talks.peers.save(replace(ana, name="Ana Ruiz"))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        assert "names Ana Ruiz · O" not in shown(pilot)
        await pilot.press("A")
        assert "names Ana Ruiz · O" in shown(pilot)
        await to_row(pilot, Section.APPENDIX)
        await pilot.press("enter", "O")
        await on_screen(pilot, "OthersScreen")
        assert "Ana Ruiz asked for the plan" in shown(pilot)
        await pilot.press("enter")
        await on_screen(pilot, "SummaryScreen")
        screen = pilot.app.screen
        assert "asked for the plan" in screen.outline.items[screen.rows.current_id].title
        await pilot.press("i")
        assert "names Ana Ruiz · O" not in shown(pilot)


async def test_a_name_in_the_opening_leads_there(app: PeerPalApp, services: Services) -> None:
    tell_stories(services)
    summary, plan = services.summary, plan_of(services)
    preview = summary.preview(summary.default_period(), plan)
    summary.open_with(plan, preview, "I helped Priya Shah with the rota.")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        assert "names Priya Shah · O" in shown(pilot)
        await pilot.press("G", "O")
        await on_screen(pilot, "OthersScreen")
        assert "the opening" in row_with(pilot, "Priya Shah")
        await pilot.press("enter")
        await on_screen(pilot, "SummaryScreen")
        assert pilot.app.screen.rows.current_id == Section.OPENING
