"""What wraps beside a label stands under the text, whatever the text is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from peerpal.widgets.hanging import hung, label
from peerpal.widgets.sheet import sheet
from peerpal.widgets.themes import MUTED

LABEL = 13


def drawn(page: Content, width: int) -> list[str]:
    return [line.plain.rstrip() for line in hung(page, width).wrap(width)]


def test_a_long_fact_stands_under_its_text():
    page = sheet("Ana", facts=[("Met", "on a bridge call until three"), ("Fit", "good")])
    assert drawn(page, 30) == [
        "Ana",
        "",
        "Met          on a bridge call",
        "             until three",
        "Fit          good",
    ]


def test_each_line_of_a_fact_stands_under_its_text():
    page = sheet("Ana", facts=[("Knows", "pytest and fixtures\nsql"), ("Fit", "good")])
    assert drawn(page, 26)[2:] == [
        "Knows        pytest and",
        "             fixtures",
        "             sql",
        "Fit          good",
    ]


@pytest.mark.parametrize(
    "page",
    [
        Content("a long line without any label that wraps where it wants"),
        Content.assemble(("a label that is far too wide for one ", MUTED), "and some text"),
        Content.assemble("text before ", ("label ", MUTED), "and more text after it"),
        Content.assemble(("label", MUTED), " and more text without a space at its end"),
        sheet("Ana", facts=[("Fit", "good")]),
        Content(),
    ],
)
def test_what_has_no_label_or_does_not_wrap_is_left_alone(page: Content):
    assert hung(page, 24) is page


def test_in_little_room_a_label_takes_none():
    page = sheet("Ana", facts=[("Met", "on a bridge call")])
    assert hung(page, 20) is page


@given(
    st.text(
        st.characters(blacklist_categories=["C", "Z"]) | st.sampled_from("漢é👍 "), max_size=80
    ),
    st.integers(30, 60),
)
def test_nothing_is_lost_and_nothing_is_wider(text: str, width: int):
    page = sheet("", facts=[("Met", f"x{text}"), ("Then", f"{text}x")])
    lines = hung(page, width).split(allow_blank=True)
    assert "".join(line.plain for line in lines).replace(" ", "") == page.plain.replace(
        "\n", ""
    ).replace(" ", "")
    wraps = [line for line in lines if line.plain.startswith(" " * LABEL)]
    assert all(line.cell_length <= width + 1 for line in wraps)


def test_a_label_is_as_wide_as_the_others():
    assert label("Met", LABEL).plain == "Met          "
