"""A rendered document: its looks, its length, and what stays of it after a change."""

from __future__ import annotations

from textual.app import App, ComposeResult

from peerpal.widgets.markdown_view import MarkdownView

TEXT = """# Title

First line  
second line

## One

- **bold** item
  - inner item

## Two

- an item that is so long that it goes on to another line, under its own text
"""  # noqa: W291 two blanks break a line


class PageApp(App[None]):
    def compose(self) -> ComposeResult:
        yield MarkdownView()

    @property
    def page(self) -> MarkdownView:
        return self.query_one(MarkdownView)

    @property
    def lines(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.page._lines]


async def test_it_looks_like_a_document() -> None:
    app = PageApp()
    async with app.run_test(size=(41, 20)):
        app.page.update(TEXT)
        assert [line for line in app.lines if line] == [
            "Title",
            "First line",
            "second line",
            "One",
            " • bold item",
            "    • inner item",
            "Two",
            " • an item that is so long that it goes",
            "   on to another line, under its own",
            "   text",
        ]
        bold = next(s for line in app.page._lines for s in line if "bold" in s.text)
        assert bold.style
        assert bold.style.bold


async def test_a_change_draws_only_its_section_anew() -> None:
    app = PageApp()
    async with app.run_test(size=(40, 20)):
        app.page.update(TEXT)
        before = {id(strip) for strip in app.page._lines}
        app.page.update(TEXT.replace("inner item", "changed"))
        kept = [strip.text.strip() for strip in app.page._lines if id(strip) in before]
        assert "Title" in kept
        assert "Two" in kept
        assert "One" not in kept
        assert any("changed" in line for line in app.lines)


async def test_keys_scroll_and_a_change_stays_at_the_place() -> None:
    app = PageApp()
    text = "# Many\n\n" + "\n".join(f"- item {number}" for number in range(300))
    async with app.run_test(size=(40, 20)) as pilot:
        app.page.update(text)
        app.page.focus()
        await pilot.press("j", "down", "k")
        assert app.page.scroll_y == 1
        await pilot.press("pagedown")
        at = app.page.scroll_y
        assert at > 10
        app.page.update(text.replace("item 2\n", "changed\n"))
        await pilot.pause()
        assert app.page.scroll_y == at
        await pilot.press("G")
        assert app.page.scroll_y == app.page.max_scroll_y > 250
        await pilot.press("g")
        assert app.page.scroll_y == 0


async def test_a_shorter_document_stays_in_view() -> None:
    app = PageApp()
    async with app.run_test(size=(40, 20)) as pilot:
        app.page.update("\n".join(f"- item {number}" for number in range(300)))
        app.page.focus()
        await pilot.press("G")
        app.page.update("Short")
        await pilot.pause()
        assert app.page.scroll_y == 0


async def test_another_width_wraps_anew() -> None:
    app = PageApp()
    async with app.run_test(size=(40, 20)) as pilot:
        app.page.update(TEXT)
        before = len(app.lines)
        await pilot.resize_terminal(120, 20)
        await pilot.pause()
        assert len(app.lines) < before


async def test_nothing_at_all_is_fine() -> None:
    app = PageApp()
    async with app.run_test(size=(40, 20)):
        app.page.update("")
        assert not any(app.lines)
