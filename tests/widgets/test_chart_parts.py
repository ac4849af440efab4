"""Columns, axes and scales that charts are drawn from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.widgets.chart import Chart, table_lines
from peerpal.widgets.chart_parts import (
    Slots,
    axis,
    column_rows,
    hanging_rows,
    nice_hours,
    rows_taken,
    slot_axis,
    slots,
    with_numbers,
)


def text(rows: list[list[tuple[str, str]]]) -> list[str]:
    return ["".join(char for char, _ in row) for row in rows]


def test_columns_rise_in_eighths_and_something_always_shows() -> None:
    rows = column_rows([0, None, 0.01, 4, 8], 8, 2, Slots(5, 2, 1), "")
    assert text(rows) == ["        █ ", "    ▁ █ █ "]


def test_what_hangs_is_cut_out_from_below() -> None:
    rows = hanging_rows([0, 1, 4, 6], 8, 2, Slots(4, 2, 1), "red")
    assert text(rows) == ["  ▆ █ █ ", "      ▄ "]
    assert rows[0][2][1] == "reverse red"
    assert rows[0][4][1] == "red"


def test_a_number_stands_beyond_the_end_of_its_column() -> None:
    place = Slots(2, 4, 3)
    rows = column_rows([1, 2], 3, 3, place, "")
    with_numbers(rows, ["1", "22"], [1, 2], place, hang=False)
    assert text(rows) == ["    22  ", " 1  ███ ", "███ ███ "]
    rows = hanging_rows([1, 2], 3, 3, place, "")
    with_numbers(rows, ["1", "4444"], [1, 2], place, hang=True)
    assert text(rows) == ["███ ███ ", " 1  ███ ", "        "]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (4, "Dec Jan Feb Mar "),
        (3, "Dec   Feb   "),
        (2, "Dec Feb "),
        (6, " Dec   Jan   Feb   Mar  "),
    ],
)
def test_labels_have_room_for_a_blank_between_them(cell: int, shown: str) -> None:
    place = slots(4, 4 * cell)
    assert slot_axis(["Dec", "Jan", "Feb", "Mar"], place, 4 * cell) == shown


def test_labels_of_two_words_have_room_for_two_blanks() -> None:
    labels = ["Nov 25", "Dec 25", "Jan 26", "Feb 26"]
    assert axis(labels, [0, 7, 14, 21], 28) == "Nov 25        Jan 26        "
    assert axis(labels, [0, 8, 16, 24], 32) == "Nov 25  Dec 25  Jan 26  Feb 26  "


@given(
    st.lists(st.text("abc", min_size=1, max_size=8), min_size=1, max_size=30), st.integers(1, 200)
)
def test_an_axis_fits_and_its_labels_stand_at_their_places(labels: list[str], width: int) -> None:
    starts = [at * width // len(labels) for at in range(len(labels))]
    line = axis(labels, starts, width)
    assert len(line) == width
    for word in line.split():
        assert any(line[start:].startswith(word) for start in starts)
        assert word in labels


@given(st.integers(1, 100_000))
def test_no_minutes_exceed_the_scale(minutes: int) -> None:
    top = nice_hours(minutes)
    assert minutes <= top
    assert top <= max(15, 2 * minutes, minutes + 600)
    assert top < 60 or top % 60 == 0


@given(
    st.lists(st.floats(0, 1e6), min_size=1, max_size=30), st.integers(1, 20), st.integers(1, 200)
)
def test_a_higher_value_is_never_drawn_lower(values: list[float], rows: int, width: int) -> None:
    most = max(values) or 1
    heights = [rows_taken(value, most, rows) for value in values]
    assert max(heights) <= rows
    pairs = sorted(zip(values, heights, strict=True))
    assert [height for _, height in pairs] == sorted(heights)
    place = slots(len(values), width)
    assert {len(row) for row in column_rows(values, most, rows, place, "")} == {place.width}


class Numbers(Chart):
    def table(self) -> list[list[str]]:
        return [["", "one", "two", "three"], ["[/] a very long name indeed, and on", "1", "2", "3"]]


def test_in_a_table_names_give_way_first_then_the_first_numbers() -> None:
    def shown(width: int) -> list[str]:
        return [line.plain for line in table_lines(Numbers(), width)]

    assert shown(60)[1] == "[/] a very long name indeed, and on    1    2      3"
    assert shown(44)[1] == "[/] a very long name indee…    1    2      3"
    assert shown(38) == [
        "                           two  three",
        "[/] a very long name ind…    2      3",
    ]
