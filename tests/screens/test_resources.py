"""Resources by real keys: noted, read, ticked, filtered, and their links opened."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.domain.resource import Resource, ResourceKind, ResourceState
from peerpal.screens.opening import open_record
from peerpal.screens.resources import ResourcesScreen
from peerpal.screens.skill_page import skill_page
from peerpal.screens.today import TodayScreen
from peerpal.services.services import Services
from screens.driving import (
    NARROW,
    WIDE,
    app_on,
    assert_harmless,
    choose,
    each_hostile,
    fill,
    log,
    on_screen,
    row_with,
    saved,
    shown,
    until,
)

LIST, FORM, READER = "ResourcesScreen", "ResourceForm", "ResourceReader"
LINK = "https://example.org/plans"


def added(services: Services, title: str, skill: str = "", **fields: object) -> Resource:
    blank = replace(services.resources.blank(), title=title, **fields)
    return services.resources.save_with(blank, skill)


class Browser:
    """Remembers what it was asked to open."""

    def __init__(self, *, is_there: bool = True) -> None:
        self.asked: list[str] = []
        self.is_there = is_there

    def __call__(self, link: str) -> bool:
        self.asked.append(link)
        return self.is_there


async def listed(pilot: Pilot[None], services: Services, browser: Browser) -> None:
    pilot.app.push_screen(ResourcesScreen(services, browse=browser))
    await on_screen(pilot, LIST)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_one_is_noted_with_who_recommended_it_and_a_new_skill(
    app: PeerPalApp, services: Services, size: tuple[int, int]
) -> None:
    log(services, "@ana 30m talk")
    async with app.run_test(size=size) as pilot:
        await pilot.press("R")
        await on_screen(pilot, LIST)
        assert "No resources yet." in shown(pilot)
        await pilot.press("n")
        await on_screen(pilot, FORM)
        await fill(pilot, "title", "Query plans")
        await choose(pilot, "kind", "book")
        await fill(pilot, "link", LINK)
        await fill(pilot, "recommended_by", "ana")
        await fill(pilot, "skill", "SQL")
        await fill(pilot, "notes", "chapter 4")
        await fill(pilot, "tags", "#db")
        await saved(pilot, LIST)
        assert "Ana" in row_with(pilot, "Query plans")
        await pilot.press("R")
        await on_screen(pilot, "TodayScreen")
    (stored,) = services.resources.all()
    ana, skill = services.peers.all()[0], services.skills.all()[0]
    assert (stored.title, stored.kind, stored.link) == ("Query plans", ResourceKind.BOOK, LINK)
    assert (stored.peer_id, stored.recommended_by) == (ana.id, "")
    assert (stored.skill_id, skill.name) == (skill.id, "SQL")
    assert (stored.notes, stored.tags, stored.state) == (
        "chapter 4",
        ("db",),
        ResourceState.TO_READ,
    )


async def test_who_recommended_it_may_be_anybody(app: PeerPalApp, services: Services) -> None:
    log(services, "@ana 30m talk")
    ana = services.peers.all()[0]
    book = added(services, "A book", peer_id=ana.id)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("R", "e")
        await on_screen(pilot, FORM)
        assert "Ana" in shown(pilot)
        await fill(pilot, "recommended_by", "the book club")
        await saved(pilot, LIST)
        assert "the book club" in row_with(pilot, "A book")
    stored = services.resources.get(book.id)
    assert (stored.peer_id, stored.recommended_by) == (None, "the book club")


async def test_a_name_that_two_have_is_asked_about_in_the_form(
    app: PeerPalApp, services: Services
) -> None:
    for name in ("Ana Ruiz", "Ana Lopez"):
        services.peers.save(services.peers.blank(name))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("R", "n")
        await on_screen(pilot, FORM)
        await fill(pilot, "title", "A book")
        await fill(pilot, "recommended_by", "ana")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "could be several peers" in shown(pilot))
        await fill(pilot, "recommended_by", "ana lopez")
        await fill(pilot, "link", "example.org")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "begin it with https://" in shown(pilot))
        await fill(pilot, "link", "mailto:club@example.org")
        await saved(pilot, LIST)
    (stored,) = services.resources.all()
    assert services.peers.name(stored.peer_id) == "Ana Lopez"


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_x_ticks_f_filters_d_deletes_and_u_takes_back(
    app: PeerPalApp, services: Services, size: tuple[int, int]
) -> None:
    first, second = added(services, "First"), added(services, "Second")
    async with app.run_test(size=size, notifications=True) as pilot:
        await listed(pilot, services, Browser())
        for key in ("x Done", "o Link", "f Filter"):
            assert key in shown(pilot)
        await pilot.press("x")
        await until(pilot, lambda: "This resource is done" in shown(pilot))
        assert services.resources.get(second.id).state is ResourceState.DONE
        assert "☑" in row_with(pilot, "Second")
        await pilot.press("f")
        await until(pilot, lambda: "Resources, to read" in shown(pilot))
        assert "First" in shown(pilot)
        assert "Second" not in shown(pilot)
        await pilot.press("x")
        await until(pilot, lambda: "Nothing here is to read" in shown(pilot))
        await pilot.press("u", "f")
        await until(pilot, lambda: "Resources, done" in shown(pilot))
        assert "First" not in shown(pilot)
        await pilot.press("d", "f")
        await until(pilot, lambda: "First" in shown(pilot))
        assert services.resources.get(second.id).deleted_at
        await pilot.press("u", "u")
        await until(pilot, lambda: "☐" in row_with(pilot, "Second"))
        await pilot.press("escape")
        await on_screen(pilot, "TodayScreen")
    assert {r.id for r in services.resources.all()} == {first.id, second.id}


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_o_opens_the_link_from_the_list_and_from_the_page(
    app: PeerPalApp, services: Services, size: tuple[int, int]
) -> None:
    added(services, "Plans", link=LINK)
    browser = Browser()
    async with app.run_test(size=size, notifications=True) as pilot:
        await listed(pilot, services, browser)
        await pilot.press("o")
        await until(pilot, lambda: "Opened in your browser" in shown(pilot))
        await pilot.press("enter")
        await on_screen(pilot, READER)
        assert LINK in shown(pilot)
        await pilot.press("o")
        await until(pilot, lambda: len(browser.asked) == 2)
    assert browser.asked == [LINK, LINK]


@pytest.mark.parametrize(
    ("link", "said", "asked"),
    [
        (LINK, LINK, [LINK]),
        ("mailto:ana@example.org", "mailto:ana@example.org", []),
        ("", "This one has no link", []),
    ],
)
async def test_a_link_that_is_not_opened_is_said(
    app: PeerPalApp, services: Services, link: str, said: str, asked: list[str]
) -> None:
    added(services, "Plans", link=link)
    browser = Browser(is_there=False)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await listed(pilot, services, browser)
        await pilot.press("o")
        await until(pilot, lambda: said in shown(pilot))
    assert browser.asked == asked


async def test_nothing_under_the_cursor_does_nothing(app: PeerPalApp, services: Services) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await listed(pilot, services, Browser())
        await pilot.press("x", "o", "e", "d", "u", "f", "enter")
        await on_screen(pilot, LIST)
    assert services.resources.all() == []


async def test_from_the_skills_a_new_one_is_for_the_skill_there(
    app: PeerPalApp, services: Services
) -> None:
    skill = services.skills.save(services.skills.blank("SQL"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("4", "R", "n")
        await on_screen(pilot, FORM)
        await fill(pilot, "title", "Query plans")
        await saved(pilot, LIST)
        await pilot.press("escape")
        await on_screen(pilot, "SkillsScreen")
        await until(pilot, lambda: "☐ Query plans  article" in shown(pilot))
    assert services.resources.all()[0].skill_id == skill.id


def test_a_skill_s_page_lists_what_is_to_read_first(services: Services) -> None:
    skill = services.skills.save(services.skills.blank("SQL"))
    assert "Resources" not in skill_page(services, skill).plain
    for number in range(10):
        added(services, f"Book {number}", "SQL", recommended_by="Kim")
    services.resources.turn(services.resources.all()[-1].id)
    page = skill_page(services, skill).plain
    assert "Resources\n☐ Book 8  article, Kim\n" in page
    assert "and 2 others, R to see them" in page


async def test_the_palette_leads_there_and_any_screen_opens_one(
    app: PeerPalApp, services: Services
) -> None:
    book = added(services, "Plans", link=LINK)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+p", *"resourc")
        await until(pilot, lambda: "What is worth reading" in shown(pilot))
        await pilot.press("enter")
        await on_screen(pilot, LIST)
        await pilot.press("escape")
        await on_screen(pilot, "TodayScreen")
        assert isinstance(app.screen, TodayScreen)
        open_record(app.screen, book)
        await on_screen(pilot, READER)


@each_hostile
async def test_hostile_text_is_shown_and_does_no_harm(
    services: Services, size: tuple[int, int], text: str
) -> None:
    link = f"https://x.org/{''.join(text.split())}"
    peer = services.peers.save(services.peers.blank(text))
    added(services, text, text, link=link, recommended_by=text, notes=text, tags=(text,))
    added(services, text, text, link=link, peer_id=peer.id)
    app = app_on(services)
    async with app.run_test(size=size, notifications=True) as pilot:
        await listed(pilot, services, Browser(is_there=False))
        assert_harmless(pilot)
        await pilot.press("o")
        await until(pilot, lambda: "No browser" in shown(pilot))
        assert_harmless(pilot)
        for key, screen in {"enter": READER, "e": FORM}.items():
            await pilot.press(key)
            await on_screen(pilot, screen)
            assert_harmless(pilot)
            await pilot.press("escape")
            await on_screen(pilot, LIST)
        await pilot.press("escape", "4")
        await on_screen(pilot, "SkillsScreen")
        assert_harmless(pilot)
