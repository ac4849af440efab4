"""The line at the bottom: which keys it names, in which order, and what a click does."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.record_list import RecordList
from peerpal.widgets.themes import flow_colours

GROUP = Binding.Group("Sort")


class KeysApp(App[None]):
    """A list, a field and a key bar."""

    BINDINGS = [
        Binding("n", "log('n')", "Log"),
        Binding("t", "log('t')", "Talking point"),
        Binding("slash", "log('/')", "Search"),
        Binding("left_square_bracket", "log('[')", "Back", group=GROUP),
        Binding("right_square_bracket", "log(']')", "Forward", group=GROUP),
        Binding("x", "log('x')", "Hidden", show=False),
        Binding("b", "blocked", "Blocked"),
        Binding("f2", "log('f2')", "Share-safe"),
        Binding("ctrl+p", "command_palette", "Commands", show=False, priority=True),
        Binding("question_mark,f1", "help", "Help", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.bar = KeyBar()

    def compose(self) -> ComposeResult:
        yield RecordList(id="list")
        yield Input(id="field")
        yield self.bar

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return flow_colours(self.current_theme)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if action == "blocked" else True

    def action_log(self, what: str) -> None:
        self.done.append(what)

    def action_help(self) -> None:
        self.done.append("help")


def text_of(app: KeysApp) -> str:
    return app.bar.render_line(0).text


async def test_it_names_the_keys_of_the_moment() -> None:
    app = KeysApp()
    async with app.run_test(size=(120, 10)) as pilot:
        await pilot.pause()
        text = text_of(app)
        assert " n Log  t Talking point  / Search  [ ] Sort  b Blocked  F2 Share-safe " in text
        assert text.endswith(" ^p Commands  ? Help ")
        assert "Hidden" not in text


async def test_it_follows_the_focus() -> None:
    app = KeysApp()
    async with app.run_test(size=(120, 10)) as pilot:
        app.query_one(RecordList).set_rows(["a"], lambda record_id: (record_id,))
        await pilot.pause()
        assert text_of(app).startswith(" ⏎ Open  n Log ")
        await pilot.press("tab")
        await pilot.pause()
        assert "Log" not in text_of(app)
        assert "F2 Share-safe" in text_of(app)


@pytest.mark.parametrize("width", range(24, 121, 8))
async def test_it_drops_from_the_right_and_keeps_the_pinned(width: int) -> None:
    app = KeysApp()
    async with app.run_test(size=(width, 10)) as pilot:
        await pilot.pause()
        strip = app.bar.render_line(0)
        assert strip.cell_length == width
        assert strip.text.endswith(" ^p Commands  ? Help ")
        names = ["Log", "Talking point", "Search", "Sort", "Blocked", "Share-safe"]
        shown = [name for name in names if name in strip.text]
        assert shown == names[: len(shown)]


async def test_a_click_does_what_the_key_does() -> None:
    app = KeysApp()
    async with app.run_test(size=(120, 10)) as pilot:
        await pilot.pause()
        for word in ("Talking", "/ S", "Blocked", "Help", "F2"):
            await pilot.click(app.bar, offset=(text_of(app).index(word), 0))
        assert app.done == ["t", "/", "help", "f2"]


async def test_a_click_opens_the_commands() -> None:
    app = KeysApp()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        await pilot.click(app.bar, offset=(text_of(app).index("Commands"), 0))
        await pilot.pause()
        assert len(app.screen_stack) == 2
