"""Text that may be shown: nothing that steers a terminal, everything that people write."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.text import clean, folded, one_line

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)


@pytest.mark.parametrize(
    "char",
    ["\x00", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\u200e", "\ufeff", "\u00ad", "\u200b",
     "\u2028", "\U000e0041", "\ud800", "\ue000", "\u0378"],
)  # fmt: skip
def test_what_could_steer_a_terminal_becomes_visible(char):
    assert clean(f"a{char}b") == "a\ufffdb"
    assert clean(f"á{char}\nb") == "á\ufffd\nb"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz",
        "Łukasz",
        "a\tb\nc",
        "家族",
        "👩\u200d💻",
        "नी\u200c",
        "no\u00a0break",
        "“quoted” \u2013 …",
    ],
)
def test_what_people_write_stays(text):
    assert clean(text) == text


def test_line_ends_of_other_systems_become_plain_ones():
    assert clean("a\r\nb") == "a\nb"
    assert clean("a\rb") == "a␣b"


@given(ANY_TEXT)
def test_cleaned_text_is_safe_and_stays_as_it_is(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    unsafe = {c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn")}
    assert unsafe <= {"\n", "\t"}


@given(ANY_TEXT)
def test_one_line_has_no_break_and_no_double_space(text):
    line = one_line(text)
    assert line == line.strip()
    assert not {"\n", "\t"} & set(line)
    assert "  " not in line
    assert one_line(line) == line


@pytest.mark.parametrize(
    ("text", "typed"),
    [("Inès", "ines"), ("ŁUKASZ", "lukasz"), ("Søren", "soren"), ("Straße", "strasse"),
     ("Æsir", "aesir"), ("İrem", "irem"), ("I\u015f\u0131k", "isik"), ("Đặng", "dang")],
)  # fmt: skip
def test_folding_forgets_case_and_accents(text, typed):
    assert folded(text) == typed


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)
