"""What a text that is being typed may become."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.completion import completions, fitting
from peerpal.domain.text import folded

PEERS = ["Ana Ruiz", "Anabel Ott", "Chidi Okafor", "Jo Kant", "Łukasz Nowak", "Susana Berg"]
TAGS = ["on-call", "oncall", "career", "rust"]
LETTERS = st.text("abc ", max_size=6)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("an", ["Ana Ruiz", "Anabel Ott", "Jo Kant", "Susana Berg"]),
        ("ana", ["Ana Ruiz", "Anabel Ott", "Susana Berg"]),
        ("ANA R", ["Ana Ruiz"]),
        ("okf", ["Chidi Okafor"]),
        ("kafor", ["Chidi Okafor"]),
        ("o", ["Chidi Okafor", "Anabel Ott"]),
        ("luk", ["Łukasz Nowak"]),
        ("nwk", ["Łukasz Nowak"]),
        ("fko", []),
        ("Ana Ruiz", []),
        (" ", []),
    ],
)
def test_finds_names_by_their_letters(typed, found):
    assert sorted(fitting(typed, PEERS)) == sorted(found)


def test_the_beginning_counts_most_then_a_word_then_what_is_within():
    names = ["Joanna", "Jon Annan", "Anna", "A Nina", "Nora"]
    assert fitting("an", names) == ["Anna", "Jon Annan", "Joanna", "A Nina"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ben, okf", ["ben, Chidi Okafor"]),
        ("ben,okf", ["ben,Chidi Okafor"]),
        ("Ana Ruiz, ana", ["Ana Ruiz, Anabel Ott", "Ana Ruiz, Susana Berg"]),
        ("okf, ", []),
    ],
)
def test_the_last_of_several_names_is_completed(text, found):
    assert [each.text for each in completions(text, PEERS, parted_by=",")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#on", ["#on-call", "#oncall"]),
        ("#rust, clb onc", ["#rust, clb oncall", "#rust, clb on-call"]),
        ("#oncall on", ["#oncall on-call"]),
        ("#", []),
    ],
)
def test_the_last_tag_is_completed_with_or_without_its_sign(text, found):
    tags = completions(text, TAGS, parted_by=" ,", sign="#")
    assert [each.text for each in tags] == found


@given(LETTERS, st.lists(LETTERS, unique=True))
def test_what_fits_has_the_letters_in_their_order_and_the_best_stand_first(typed, names):
    found = fitting(typed, names)
    wanted = folded(typed.strip())
    for name in found:
        rest = iter(folded(name))
        assert all(letter in rest for letter in wanted)
    begin = [folded(name).startswith(wanted) for name in found]
    assert begin == sorted(begin, reverse=True)
    if wanted:
        beginning = {name for name in names if folded(name).startswith(wanted)}
        assert beginning - {name for name in names if folded(name) == wanted} <= set(found)


@given(st.text(max_size=20), st.lists(st.text(max_size=12), max_size=4))
def test_any_text_keeps_what_stands_before_its_last_name(text, names):
    for each in completions(text, names, parted_by=","):
        assert each.name in names
        assert each.text.endswith(each.name)
        assert text.rpartition(",")[0] in each.text
