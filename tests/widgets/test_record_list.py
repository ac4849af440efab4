"""The list: moving, opening, staying on a record, straight columns, and text that means harm."""

from __future__ import annotations

import unicodedata

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.content import Content
from textual.message import Message

from peerpal.widgets.columns import Cell, Column, Row, arrange, steady
from peerpal.widgets.panel import Panel
from peerpal.widgets.record_list import RecordList
from peerpal.widgets.themes import BAD, flow_colours

COLUMNS = (Column("Day", width=10), Column("Title"), Column("Due", width=9, align="right"))
HOSTILE = [
    "[/]",
    "[@click=app.quit]x",
    "[red]not red[/red]",
    "\x1b[2J\x1b[31mred",
    "\x1b]52;c;aGVsbG8=\x07",
    "\x9b31m\x90q\x9c",
    "admin\u202egnp.exe\u2066",
    "line\nbreak\r\nand\ttab",
    "\x00\x07\x08\x7f",
    "👨‍👩‍👧‍👦 family 👍🏽 ❤️ 🇪🇸 1️⃣ 🏳️‍🌈",
    "日本語のとても長い題名日本語のとても長い題名",
    "e\u0301" * 60,
    "a" + "\u0301" * 500,
    "x" * 10_000,
    "漢" * 10_000,
    "",
]


class ListApp(App[None]):
    """A list, and all that it says."""

    def __init__(self, widget: RecordList) -> None:
        super().__init__()
        self.widget = widget
        self.heard: list[tuple[str, str | None]] = []

    def compose(self) -> ComposeResult:
        yield self.widget

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return flow_colours(self.current_theme)

    def on_record_list_opened(self, message: RecordList.Opened) -> None:
        self.heard.append(("opened", message.record_id))

    def on_record_list_highlighted(self, message: RecordList.Highlighted) -> None:
        self.heard.append(("highlighted", message.record_id))


def ids(count: int) -> list[str]:
    return [f"id{number}" for number in range(count)]


def draw(record_id: str) -> Row:
    return ("2026-11-22", f"title of {record_id}", Content.styled("overdue", BAD))


def lines(widget: RecordList) -> list[str]:
    return [widget.render_line(y).text for y in range(widget.scrollable_content_region.height)]


@pytest.mark.parametrize(
    ("keys", "index"),
    [
        (["down", "j", "j", "up", "k"], 1),
        (["k", "up"], 0),
        (["G"], 99),
        (["end", "down"], 99),
        (["G", "g"], 0),
        (["end", "home"], 0),
        (["pagedown"], 20),
        (["pagedown", "pagedown", "pageup"], 20),
        (["G", "pageup"], 79),
    ],
)
async def test_keys_move_the_cursor(keys: list[str], index: int) -> None:
    widget = RecordList(*COLUMNS)
    app = ListApp(widget)
    async with app.run_test(size=(80, 20)) as pilot:
        widget.set_rows(ids(100), draw)
        await pilot.press(*keys)
        assert widget.current_id == f"id{index}"
        assert app.heard[-1] == ("highlighted", f"id{index}")
        assert any(f"title of id{index} " in line for line in lines(widget))


async def test_enter_opens_the_current_record() -> None:
    app = ListApp(RecordList(*COLUMNS))
    async with app.run_test() as pilot:
        app.widget.set_rows(ids(3), draw)
        await pilot.press("down", "enter")
        assert app.heard[-1] == ("opened", "id1")


async def test_an_empty_list_says_what_to_press_and_opens_nothing() -> None:
    app = ListApp(RecordList(*COLUMNS, placeholder="No goals yet.\nPress g to write one."))
    async with app.run_test(size=(60, 11)) as pilot:
        await pilot.press("enter", "down", "up", "pagedown", "G", "g")
        assert app.heard == []
        assert app.widget.current_id is None
        assert lines(app.widget)[4].strip() == "No goals yet."
        assert lines(app.widget)[5] == "Press g to write one.".center(60)
        assert "enter" not in app.screen.active_bindings
        app.widget.set_rows(ids(1), draw)
        await pilot.pause()
        assert "enter" in app.screen.active_bindings


@pytest.mark.parametrize(
    ("new_ids", "current"),
    [
        (["new", *ids(10)], "id5"),
        (ids(10)[3:], "id5"),
        (["id0", "id1", "id2", "id3", "id4", "id6"], "id6"),
        (["id0", "id1"], "id1"),
        ([], None),
    ],
)
async def test_the_cursor_stays_on_its_record(new_ids: list[str], current: str | None) -> None:
    app = ListApp(RecordList(*COLUMNS))
    async with app.run_test() as pilot:
        app.widget.set_rows(ids(10), draw)
        assert app.widget.select("id5")
        await pilot.pause()
        app.heard.clear()
        app.widget.set_rows(new_ids, draw)
        await pilot.pause()
        assert app.widget.current_id == current
        assert app.heard == ([] if current == "id5" else [("highlighted", current)])


