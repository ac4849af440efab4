"""Contrast as WCAG 2.1 counts it, and colours that are moved until they can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color

from peerpal.widgets.contrast import READABLE, contrast, moved, worst

BYTE = st.integers(0, 255)
COLOURS = st.tuples(BYTE, BYTE, BYTE).map(lambda parts: Color(*parts))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
        ("#ff0000", "#ffffff", 4.0),
        ("#123456", "#123456", 1),
    ],
)
def test_it_is_what_others_count(one: str, other: str, ratio: float) -> None:
    assert contrast(Color.parse(one), Color.parse(other)) == pytest.approx(ratio, abs=0.005)


@given(COLOURS, COLOURS)
def test_it_is_the_same_both_ways(one: Color, other: Color) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


@given(COLOURS, COLOURS)
def test_a_colour_that_is_moved_can_be_read(colour: Color, ground: Color) -> None:
    assert worst(moved(colour, [ground], READABLE), [ground]) >= READABLE


@given(COLOURS, COLOURS)
def test_a_colour_that_can_be_read_stays(colour: Color, ground: Color) -> None:
    if contrast(colour, ground) >= READABLE:
        assert moved(colour, [ground], READABLE) is colour


def test_it_goes_no_further_than_it_must() -> None:
    teal, grey = Color.parse("#2a6f77"), Color.parse("#2e3440")
    found = moved(teal, [grey], READABLE)
    assert READABLE <= contrast(found, grey) < READABLE + 1
    assert found.b > found.r
