"""A walk to every screen, form and box: keys have a place, do something, and lead back."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_letters

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from peerpal.app import PeerPalApp
from peerpal.screens.base import Reporting
from peerpal.services.services import Services
from peerpal.widgets.bar import Bar, width_of
from screens.driving import NARROW, WIDE, cleared, typed
from screens.places import DIGITS, ELSEWHERE, PLACES, classes_below, opened

KINDS = {
    *("ListScreen", "PairingKeys", "PushedList", "SummarySettings"),
    *("DraftingScreen", "FormScreen", "FormatForm", "ReaderScreen"),
    *("ListBox", "RecordsBox", "PeerRecordsBox", "PromptScreen"),
}
"""What several screens have in common."""

pytestmark = pytest.mark.usefixtures("away")
every_place = pytest.mark.parametrize("place", PLACES)


async def led_back(pilot: Pilot[None]) -> None:
    """Press escape until a screen of a digit is in front."""
    for _ in range(9):
        name = type(pilot.app.screen).__name__
        if name in DIGITS and not pilot.app.screen.has_class("-in-full"):
            return
        await pilot.press("y" if name == "ConfirmScreen" else "escape")
        await pilot.pause()
    raise AssertionError(f"escape does not lead away from {name}")


def cut(screen: Screen[object]) -> Iterator[object]:
    """Yield what has less room than it takes, and says so by no ellipsis or scrollbar."""
    for widget in screen.walk_children(Widget):
        title = str(widget.border_title or "")
        if widget.region and cell_len(title) > widget.region.width - 4:
            yield title
        if isinstance(widget, Bar):
            if width_of(widget.parts(widget.size.width)) > widget.size.width:
                yield widget
        elif widget.region and not (widget.is_container or widget.is_scrollable):
            width, height = widget.content_size
            if widget.get_content_height(screen.size, screen.size, width) > height:
                yield widget


@every_place
async def test_the_keys_have_a_place_the_palette_has_every_action_and_escape_leads_back(
    place: str, sample_services: Services
) -> None:
    app = PeerPalApp(sample_services)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, place)
        screen = app.screen
        assert app.focused or not screen.focus_chain
        offered = {command.title for command in app.get_system_commands(screen)}
        active = [each for each in screen.active_bindings.values() if each.enabled]
        assert {each.binding.description for each in active if each.binding.id} <= offered
        assert not list(cut(screen))
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert not list(cut(screen))
        await led_back(pilot)


@every_place
async def test_no_letter_is_a_command_in_a_text_field(
    place: str, sample_services: Services
) -> None:
    app = PeerPalApp(sample_services)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, place)
        screen = app.screen
        for field in screen.focus_chain:
            if isinstance(field, Input | TextArea):
                field.focus()
                await pilot.pause()
                await cleared(pilot)
                await typed(pilot, ascii_letters)
                stands = field.value if isinstance(field, Input) else field.text
                assert stands == ascii_letters, field.parent
                assert app.screen is screen


AT_THE_EDGE = ("growth.up", "growth.left", "search.up", "search.page_up", "guide.before")
"""Moves that lead nowhere from the first one."""


def own_keys(screen: Screen[object]) -> dict[str, str]:
    """Return a key for each thing that only this screen does, and that can be done now."""
    own = {binding.id for binding in vars(type(screen)).get("BINDINGS", ())}
    active = screen.active_bindings.items()
    keys = {each.binding.id: key for key, each in active if each.enabled}
    return {id_: keys[id_] for id_ in sorted((own & keys.keys()) - set(AT_THE_EDGE))}


def look(app: PeerPalApp) -> object:
    return app.screen, app.focused, app.screen._compositor.render_strips()


@every_place
async def test_every_key_does_something_or_says_why_not(
    place: str, sample_services: Services
) -> None:
    app = PeerPalApp(sample_services)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await opened(pilot, place)
        idle = []
        for id_, key in own_keys(app.screen).items():
            if id_ not in own_keys(app.screen):
                continue  # what was done before has taken it away
            app.clear_notifications()
            await pilot.pause()
            before = look(app)
            await pilot.press(key)
            await pilot.pause()
            if look(app) == before:
                idle.append(id_)
            await led_back(pilot)
            await pilot.press("1")
            await opened(pilot, place)
        assert not idle


def test_the_walk_leads_to_every_screen() -> None:
    below = set(classes_below(Reporting)) - {"PeerPalScreen", "PeerPalModal"}
    assert set(PLACES) <= below
    assert below - set(PLACES) == KINDS | set(ELSEWHERE)
