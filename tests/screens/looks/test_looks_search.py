"""How search looks with hits, before anything is typed, with nothing found, at two sizes."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from screens.driving import on_screen, until
from screens.looks.shots import SIZES, Compare

QUERIES = {
    "words": "rota",
    "phrase": '"on-call rota" peer:ana -review',
    "accents": "lukasz type:talk",
    "wrong": "rota type: since:soon",
    "nothing": "rota peer:zoe",
    "start": "",
}


def looks(app: PeerPalApp, query: str, compare: Compare, size: str, theme: str = "") -> bool:
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

    return compare(app, run_before=typed, terminal_size=SIZES[size])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("query", QUERIES)
def test_with_a_year(query: str, size: str, sample: PeerPalApp, snap_compare: Compare) -> None:
    assert looks(sample, QUERIES[query], snap_compare, size)


@pytest.mark.parametrize("size", SIZES)
def test_in_the_light(size: str, sample: PeerPalApp, snap_compare: Compare) -> None:
    assert looks(sample, "rota", snap_compare, size, "peerpal-light")


@pytest.mark.parametrize("size", SIZES)
def test_without_records(size: str, app: PeerPalApp, snap_compare: Compare) -> None:
    assert looks(app, "rota", snap_compare, size)
