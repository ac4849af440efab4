"""How search looks with hits, before anything is typed, with nothing found, at two sizes."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from screens.driving import on_screen, until
from screens.looks.shots import Pictures

QUERIES = {
    "words": "rota",
    "phrase": '"on-call rota" peer:ana -review',
    "accents": "lukasz type:talk",
    "wrong": "rota type: since:soon",
    "nothing": "rota peer:zoe",
    "start": "",
}


async def looks(pictures: Pictures, app: PeerPalApp, query: str, theme: str = "") -> None:
    async def typed(pilot: Pilot[None]) -> None:
        if theme:
            app.theme = theme
        app.services.search.remember("pytest")
        app.services.search.remember("type:goal peer:ana")
        app.services.search.last = query
        await pilot.press("slash")
        await on_screen(pilot, "SearchScreen")
        screen = pilot.app.screen
        await until(pilot, lambda: screen._found is not None)  # type: ignore[attr-defined]
        screen._rested()  # type: ignore[attr-defined]

    await pictures(app, before=typed)


@pytest.mark.parametrize("query", QUERIES)
async def test_with_a_year(query: str, sample: PeerPalApp, pictures: Pictures) -> None:
    await looks(pictures, sample, QUERIES[query])


async def test_in_the_light(sample: PeerPalApp, pictures: Pictures) -> None:
    await looks(pictures, sample, "rota", "peerpal-light")


async def test_without_records(app: PeerPalApp, pictures: Pictures) -> None:
    await looks(pictures, app, "rota")
