"""The place in a text is found again, however it is wrapped."""

from __future__ import annotations

from textwrap import wrap

from hypothesis import given
from hypothesis import strategies as st

from peerpal.widgets.reading_place import letters, line_after

WORDS = st.lists(st.text("abz19-·é漢", min_size=1, max_size=9), min_size=1, max_size=60)
WIDTHS = st.integers(9, 80)


@given(WORDS, WIDTHS, WIDTHS, st.data())
def test_what_stood_at_the_top_is_in_the_line_that_is_found(words, width, other, data):
    before, after = (wrap(" ".join(words), size) for size in (width, other))
    top = data.draw(st.integers(0, len(before) - 1))
    read = letters(before[:top])
    found = line_after(after, read)
    assert letters(after[:found]) <= read
    assert letters(after[: found + 1]) > read or found == len(after) - 1


def test_without_lines_it_is_the_top():
    assert line_after([], 5) == 0
