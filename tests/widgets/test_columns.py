"""Text that is wider than its column."""

from __future__ import annotations

import pytest
from textual.content import Content
from textual.style import Style

from peerpal.widgets.columns import fit


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (30, "share the rota  mine, with Ana"),
        (20, "share the rota  min…"),
        (19, "share the rota  …  "),
        (17, "share the rota  …"),
        (10, "share the…"),
    ],
)
def test_a_letter_or_two_of_what_comes_second_are_left_out(width: int, shown: str) -> None:
    cell = Content.assemble("share the rota", "  ", ("mine, with Ana", "dim"))
    segments = fit(cell, width, "left", Style.null(), Style.parse)
    assert "".join(segment.text for segment in segments) == shown
