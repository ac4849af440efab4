"""A screen that opens costs what is new in it, and shows what is true below it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from textual.color import Color
from textual.css import stylesheet
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Static

from peerpal.app import PeerPalApp
from peerpal.services.services import Services
from peerpal.widgets.backdrop import Backdrop
from peerpal.widgets.inputs import AreaInput, LineInput
from screens.driving import NARROW, WIDE, log, on_screen, shown, typed, until


async def test_no_style_is_parsed_twice(app: PeerPalApp, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: Counter[object] = Counter()
    parse = stylesheet.parse

    def counted(scope: str, css: str, read_from: object, *args: Any, **kwargs: Any) -> Any:
        parsed[read_from, css] += 1
        return parse(scope, css, read_from, *args, **kwargs)  # type: ignore[arg-type]

    async with app.run_test(size=WIDE) as pilot:
        monkeypatch.setattr(stylesheet, "parse", counted)
        for key in "2345678":
            await pilot.press(key)
        await pilot.press("5", "n")
        await on_screen(pilot, "GoalForm")
        assert parsed
        assert set(parsed.values()) == {1}, parsed.most_common(3)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_no_screen_is_styled_again_for_the_size_that_it_opens_in(
    app: PeerPalApp,
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    log(services, "@ana 30m hello")
    styled: list[object] = []
    style = PeerPalApp.update_styles

    def noted(self: PeerPalApp, node: DOMNode, **kwargs: Any) -> None:
        styled.append(node)
        style(self, node, **kwargs)

    monkeypatch.setattr(PeerPalApp, "update_styles", noted)
    async with app.run_test(size=size) as pilot:
        await pilot.press("2", "e")
        await on_screen(pilot, "PeerForm")
        assert not [node for node in styled if isinstance(node, Screen)]
        await pilot.resize_terminal(*(WIDE if size == NARROW else NARROW))
        await until(pilot, lambda: app.screen in styled)


async def test_each_line_of_a_form_is_styled_once(
    app: PeerPalApp, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(services, "@ana 30m hello")
    styled: Counter[object] = Counter()
    style = stylesheet.Stylesheet.apply

    def counted(self: stylesheet.Stylesheet, node: DOMNode, **kwargs: Any) -> None:
        styled[node] += 1
        style(self, node, **kwargs)

    monkeypatch.setattr(stylesheet.Stylesheet, "apply", counted)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "e")
        await on_screen(pilot, "PeerForm")
        typed_into = [*app.screen.query(LineInput), *app.screen.query(AreaInput)]
        assert len(typed_into) > 10
        assert {styled[one] for one in typed_into if not one.has_focus} == {1}


async def test_a_screen_has_the_colours_that_were_chosen_before_it_opened(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5")
        app.theme = "peerpal-light"
        await pilot.press("6")
        await on_screen(pilot, "FeedbackScreen")
        new = app.screen.styles.background
        await pilot.press("5")
        await on_screen(pilot, "GoalsScreen")
        assert app.screen.styles.background == new
        assert new.brightness > 0.5


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    made: list[object] = []
    make = Backdrop.__init__

    def noted(self: Backdrop, *args: Any) -> None:
        made.append(args)
        make(self, *args)

    monkeypatch.setattr(Backdrop, "__init__", noted)
    return made


async def test_what_is_below_a_box_is_drawn_once(
    app: PeerPalApp, services: Services, drawn: list[object]
) -> None:
    log(services, "@ana 30m hello")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("3", "e")
        await on_screen(pilot, "ConversationForm")
        await typed(pilot, "a longer title")
        await pilot.press("tab", "tab")
        assert len(drawn) == 1


async def test_what_changes_below_boxes_is_seen(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "R")
        await on_screen(pilot, "ResourcesScreen")
        screen, box = app.screen_stack[-2:]
        await pilot.press("n")
        await on_screen(pilot, "ResourceForm")
        for shower, words in ((screen, "news of the list"), (box, "news of the box")):
            news = Static(words)
            await shower.mount(news)
            news.styles.dock = "bottom"
            await until(pilot, lambda: words in shown(pilot))  # noqa: B023
        app.theme = "peerpal-light"
        await until(pilot, lambda: brightness_below(app) > 0.5)
        assert "news of the box" in shown(pilot)


def brightness_below(app: PeerPalApp) -> float:
    """Return how bright the first cell of the screen is, which is outside of every box."""
    style = next(iter(app.screen._compositor.render_strips()[0])).style
    assert style
    assert style.bgcolor
    return Color.from_rich_color(style.bgcolor).brightness
