"""How many words a long text has is said beside it."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App, ComposeResult

from peerpal.widgets.fields import AreaField, Field, FlagField
from peerpal.widgets.guided import GuidedArea


class FieldApp(App[None]):
    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field

    def compose(self) -> ComposeResult:
        yield self.field

    @property
    def shown(self) -> str:
        return "\n".join(strip.text for strip in self.screen._compositor.render_strips())


@pytest.mark.parametrize("kind", [AreaField, GuidedArea])
async def test_a_long_text_says_how_many_words_it_has(kind: type[AreaField]) -> None:
    app = FieldApp(kind("notes", "Notes", "word " * 49, hint="what was said"))
    async with app.run_test() as pilot:
        assert "words" not in app.shown
        app.field.focus_control()
        await pilot.press(*"more ")
        assert "50 words" in app.shown
        app.post_message(events.Paste("a\nb\nc "))
        await pilot.pause()
        assert "53 words" in app.shown
        assert app.field.text.startswith("more a\nb\nc")
        await pilot.press("f7", "delete")
        assert "words" not in app.shown


async def test_a_field_that_says_something_else_counts_no_words() -> None:
    app = FieldApp(AreaField("success", "Success", "word " * 60, read=lambda _: "measure it"))
    async with app.run_test() as pilot:
        app.field.focus_control()
        await pilot.press("a")
        assert "measure it" in app.shown
        assert "words" not in app.shown


async def test_a_sign_says_whether_a_box_is_ticked() -> None:
    app = FieldApp(FlagField("private", "Private", hint="for me"))
    async with app.run_test() as pilot:
        assert "☐ for me" in app.shown
        app.field.focus_control()
        await pilot.press("space")
        assert "☑ for me" in app.shown
        app.field.text = ""
        await pilot.pause()
        assert "☐ for me" in app.shown


async def test_a_box_that_was_ticked_opens_ticked() -> None:
    app = FieldApp(FlagField("private", "Private", "yes", hint="for me"))
    async with app.run_test():
        assert "☑ for me" in app.shown
