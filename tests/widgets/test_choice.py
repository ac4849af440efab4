"""Choosing one of a few values: arrows, first letters, digits; and ticking a talking point."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from peerpal.widgets.choice import Choice
from peerpal.widgets.point_choice import PointChoice

RATINGS = [("", ""), ("1", "1 drained"), ("2", "2"), ("3", "3")]
WORDS = [("a", "Anna"), ("b", "Ben"), ("bea", "Bea")]


class ChoiceApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Choice("", RATINGS)
        yield Choice("a", WORDS)


@pytest.mark.parametrize(("key", "value"), [("1", "1"), ("3", "3"), ("9", ""), ("space", "1")])
async def test_a_digit_chooses_at_once(key: str, value: str) -> None:
    app = ChoiceApp()
    async with app.run_test() as pilot:
        app.query(Choice).first().focus()
        await pilot.press(key)
        assert app.query(Choice).first().value == value


async def test_a_letter_goes_through_the_values_that_begin_with_it() -> None:
    app = ChoiceApp()
    async with app.run_test() as pilot:
        choice = app.query(Choice).last()
        choice.focus()
        for value in ("b", "bea", "b"):
            await pilot.press("b")
            assert choice.value == value


async def test_no_value_is_broken_where_the_line_ends() -> None:
    names = ("not started", "on track", "at risk of it", "blocked")
    app = ChoiceApp()
    async with app.run_test(size=(24, 9)) as pilot:
        await app.mount(choice := Choice("", [(name, name) for name in names]))
        choice.focus()
        await pilot.pause()
        lines = [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]
        shown = [line for line in lines if any(name in line for name in names)]
        assert shown == ["○ not started", "○ on track", "○ at risk of it", "○ blocked"]
        await pilot.resize_terminal(32, 9)
        await pilot.pause()
        assert choice.size.height == 2


class PointsApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.asked: list[PointChoice] = []

    def compose(self) -> ComposeResult:
        for text in ("one", "two", "three", "[/] four"):
            yield PointChoice("", text, "carried once")

    def on_point_choice_edit_asked(self, message: PointChoice.EditAsked) -> None:
        self.asked.append(message.choice)

    @property
    def points(self) -> list[PointChoice]:
        return list(self.query(PointChoice))


async def test_one_key_ticks_a_point_and_leads_on() -> None:
    app = PointsApp()
    async with app.run_test() as pilot:
        app.points[0].focus()
        await pilot.press("d", "c", "x", "o")
        assert [point.value for point in app.points] == ["discussed", "carried", "dropped", ""]
        assert app.focused is app.points[0]
        await pilot.press("o")
        assert app.points[0].value == ""


async def test_a_point_shows_its_text_and_what_becomes_of_it() -> None:
    app = PointsApp()
    async with app.run_test() as pilot:
        app.points[3].focus()
        await pilot.press("enter")
        assert app.asked == [app.points[3]]
        first, options = app.points[3].render().plain.split("\n")
        assert first == "? [/] four  carried once, still open"
        assert "●" in options
        app.points[3].set_text("other")
        await pilot.press("d")
        assert app.points[3].render().plain == "✓ other  discussed"


async def test_a_value_stays_in_one_line_with_its_sign() -> None:
    app = ChoiceApp()
    async with app.run_test(size=(15, 10)) as pilot:
        choice = app.query(Choice).first()
        choice.focus()
        await pilot.pause()
        lines = [line.text.rstrip() for line in app.screen._compositor.render_strips()]
        assert lines[:3] == ["● —", "○ 1 drained", "○ 2  ○ 3"]
