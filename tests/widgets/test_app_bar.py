"""The line at the top, at every width."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from peerpal.widgets.app_bar import AppBar, Tab
from peerpal.widgets.themes import flow_colours

TITLES = ["Today", "Peers", "Conversations", "Skills", "Goals", "Feedback", "Review", "Summary"]
TABS = [Tab(str(key), title.lower(), title) for key, title in enumerate(TITLES, 1)]


class BarApp(App[None]):
    """An app bar, and what was chosen on it."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = AppBar(TABS, "goals", note="Sun 22 Nov")
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.bar

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return flow_colours(self.current_theme)

    def on_app_bar_chosen(self, message: AppBar.Chosen) -> None:
        self.chosen.append(message.mode)


@pytest.mark.parametrize(
    ("width", "shown", "hidden"),
    [
        (120, ["PeerPal", *TITLES, "Sun 22 Nov"], []),
        (100, ["PeerPal", *TITLES], ["Sun"]),
        (80, TITLES, ["PeerPal", "Sun"]),
        (60, ["PeerPal", "1 2 3 4", "5 Goals", "6 7 8", "Sun 22 Nov"], ["Today", "Summary"]),
        (30, ["1 2 3 4", "5 Goals", "6 7 8"], ["PeerPal"]),
    ],
)
async def test_it_fits_the_width(width: int, shown: list[str], hidden: list[str]) -> None:
    app = BarApp()
    async with app.run_test(size=(width, 10)) as pilot:
        await pilot.pause()
        text = app.bar.render_line(0).text
        assert cell_len(text) == width
        assert all(word in text for word in shown)
        assert not any(word in text for word in hidden)


async def test_of_a_note_that_is_too_long_the_first_part_stays() -> None:
    app = BarApp()
    async with app.run_test(size=(112, 10)) as pilot:
        app.bar.note = "Exchanges · Sun 22 Nov"
        await pilot.pause()
        assert app.bar.render_line(0).text.endswith(" Exchanges ")


@pytest.mark.parametrize("width", range(1, 130, 7))
async def test_it_never_overflows(width: int) -> None:
    app = BarApp()
    async with app.run_test(size=(width, 5)) as pilot:
        await pilot.pause()
        assert app.bar.render_line(0).cell_length == width


@pytest.mark.parametrize("width", [120, 80, 60])
async def test_the_active_screen_stands_out(width: int) -> None:
    app = BarApp()
    async with app.run_test(size=(width, 5)) as pilot:
        for active, title in (("goals", "5 Goals"), ("today", "1 Today")):
            app.bar.active = active
            await pilot.pause()
            bold = [
                segment.text
                for segment in app.bar.render_line(0)
                if segment.style and segment.style.bold and "PeerPal" not in segment.text
            ]
            assert "".join(bold) == f" {title} "


async def test_a_click_on_a_name_chooses_it() -> None:
    app = BarApp()
    async with app.run_test(size=(120, 5)) as pilot:
        await pilot.pause()
        text = app.bar.render_line(0).text
        for word in ("Peers", "8 Summary", "PeerPal", "Sun"):
            await pilot.click(app.bar, offset=(text.index(word), 0))
        assert app.chosen == ["peers", "summary"]


async def test_the_badge_stays_when_the_date_goes() -> None:
    app = BarApp()
    async with app.run_test(size=(80, 5)) as pilot:
        app.bar.badge = "share-safe [/]\x1b"
        await pilot.pause()
        text = app.bar.render_line(0).text
        assert text.rstrip().endswith("share-safe [/]�")
        assert "5 Goals" in text