async def test_the_cursor_stays_in_view_when_the_rows_are_replaced() -> None:
    app = ListApp(RecordList(*COLUMNS))
    async with app.run_test(size=(80, 10)) as pilot:
        app.widget.set_rows(ids(100), draw)
        await pilot.press("G")
        app.widget.set_rows(ids(50), draw)
        await pilot.pause()
        assert "title of id49" in lines(app.widget)[-1]


async def test_only_rows_in_view_are_made_and_each_only_once() -> None:
    made: list[str] = []

    def counted(record_id: str) -> Row:
        made.append(record_id)
        return draw(record_id)

    app = ListApp(RecordList(*COLUMNS))
    async with app.run_test(size=(80, 10)) as pilot:
        app.widget.set_rows(ids(100_000), counted)
        await pilot.press("down", "down", "up")
        assert sorted(made) == sorted(ids(10))
        await pilot.press("G")
        assert len(made) == 20
        app.widget.redraw()
        await pilot.pause()
        assert len(made) == 30


async def test_a_click_selects_and_a_second_click_opens() -> None:
    app = ListApp(RecordList(*COLUMNS, show_header=True))
    async with app.run_test(size=(80, 10)) as pilot:
        app.widget.set_rows(ids(5), draw)
        await pilot.pause()
        await pilot.click(offset=(5, 3))
        assert app.heard[-1] == ("highlighted", "id2")
        await pilot.click(offset=(5, 3))
        assert app.heard[-1] == ("opened", "id2")
        await pilot.press("up", "down")
        await pilot.click(offset=(5, 3))
        assert app.heard[-1] == ("highlighted", "id2")
        heard = len(app.heard)
        await pilot.click(offset=(5, 0))
        await pilot.click(offset=(5, 8))
        assert len(app.heard) == heard


async def test_scrolling_leaves_the_cursor_on_its_record() -> None:
    app = ListApp(RecordList(*COLUMNS))
    async with app.run_test(size=(80, 10)) as pilot:
        app.widget.set_rows(ids(100), draw)
        await pilot.pause()
        app.widget.scroll_to(y=30, animate=False)
        await pilot.pause()
        assert app.widget.current_id == "id0"
        assert "title of id30" in lines(app.widget)[0]
        await pilot.press("down")
        assert "title of id1 " in lines(app.widget)[0]


async def test_the_bar_touches_both_ends_of_a_long_list_and_moves_between() -> None:
    widget = RecordList(*COLUMNS)
    async with ListApp(widget).run_test(size=(80, 20)) as pilot:
        widget.set_rows(ids(10_000), draw)
        await pilot.press("G")
        bar = widget.vertical_scrollbar
        assert bar.position == widget.max_scroll_y == 9_980
        widget.scroll_to(y=5_000, animate=False)
        assert 0 <= 5_000 - bar.position < 10_000 / 20 / 8
        await pilot.press("g")
        assert bar.position == 0


async def test_the_header_stays_while_the_rows_scroll() -> None:
    app = ListApp(RecordList(*COLUMNS, show_header=True))
    async with app.run_test(size=(80, 10)) as pilot:
        app.widget.set_rows(ids(100), draw)
        await pilot.press("G")
        shown = lines(app.widget)
        assert shown[0].split() == ["Day", "Title", "Due"]
        assert "title of id99" in shown[-1]


@pytest.mark.parametrize("as_content", [False, True])
@pytest.mark.parametrize("width", [12, 40, 80])
async def test_hostile_text_is_shown_and_columns_stay_straight(
    width: int, *, as_content: bool
) -> None:
    def hostile_row(record_id: str) -> Row:
        text = HOSTILE[int(record_id)]
        cell: Cell = Content.styled(text, BAD) if as_content else text
        return (cell, cell, "end")

    columns = (Column(width=10), Column(), Column(width=3))
    app = ListApp(RecordList(*columns, placeholder="nothing"))
    async with app.run_test(size=(width, 30)) as pilot:
        app.widget.set_rows([str(number) for number in range(len(HOSTILE))], hostile_row)
        await pilot.pause()
        for y in range(30):
            strip = app.widget.render_line(y)
            assert strip.cell_length == cell_len(strip.text) == width
            assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in strip.text)
            assert not set("\u202e\u2066\ufe0f") & set(strip.text)
            if y < len(HOSTILE) and width >= 40:
                assert strip.text.endswith("  end ")
        if width == 80:
            assert "[/]" in app.widget.render_line(0).text
            assert "[@click=app.quit]x" in app.widget.render_line(1).text
        assert all(
            not (segment.style and segment.style.meta)
            for y in range(30)
            for segment in app.widget.render_line(y)
        )


