"""The cover over private text and names: nothing of it can be read, and nothing moves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color

from peerpal.domain.share_safe import hidden_names
from peerpal.widgets.covering import COVER, Covering
from peerpal.widgets.private import PRIVATE_STYLE, private

COVERING = Covering(hidden_names({"ben": "Ben Okafor"}, ()))
PRIVATE = PRIVATE_STYLE.rich_style
BOLD = Style(bold=True)


def covered(*segments: Segment) -> list[Segment]:
    return COVERING.apply(list(segments), Color(0, 0, 0))


def text_of(segments: list[Segment]) -> str:
    return "".join(segment.text for segment in segments)


def test_a_name_is_covered_across_the_segments_it_is_drawn_in() -> None:
    drawn = covered(Segment("with B", BOLD), Segment("en Oka", BOLD), Segment("for, today"))
    assert text_of(drawn) == "with ▒▒▒▒▒▒▒▒▒▒, today"
    assert [segment.style for segment in drawn] == [BOLD, BOLD, None]


def test_private_text_is_covered_but_for_the_space_around_it() -> None:
    drawn = covered(Segment("Note: "), Segment("  a b ", PRIVATE), Segment("c   ", PRIVATE + BOLD))
    assert text_of(drawn) == "Note:   ▒▒▒▒▒   "


def test_what_steers_the_terminal_stays() -> None:
    control = Segment("Ben", None, [(ControlType.BELL,)])
    assert covered(Segment(" "), control)[1].control == control.control


def test_a_line_without_anything_private_is_left_alone() -> None:
    line = [Segment("Ana talked", BOLD)]
    assert COVERING.apply(line, Color(0, 0, 0)) is line


def test_text_that_is_marked_keeps_its_looks() -> None:
    content = private("a note [b]").stylize("bold", 2)
    assert content.plain == "a note [b]"
    assert [style.bold for _, style in content.render()][:2] == [None, True]


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cc", "Cs"])), st.booleans())))
def test_a_line_stays_as_wide_and_says_nothing_private(parts) -> None:
    line = [Segment(text, PRIVATE if is_private else None) for text, is_private in parts]
    drawn = covered(*line)
    assert cell_len(text_of(drawn)) == cell_len(text_of(line))
    for (_, is_private), segment in zip(parts, drawn, strict=True):
        assert not is_private or not segment.text.replace(COVER, "").strip()
