"""What is drawn can be read: in every theme, and where there are no colours at all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.domain.settings_fields import THEMES
from peerpal.services.services import Services
from peerpal.widgets.contrast import READABLE, contrast
from screens.driving import NARROW, WIDE, lines_of, on_screen

PLACES = {
    "Today": [],
    "the page beside it": ["2", "tab"],
    "a page in full": ["4", "enter"],
    "the page of the summary": ["8", "tab"],
    "charts": ["V"],
    "search": ["slash", *"rota"],
    "a form that can't be saved": ["5", "n", "ctrl+s"],
    "settings": ["comma"],
}


def drawn(pilot: Pilot[None]) -> Iterator[tuple[int, Segment]]:
    """Yield what is in front, with the row it is in; what lies dimmed below a box can wait."""
    boxes = pilot.app.screen.query(".box")
    region = boxes.first().region if boxes else pilot.app.screen.region
    strips = pilot.app.screen._compositor.render_strips()
    for row, strip in enumerate(strips):
        if region.y <= row < region.bottom:
            yield from ((row, segment) for segment in strip.crop(region.x, region.right))


def colours(segment: Segment) -> tuple[Color, Color]:
    style = segment.style
    assert style
    assert style.color
    assert style.bgcolor
    pair = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    return (pair[1], pair[0]) if style.reverse else pair


@pytest.mark.parametrize("place", PLACES)
async def test_words_and_numbers_can_be_read_in_every_theme(
    place: str, sample_services: Services
) -> None:
    async with PeerPalApp(sample_services).run_test(size=NARROW) as pilot:
        await pilot.pause()
        for key in PLACES[place]:
            await pilot.press(key)
        for theme in THEMES:
            if not pilot.app.available_themes[theme].ansi:
                pilot.app.theme = theme
                await pilot.pause()
                for row, segment in drawn(pilot):
                    if any(char.isalnum() for char in segment.text):
                        assert contrast(*colours(segment)) >= READABLE, (
                            f"{theme}: {segment.text!r} in {lines_of(pilot)[row]!r}"
                        )


@pytest.fixture(params=["peerpal-dark", "peerpal-light", "ansi-dark", "ansi-light"])
def colourless(
    request: pytest.FixtureRequest, sample_services: Services, monkeypatch: pytest.MonkeyPatch
) -> PeerPalApp:
    monkeypatch.setenv("NO_COLOR", "1")
    sample_services.settings.change({"theme": request.param})
    return PeerPalApp(sample_services)


async def test_without_colours_the_cursor_and_the_panel_with_the_focus_are_reversed(
    colourless: PeerPalApp,
) -> None:
    async with colourless.run_test(size=WIDE) as pilot:
        await pilot.pause()
        reversed_ = [s.text.strip() for _, s in drawn(pilot) if s.style and s.style.reverse]
        assert "Next" in reversed_
        assert any("overdue" in text for text in reversed_)
        await pilot.press("tab")
        await pilot.pause()
        reversed_ = [s.text.strip() for _, s in drawn(pilot) if s.style and s.style.reverse]
        assert "Next" not in reversed_
        assert "Goals" in reversed_


async def test_without_colours_there_is_none(colourless: PeerPalApp) -> None:
    async with colourless.run_test(size=WIDE) as pilot:
        for key in ("", "V"):
            if key:
                await pilot.press(key)
                await on_screen(pilot, "GrowthScreen")
            await pilot.pause()
            for _, segment in drawn(pilot):
                assert segment.style
                for colour in (segment.style.color, segment.style.bgcolor):
                    if colour and not colour.is_default:
                        red, green, blue = Color.from_rich_color(colour).rgb
                        assert red == green == blue