async def test_a_hostile_placeholder_and_title_are_shown_as_they_are() -> None:
    panel = Panel("[/] \x1b[31m", placeholder="[@click=app.quit]\x1b]52;c;\x07")
    app = ListApp(panel)
    async with app.run_test(size=(60, 9)) as pilot:
        await pilot.pause()
        shown = "".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "[/]" in shown
        assert "[@click=app.quit]" in shown
        assert "\x1b" not in shown


async def test_the_cursor_line_is_dimmer_without_the_focus() -> None:
    app = ListApp(RecordList(*COLUMNS))
    async with app.run_test() as pilot:
        app.widget.set_rows(ids(3), draw)
        await pilot.pause()

        def backgrounds() -> list[object]:
            return [
                segment.style.bgcolor if segment.style else None
                for y in (0, 1)
                for segment in list(app.widget.render_line(y))[:1]
            ]

        focused, other = backgrounds()
        app.screen.set_focus(None)
        await pilot.pause()
        blurred, _ = backgrounds()
        assert len({focused, blurred, other}) == 3


async def test_a_panel_that_opens_nothing_takes_no_focus() -> None:
    app = ListApp(Panel("Conversations", can_open=False))
    async with app.run_test(size=(60, 9)) as pilot:
        app.widget.set_rows(ids(2), lambda record_id: (record_id,))
        await pilot.press("tab", "enter", "down")
        await pilot.click(offset=(4, 2))
        assert app.focused is None
        assert app.heard == [("highlighted", "id0")]


def test_columns_share_what_the_fixed_ones_leave() -> None:
    columns = (
        Column(width=10),
        Column(weight=2),
        Column(weight=1),
        Column(width=5, shown_from=100),
    )
    assert [place.width for place in arrange(columns, 80, 80)] == [10, 44, 22]
    assert [place.width for place in arrange(columns, 120, 120)] == [10, 66, 33, 5]
    assert sum(place.width + place.gap for place in arrange(columns, 7, 80)) <= 7


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("👨‍👩‍👧", "👨"),
        ("👍🏽 ❤️ 1️⃣", "👍 ❤ 1"),
        ("क्‍ष", "क्‍ष"),
        ("Zoë", "Zoë"),
    ],
)
def test_emoji_are_reduced_to_what_all_terminals_measure_alike(text: str, kept: str) -> None:
    assert steady(text) == kept


async def test_messages_can_be_told_apart_by_their_list() -> None:
    app = ListApp(RecordList(*COLUMNS, id="goals"))
    async with app.run_test() as pilot:
        app.widget.set_rows(ids(1), draw)
        await pilot.pause()
        message: Message = RecordList.Opened(app.widget, "id0")
        assert message.control is app.widget


async def test_rows_set_before_the_first_frame_are_told_once() -> None:
    widget = RecordList(*COLUMNS)

    class EarlyApp(ListApp):
        def compose(self) -> ComposeResult:
            widget.set_rows(ids(3), draw)
            yield widget

    app = EarlyApp(widget)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.heard == [("highlighted", "id0")]
        assert "title of id0" in lines(widget)[0]


async def test_a_group_is_named_in_its_first_row_and_at_the_top_of_the_view():
    groups = (Column("Whose", width=8, is_group=True), Column("Goal"))
    widget = RecordList(*groups, show_header=True)
    app = ListApp(widget)
    async with app.run_test(size=(40, 6)) as pilot:
        widget.set_rows(ids(12), lambda id_: ["mine" if int(id_[2:]) < 9 else "Ana", id_])
        await pilot.pause()
        assert [line.split() for line in lines(widget)[1:4]] == [["mine", "id0"], ["id1"], ["id2"]]
        for at in range(1, 7):
            widget.scroll_to(y=at, animate=False, immediate=True)
            top, second = (line.split() for line in lines(widget)[1:3])
            assert top == ["mine", f"id{at}"]
            assert second == [f"id{at + 1}"]
        await pilot.press("G")
        assert [line.split() for line in lines(widget)[1:]] == [
            *(["mine", "id7"], ["id8"], ["Ana", "id9"], ["id10"], ["id11"]),
        ]
