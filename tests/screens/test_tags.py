"""Tags by real keys: listed, renamed, completed while they are typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerpal.app import PeerPalApp
from peerpal.services.services import Services
from screens.driving import (
    HOSTILE,
    NARROW,
    WIDE,
    app_on,
    assert_harmless,
    fill,
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


def tag(services: Services, name: str, *tags: str) -> str:
    return services.skills.save(replace(services.skills.blank(name), tags=tags)).id


@pytest.fixture
def tagged(services: Services) -> Services:
    tag(services, "pytest", "oncall", "rust")
    tag(services, "Rust", "on-call")
    log(services, "@ana 30m talk #oncall")
    return services


@pytest.mark.parametrize("key", ["1", "2", "3", "4", "5", "6", "8"])
async def test_its_key_opens_it_on_every_screen_and_closes_it(app: PeerPalApp, key: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(key)
        await pilot.pause()
        before = type(pilot.app.screen).__name__
        await pilot.press("number_sign")
        await on_screen(pilot, "TagsScreen")
        assert "No tags yet." in shown(pilot)
        await pilot.press("r", "enter")
        await on_screen(pilot, "TagsScreen")
        await pilot.press("number_sign")
        await on_screen(pilot, before)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_every_tag_is_listed_with_what_looks_like_it(
    app: PeerPalApp, tagged: Services, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press("number_sign")
        await on_screen(pilot, "TagsScreen")
        lines = [" ".join(line.split()) for line in lines_of(pilot)]
        assert any("#on-call 1 #oncall" in line for line in lines)
        assert any("#oncall 2 #on-call" in line for line in lines)
        assert any("#rust 1" in line for line in lines)


async def test_a_tag_is_renamed_and_that_is_undone(app: PeerPalApp, tagged: Services) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("4", "number_sign")
        await on_screen(pilot, "TagsScreen")
        assert "#on-call" in row_with(pilot, "#on-call")
        await pilot.press("r")
        await on_screen(pilot, "RenameTagPrompt")
        await fill(pilot, "tag", "two words")
        await until(pilot, lambda: "write one word" in shown(pilot))
        await pilot.press("enter")
        await on_screen(pilot, "RenameTagPrompt")
        await fill(pilot, "tag", "#OnCall")
        await until(pilot, lambda: "#oncall is there already, on 2 records" in shown(pilot))
        await pilot.press("enter")
        await on_screen(pilot, "TagsScreen")
        assert "It is #oncall now, everywhere" in shown(pilot)
        assert row_with(pilot, "#oncall").split()[1:] == ["#oncall", "3"]
        assert [c.tag for c in tagged.tags.all()] == ["oncall", "rust"]
        await pilot.press("u")
        assert [c.tag for c in tagged.tags.all()] == ["on-call", "oncall", "rust"]
        assert "#on-call" in row_with(pilot, "#on-call")
        await pilot.press("U")
        assert [c.tag for c in tagged.tags.all()] == ["oncall", "rust"]


async def test_enter_shows_the_records_and_opens_one(app: PeerPalApp, tagged: Services) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("number_sign", "j", "enter")
        await on_screen(pilot, "TaggedScreen")
        assert "conversation   talk" in row_with(pilot, "talk")
        assert "skill          pytest" in row_with(pilot, "pytest")
        assert "Rust" not in "".join(row_with(pilot, name) for name in ("talk", "pytest"))
        await pilot.press("enter")
        await on_screen(pilot, "ConversationReader")
        await pilot.press("escape", "escape")
        await on_screen(pilot, "TagsScreen")


async def test_the_last_word_is_completed(app: PeerPalApp, tagged: Services) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("4", "n")
        await on_screen(pilot, "SkillForm")
        await typed(pilot, "Tracing")
        await fill(pilot, "tags", "#ru")
        await until(pilot, lambda: "#rust" in shown(pilot))
        await pilot.press("right")
        await typed(pilot, " ONC")
        await until(pilot, lambda: "ONCall" in shown(pilot))
        await pilot.press("right")
        await saved(pilot, "SkillsScreen")
        skill = tagged.skills.find("Tracing")
        assert skill
        assert skill.tags == ("rust", "oncall")


async def test_a_new_tag_that_looks_like_another_is_said(app: PeerPalApp, tagged: Services) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("4", "n")
        await on_screen(pilot, "SkillForm")
        await to_field(pilot, "tags")
        await typed(pilot, "#oncal")
        assert "looks like" not in shown(pilot)  # it may become #oncall yet
        await typed(pilot, " ")
        await until(pilot, lambda: "#oncal looks like #oncall (2)" in shown(pilot))
        await fill(pilot, "tags", "#oncall #quite-new")
        assert "looks like" not in shown(pilot)


@pytest.mark.parametrize(
    ("keys", "form"),
    [
        (["2", "n"], "PeerForm"),
        (["3", "e"], "ConversationForm"),
        (["4", "x", "n"], "ExchangeForm"),
        (["5", "n"], "GoalForm"),
        (["6", "n"], "FeedbackForm"),
    ],
)
async def test_every_form_completes_them(
    app: PeerPalApp, tagged: Services, keys: list[str], form: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*keys)
        await on_screen(pilot, form)
        await fill(pilot, "tags", "ru")
        await pilot.pause()
        await pilot.press("right")
        field = await to_field(pilot, "tags")
        await until(pilot, lambda: field.text == "rust")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_hostile_tags_are_shown_and_do_nothing(
    services: Services, size: tuple[int, int]
) -> None:
    for number, text in enumerate(HOSTILE):
        tag(services, f"s{number}", text, f"a{number}")
    async with app_on(services).run_test(size=size, notifications=True) as pilot:
        await pilot.press("number_sign")
        await on_screen(pilot, "TagsScreen")
        assert_harmless(pilot)
        for _ in HOSTILE:
            await pilot.press("r")
            await on_screen(pilot, "RenameTagPrompt")
            assert_harmless(pilot)
            await pilot.press("escape", "enter")
            await on_screen(pilot, "TaggedScreen")
            assert_harmless(pilot)
            await pilot.press("escape", "j")
            await on_screen(pilot, "TagsScreen")
        await pilot.press("escape", "4", "n")
        await on_screen(pilot, "SkillForm")
        for text in ("[", "admin", "x", "\ufffd"):
            await fill(pilot, "tags", text)
            assert_harmless(pilot)
