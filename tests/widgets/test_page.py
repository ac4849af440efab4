"""A page beside a list: nothing of the record before may stay on it."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from peerpal.widgets.page import Page

FIRST = "\n".join(f"line {number} of the first" for number in range(8))
LONG = "\n".join(f"line {number} of many" for number in range(60))


class PageApp(App[None]):
    CSS = "Page { padding: 1 2; border-left: solid red; }"

    def compose(self) -> ComposeResult:
        yield Page()

    @property
    def page(self) -> Page:
        return self.query_one(Page)

    @property
    def shown(self) -> list[str]:
        strips = self.screen._compositor.render_strips()
        return [strip.text.strip(" │▁▂▃▄▅▆▇█") for strip in strips]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (FIRST, "short"),
        ("short", FIRST),
        (FIRST, FIRST.replace("line 0", "another").replace("line 5", "other")),
        (LONG, FIRST),
        (FIRST, LONG),
        (LONG, LONG.replace("many", "lots")),
        (FIRST, ""),
    ],
)
async def test_what_is_shown_is_the_last_page_from_its_top(before: str, after: str) -> None:
    app = PageApp()
    async with app.run_test(size=(40, 20)) as pilot:
        app.page.show(Content(before))
        app.page.focus()
        await pilot.press("j", "j", "j")
        assert app.shown
        app.page.show(Content(after))
        await pilot.pause()
        in_view = after.split("\n")[:18]
        assert app.shown == ["", *in_view, *[""] * (18 - len(in_view)), ""]
