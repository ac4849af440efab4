"""Asking who could help, by keyboard."""

from __future__ import annotations

import pytest

from peerpal.domain.peer import Peer
from screens.driving import (
    HOSTILE,
    NARROW,
    app_on,
    assert_harmless,
    log,
    on_screen,
    shown,
    typed,
)


async def test_who_could_help_is_found_as_one_types(services):
    log(services, "@ana 45m Rota\n< kubernetes 20m", "@ben 5m Coffee\n> pytest 5m")
    async with app_on(services).run_test(size=NARROW) as pilot:
        await pilot.press("2")
        await on_screen(pilot, "PeersScreen")
        await pilot.press("w")
        await on_screen(pilot, "WhoCouldHelpScreen")
        assert "You are in touch with 2 peers." in shown(pilot), "none of a department yet"
        assert "Flow with everyone" in shown(pilot)
        await typed(pilot, "kube")
        assert "◀ kubernetes, once" in shown(pilot)
        await typed(pilot, "x")
        assert "Nobody yet" in shown(pilot)
        await pilot.press("backspace", "enter")
        await on_screen(pilot, "ReaderScreen")
        assert "Ana" in shown(pilot)
        await pilot.press("escape", "escape")
        await on_screen(pilot, "PeersScreen")


async def test_with_nobody_it_says_so(services):
    async with app_on(services).run_test(size=NARROW) as pilot:
        await pilot.press("2", "w")
        await on_screen(pilot, "WhoCouldHelpScreen")
        assert "in touch with nobody yet" in shown(pilot)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_text_is_shown_harmlessly(services, text):
    peer = Peer(**services.context.origin(), name="Ana", recently_navigated=(f"on-call {text}",))
    services.peers.save(peer)
    async with app_on(services).run_test(size=NARROW) as pilot:
        await pilot.press("2", "w")
        await on_screen(pilot, "WhoCouldHelpScreen")
        await typed(pilot, "on-call")
        assert "has been through" in shown(pilot)
        assert_harmless(pilot)
