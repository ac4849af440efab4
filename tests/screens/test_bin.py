"""The bin by real keys: what was deleted is there, and comes back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerpal.app import PeerPalApp
from peerpal.services.bin import bin_items
from peerpal.services.reading import by_kind
from peerpal.services.services import Services
from screens.driving import (
    HOSTILE,
    NARROW,
    WIDE,
    app_on,
    assert_harmless,
    lines_of,
    log,
    on_screen,
    row_with,
    shown,
    typed,
    until,
)

TALK = (
    "@ana 45m today The night of the queue\n> pytest 15m showed her fixtures\n! me share it by +3d"
)


@pytest.mark.parametrize("key", ["1", "2", "3", "4", "5", "6", "8"])
async def test_b_opens_it_on_every_screen_and_closes_it(app: PeerPalApp, key) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press(key)
        await pilot.pause()
        before = type(pilot.app.screen).__name__
        await pilot.press("B")
        await on_screen(pilot, "BinScreen")
        assert "The bin is empty." in shown(pilot)
        await pilot.press("enter", "r")
        await on_screen(pilot, "BinScreen")
        await pilot.press("B")
        await on_screen(pilot, before)


async def test_the_palette_knows_it(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("ctrl+p")
        await on_screen(pilot, "CommandPalette")
        await typed(pilot, "bin")
        await until(pilot, lambda: "What was deleted" in shown(pilot))
        await pilot.press("enter")
        await on_screen(pilot, "BinScreen")


@pytest.mark.parametrize("key", ["enter", "r"])
async def test_a_talk_comes_back_with_what_went_there_with_it(
    services: Services, app: PeerPalApp, key
) -> None:
    log(services, TALK)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("3")
        await on_screen(pilot, "ConversationsScreen")
        await pilot.press("d")
        assert not services.conversations.all()
        assert not services.exchanges.all()
        await pilot.press("B")
        await on_screen(pilot, "BinScreen")
        assert "Sun 22 Nov 2026, 09:00  conversation" in row_with(pilot, "The night of the queue")
        assert "└ pytest: showed her fixtures" in row_with(pilot, "exchange")
        assert "└ share it" in row_with(pilot, "action")
        await pilot.press(key)
        assert len(services.conversations.all()) == 1
        assert len(services.exchanges.all()) == 1
        assert len(services.actions.all()) == 1
        await until(pilot, lambda: "The conversation is back · u to undo" in shown(pilot))
        assert "The bin is empty." in shown(pilot)
        await pilot.press("u")
        assert not services.conversations.all()
        assert "The night of the queue" in shown(pilot)
        await pilot.press("U")
        assert len(services.conversations.all()) == 1
        await pilot.press("u", "escape")
        await on_screen(pilot, "ConversationsScreen")
        assert "The night of the queue" not in shown(pilot)
        await pilot.press("u")
        await until(pilot, lambda: "The night of the queue" in shown(pilot))


async def test_a_part_alone_comes_back_alone(services: Services, app: PeerPalApp) -> None:
    log(services, TALK)
    services.conversations.delete(services.conversations.all()[0].id)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("B")
        await on_screen(pilot, "BinScreen")
        await pilot.press("j", "enter")
        assert len(services.exchanges.all()) == 1
        assert not services.conversations.all()
        assert len(pilot.app.screen.rows.ids) == 2


async def test_every_kind_is_there_the_newest_first(sample_services: Services) -> None:
    deleted = []
    kinds = by_kind(sample_services)
    for table, kind in kinds.items():
        if table != "profiles":
            record = kind.all()[0]
            kind.delete(record.id)
            deleted.append(record.id)
    items = bin_items(sample_services)
    assert {item.noun for item in items} == {kinds[t].noun for t in kinds if t != "profiles"}
    assert set(deleted) <= {item.record.id for item in items}
    assert all(item.title for item in items)
    moments = [item.deleted_at for item in items]
    assert moments == sorted(moments, reverse=True)
    async with app_on(sample_services).run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("B")
        await on_screen(pilot, "BinScreen")
        while pilot.app.screen.rows.ids:
            await pilot.press("enter")
    assert not any(record.deleted_at for k in kinds.values() for record in k.all())
    assert not bin_items(sample_services)


async def test_a_restore_that_cannot_be_saved_is_said_and_works_later(
    services: Services, app: PeerPalApp, folder
) -> None:
    skill = services.skills.save(services.skills.blank("pytest"))
    services.skills.delete(skill.id)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("B")
        await on_screen(pilot, "BinScreen")
        folder.is_full = True
        await pilot.press("r")
        await until(pilot, lambda: "the disk is full" in shown(pilot))
        assert not services.skills.all()
        assert "pytest" in shown(pilot)
        folder.is_full = False
        await pilot.press("r")
        assert [s.name for s in services.skills.all()] == ["pytest"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_hostile_text_is_shown_and_does_no_harm(services: Services, size, text) -> None:
    peer = services.peers.save(services.peers.blank(text))
    goal = services.goals.save(replace(services.goals.blank(), title=text))
    services.peers.delete(peer.id)
    services.goals.delete(goal.id)
    async with app_on(services).run_test(size=size, notifications=True) as pilot:
        await pilot.press("B")
        await on_screen(pilot, "BinScreen")
        assert_harmless(pilot)
        assert sum("Sun 22 Nov 2026" in line for line in lines_of(pilot)) == 2
