"""PeerPal in windows of any size, while somebody types: nothing breaks, nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from random import Random

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from peerpal.app import PeerPalApp
from peerpal.screens.drafting import DraftingScreen
from peerpal.services.services import Services
from peerpal.widgets.fields import Field
from peerpal.widgets.lines_view import LinesView
from peerpal.widgets.record_list import RecordList
from screens.driving import NARROW, WIDE, at_once, on_screen

pytestmark = pytest.mark.usefixtures("away")

SMALLEST, LARGEST = (40, 12), (240, 80)
SIZES = int(os.environ.get("PEERPAL_SIZES", "150"))
"""How many sizes are tried; 500 take some minutes more."""
SIZES_EACH = 25
KEYS_EACH = 6
TYPED = (
    *"abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ0123456789 @>?!~#/*",
    *("up", "down", "left", "right", "pageup", "pagedown", "home", "end"),
    *("tab", "shift+tab", "enter", "enter", "escape", "escape", "backspace"),
)
ENDING = ("quit", "command_palette")
"""Actions that are not pressed: one ends PeerPal, from the other it can be ended."""
LISTS = {
    "summary": ["8", "G"],
    "conversations": ["3", "G"],
    "half-way": ["3", *["pagedown"] * 2],
    "panel": ["tab", "end"],
    "exchanges": ["4", "x", "G"],
    "box": ["number_sign", "G"],
}
PAGES = {
    "document": ["8", "v", *["pagedown"] * 3],
    "end-of-document": ["8", "v", "G"],
    "beside": ["2", "tab", "pagedown"],
    "in-full": ["4", "enter", "pagedown"],
    "guide": ["5", "f1", "pagedown"],
}
GONE = {
    "panel": [*["tab"] * 2, "down"],
    "page-of-search": ["slash", *"rota", *["tab"] * 2],
    "guides": ["5", "f1", "tab"],
    "document": ["8", "tab"],
}


def next_keys(app: PeerPalApp, chance: Random) -> Iterator[str]:
    """Return keys that do something here, and others."""
    here = [
        key
        for key, active in app.screen.active_bindings.items()
        if active.binding.action.removeprefix("app.") not in ENDING
    ]
    for _ in range(KEYS_EACH):
        yield chance.choice(here if here and chance.random() < 0.6 else TYPED)


def texts_of(app: PeerPalApp) -> list[tuple[Widget, str]]:
    """Return what stands in every field of the form in front."""
    is_form = isinstance(app.screen, DraftingScreen)
    return [(field, field.text) for field in app.screen.query(Field) if is_form]


def read_first(page: LinesView) -> list[str]:
    """Return the words of the first line in view that has any."""
    texts = [line.text for line in page._lines[page.scroll_offset.y :]]
    return next(text.split() for text in texts if any(map(str.isalnum, text)))


async def assert_in_place(pilot: Pilot[None]) -> None:
    """The keys go somewhere, and the row they go to is in view."""
    screen, focused = pilot.app.screen, pilot.app.focused
    assert focused or not screen.focus_chain, screen
    if isinstance(focused, RecordList) and focused.current_id:
        row = focused.cursor - focused.scroll_offset.y
        assert 0 <= row < max(1, focused._page), (screen, focused, pilot.app.size)


@pytest.mark.parametrize("keys", LISTS.values(), ids=LISTS)
async def test_the_row_under_the_cursor_stays_in_view(
    keys: list[str], sample_services: Services
) -> None:
    app = PeerPalApp(sample_services)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*keys)
        rows, current = app.focused, app.focused.current_id
        for size in (NARROW, WIDE, (100, 20), (200, 60), NARROW):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert (app.focused, app.focused.current_id) == (rows, current)
            await assert_in_place(pilot)


@pytest.mark.parametrize("keys", PAGES.values(), ids=PAGES)
async def test_a_page_goes_on_where_it_was_read(keys: list[str], sample_services: Services) -> None:
    app = PeerPalApp(sample_services)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*keys)
        page = app.focused
        top = read_first(page)
        assert page.scroll_offset.y
        for size in (NARROW, WIDE, (100, 20), (76, 30), (200, 80), WIDE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.focused is page
            if page.scroll_offset.y < page.max_scroll_y:
                assert set(top) & set(read_first(page))
        assert read_first(page) == top


@pytest.mark.parametrize("keys", GONE.values(), ids=GONE)
async def test_the_keys_go_on_when_what_had_the_focus_has_no_room(
    keys: list[str], sample_services: Services
) -> None:
    app = PeerPalApp(sample_services)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*keys)
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        await assert_in_place(pilot)
        assert app.focused.region


async def test_the_field_with_the_cursor_stays_in_view(sample_services: Services) -> None:
    app = PeerPalApp(sample_services)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "e", "shift+tab")
        await on_screen(pilot, "PeerForm")
        field = app.focused
        for size in ((80, 20), WIDE, (72, 20)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.focused is field
            assert app.screen.can_view_partial(field)


@pytest.mark.parametrize("seed", range(SIZES // SIZES_EACH))
async def test_keys_and_sizes_at_random(seed: int, sample_services: Services) -> None:
    chance = Random(seed)
    app = PeerPalApp(sample_services)
    async with app.run_test(size=WIDE) as pilot:
        for _ in range(SIZES_EACH):
            before, screen = texts_of(app), app.screen
            width, height = zip(SMALLEST, LARGEST, strict=True)
            await pilot.resize_terminal(chance.randint(*width), chance.randint(*height))
            await pilot.pause()
            assert (texts_of(app), app.screen) == (before, screen)
            await assert_in_place(pilot)
            await at_once(pilot, list(next_keys(app, chance)))
            await pilot.pause()
            assert app.return_code is None
