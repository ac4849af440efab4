"""What is typed while a box or screen is still opening reaches it, in order, and nothing else."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from screens.driving import WIDE, app_on, at_once, on_screen, until


async def test_a_capture_can_be_typed_without_waiting_for_its_box(app, services):
    async with app.run_test(size=WIDE) as pilot:
        await at_once(pilot, "n@ana 30m Rota handover")
        await until(
            pilot, lambda: "@ana 30m Rota handover" in getattr(pilot.app.focused, "text", "")
        )
        await pilot.press("enter")
        await until(pilot, services.conversations.all)
    [talk] = services.conversations.all()
    assert (talk.title or talk.notes, talk.minutes) == ("Rota handover", 30)


async def test_words_typed_right_after_the_slash_are_searched_for(sample_services):
    async with app_on(sample_services).run_test(size=WIDE) as pilot:
        await at_once(pilot, "/kubernetes")
        await until(pilot, lambda: getattr(pilot.app.focused, "value", "") == "kubernetes")
        assert isinstance(pilot.app.focused, Input)


@pytest.mark.parametrize("keys", ["3/rota", "313/rota"])
async def test_words_typed_right_after_the_slash_filter_a_list(sample_services, keys):
    before = sample_services.revision
    async with app_on(sample_services).run_test(size=WIDE) as pilot:
        await at_once(pilot, keys)
        await on_screen(pilot, "ConversationsScreen")
        await until(pilot, lambda: pilot.app.screen.filter_box.value == "rota")
        assert sample_services.revision == before


@pytest.mark.parametrize("keys", ["x", "d", "z", "q"])
async def test_no_key_meant_for_a_box_does_something_below_it(sample_services, keys):
    before = sample_services.revision
    async with app_on(sample_services).run_test(size=WIDE) as pilot:
        await at_once(pilot, f"n{keys * 3}")
        await on_screen(pilot, "CaptureScreen")
        await until(pilot, lambda: getattr(pilot.app.focused, "text", "") == keys * 3)
        assert sample_services.revision == before


async def test_keys_go_on_to_the_screen_that_was_asked_for(sample_services):
    async with app_on(sample_services).run_test(size=WIDE) as pilot:
        await at_once(pilot, "3jj")
        await on_screen(pilot, "ConversationsScreen")
        await until(pilot, lambda: pilot.app.screen.rows.cursor == 2)
