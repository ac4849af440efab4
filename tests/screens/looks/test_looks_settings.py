"""How the settings and the keys look, at two sizes."""

from __future__ import annotations

from collections.abc import Iterable

from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from screens.driving import on_screen, to_field, until
from screens.looks.shots import SIZES, Pictures, Steps


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


async def looks(
    pictures: Pictures, app: PeerPalApp, then: Steps | None = None, sizes: Iterable[str] = SIZES
) -> None:
    async def opened(pilot: Pilot[None]) -> None:
        await pilot.press("comma")
        await on_screen(pilot, "SettingsScreen")
        # Where the file lies is another place for each run.
        box = pilot.app.screen.query_one(".box")
        box.border_subtitle = " ~/.config/peerpal/settings.toml "
        if then:
            await then(pilot)

    await pictures(app, before=opened, sizes=sizes)


async def test_the_settings(app: PeerPalApp, pictures: Pictures) -> None:
    await looks(pictures, app)


async def test_the_end_of_the_settings(app: PeerPalApp, pictures: Pictures) -> None:
    await looks(pictures, app, at_folder)


async def test_the_keys(app: PeerPalApp, pictures: Pictures) -> None:
    app.services.settings.change({}, {"app.help": "f9"})
    await looks(pictures, app, keys)


async def test_a_key_that_is_taken(app: PeerPalApp, pictures: Pictures) -> None:
    await looks(pictures, app, pressing)


async def test_the_settings_in_the_light(app: PeerPalApp, pictures: Pictures) -> None:
    async def light(pilot: Pilot[None]) -> None:
        app.theme = "peerpal-light"

    app.services.settings.change({"theme": "peerpal-light"})
    await looks(pictures, app, light, ["wide"])
