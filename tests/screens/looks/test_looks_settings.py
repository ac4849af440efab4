"""How the settings and the keys look, at two sizes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from screens.driving import on_screen, to_field, until
from screens.looks.shots import SIZES, Compare

Steps = Callable[[Pilot[None]], object]


async def keys(pilot: Pilot[None]) -> None:
    await pilot.press("f3")
    await on_screen(pilot, "KeysScreen")
    await until(pilot, lambda: pilot.app.screen.rows.current_id)  # type: ignore[attr-defined]


async def pressing(pilot: Pilot[None]) -> None:
    await keys(pilot)
    await pilot.press("enter")
    await on_screen(pilot, "PressKeyScreen")
    await pilot.press("n")
    await until(pilot, lambda: "Log" in str(pilot.app.screen.said.content))  # type: ignore[attr-defined]


async def at_folder(pilot: Pilot[None]) -> None:
    await to_field(pilot, "folder")


def looks(app: PeerPalApp, compare: Compare, size: str, then: Steps | None = None) -> bool:
    async def opened(pilot: Pilot[None]) -> None:
        await pilot.press("comma")
        await on_screen(pilot, "SettingsScreen")
        # Where the file lies is another place for each run.
        box = pilot.app.screen.query_one(".box")
        box.border_subtitle = " ~/.config/peerpal/settings.toml "
        if then:
            await then(pilot)  # type: ignore[misc]

    return compare(app, run_before=opened, terminal_size=SIZES[size])


@pytest.mark.parametrize("size", SIZES)
def test_the_settings(size: str, app: PeerPalApp, snap_compare: Compare) -> None:
    assert looks(app, snap_compare, size)


@pytest.mark.parametrize("size", SIZES)
def test_the_end_of_the_settings(size: str, app: PeerPalApp, snap_compare: Compare) -> None:
    assert looks(app, snap_compare, size, at_folder)


@pytest.mark.parametrize("size", SIZES)
def test_the_keys(size: str, app: PeerPalApp, snap_compare: Compare) -> None:
    app.services.settings.change({}, {"app.help": "f9"})
    assert looks(app, snap_compare, size, keys)


@pytest.mark.parametrize("size", SIZES)
def test_a_key_that_is_taken(size: str, app: PeerPalApp, snap_compare: Compare) -> None:
    assert looks(app, snap_compare, size, pressing)


def test_the_settings_in_the_light(app: PeerPalApp, snap_compare: Compare) -> None:
    async def light(pilot: Pilot[None]) -> None:
        app.theme = "peerpal-light"

    app.services.settings.change({"theme": "peerpal-light"})
    assert looks(app, snap_compare, "wide", light)
