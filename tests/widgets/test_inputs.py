"""What is typed or pasted never steers the terminal while it stands in a field."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App, ComposeResult

from peerpal.domain.text import clean
from peerpal.widgets.inputs import AreaInput, LineInput

HOSTILE = [
    "\x1b[2J\x1b[31mred",
    "\x1b]52;c;aGVsbG8=\x07",
    "\x9b31m\x90q\x9c",
    "admin\u202egnp.exe\u2066",
    "a\tb",
    "[@click=app.quit]x",
    "👨‍👩‍👧‍👦 family",
    "x" * 10_000,
]


class InputApp(App[None]):
    def __init__(self, kind: type[LineInput | AreaInput], text: str = "") -> None:
        super().__init__()
        self.kind = kind
        self.text = text

    def compose(self) -> ComposeResult:
        yield self.kind(self.text)

    @property
    def widget(self) -> LineInput | AreaInput:
        return self.query_one(self.kind)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("kind", [LineInput, AreaInput])
@pytest.mark.parametrize("is_pasted", [True, False])
async def test_no_control_character_is_drawn(kind, text, is_pasted) -> None:
    app = InputApp(kind, "" if is_pasted else text)
    async with app.run_test() as pilot:
        app.widget.focus()
        if is_pasted:
            app.post_message(events.Paste(text))
        await pilot.press("end", "left", "shift+left", "!")
        for strip in app.screen._compositor.render_strips():
            for segment in strip:
                assert segment.text == clean(segment.text)
                assert "\t" not in segment.text


async def test_a_line_takes_what_was_meant() -> None:
    app = InputApp(LineInput)
    async with app.run_test() as pilot:
        app.widget.focus()
        app.post_message(events.Paste("Ana\u202e Ruiz"))
        await pilot.press("end", "!")
        assert app.widget.value == "Ana\ufffd Ruiz!"


async def test_an_area_keeps_its_lines() -> None:
    app = InputApp(AreaInput)
    async with app.run_test() as pilot:
        app.widget.focus()
        app.post_message(events.Paste("one\ntwo"))
        await pilot.press("enter", "3")
        assert app.widget.text == "one\ntwo\n3"


@pytest.mark.parametrize(
    ("pasted", "keys", "text"),
    [
        ("one\ntwo\r\nthree\n", [], "say one two three."),
        ("one\n\ntwo", [], "say one  two."),
        ("", [], "say ."),
        ("one\ntwo", ["ctrl+shift+a"], "one two"),
        ("one\ntwo", ["shift+left", "shift+left"], "saone two."),
    ],
)
async def test_a_line_takes_all_lines_that_are_pasted_as_one(pasted, keys, text) -> None:
    app = InputApp(LineInput, "say .")
    async with app.run_test() as pilot:
        app.widget.focus()
        await pilot.press("end", "left", *keys)
        app.post_message(events.Paste(pasted))
        await pilot.pause()
        assert app.widget.value == text


async def test_a_long_line_begins_at_its_cursor_and_is_read_from_its_beginning() -> None:
    app = InputApp(LineInput, f"begin{'x' * 300}end")
    async with app.run_test(size=(40, 10)) as pilot:
        app.widget.focus()
        await pilot.pause()
        assert "end" in line_of(app)
        assert "begin" not in line_of(app)
        app.set_focus(None)
        await pilot.pause()
        assert "begin" in line_of(app)
        await pilot.resize_terminal(30, 10)
        app.widget.focus()
        await pilot.resize_terminal(20, 10)
        await pilot.pause()
        assert "end" in line_of(app)


def line_of(app: InputApp) -> str:
    """Return all that is drawn."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)
