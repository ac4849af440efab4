"""Names in free text stand as something else, whatever their case, accents and neighbours."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from peerpal.domain.renaming import SOMEBODY, renaming
from peerpal.domain.text import folded

PEOPLE = [
    ("Ana Ruiz", "A. R."),
    ("Ana Silva", "A. S."),
    ("Łukasz O'Brien", "Ł. O."),
    ("Inès Benali", "I. B."),
    ("Will Day", "W. D."),
    ("Jean-Luc van Dam", "J. v."),
]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ana Ruiz asked", "A. R. asked"),
        ("ANA RUIZ asked", "A. R. asked"),
        ("ana_ruiz asked", "A. R. asked"),
        ("Ruiz's idea", "A. R.'s idea"),
        ("Ana\u2019s idea", f"{SOMEBODY}\u2019s idea"),
        ("@lukasz and ines", "@Ł. O. and I. B."),
        ("INÈS, Inés; Ines\u0300", "I. B., I. B.; I. B."),
        ("O\u2019Brien said so", "Ł. O. said so"),
        ("I will ask Will to-day", "I will ask W. D. to-day"),
        ("Jean Luc van Dam", "J. v."),
        ("Jean-Luc", "J. v.-J. v."),
        ("a vandal in Anatolia", "a vandal in Anatolia"),
        ("", ""),
    ],
)
def test_every_form_of_a_name_is_replaced(text: str, shown: str) -> None:
    assert renaming(PEOPLE).hide(text) == shown


def test_without_people_a_text_stays() -> None:
    assert renaming([]).hide("Ana e\u0301") == "Ana e\u0301"


NAMES = st.lists(st.from_regex(r"[A-ZÀ-Ý][a-zà-ÿ]{4,9}", fullmatch=True), min_size=1, max_size=3)
WORDS = st.lists(st.sampled_from(["we", "met", "\n", ".", "and", "it's", "“", "(", "[/]"]))


@given(NAMES, WORDS, WORDS, st.sampled_from([str, str.lower, str.upper, str.title]), st.booleans())
def test_no_name_and_no_part_of_one_is_left(names, before, after, case, decomposed) -> None:
    name = " ".join(names)
    said = unicodedata.normalize("NFD", case(name)) if decomposed else case(name)
    hidden = renaming([(name, "X")]).hide(" ".join([*before, said, *after, case(names[0])]))
    assume(not {folded(word) for word in names} & {"somebody"})
    for word in names:
        assert folded(word) not in folded(hidden)


@given(st.text(), st.lists(st.tuples(st.text(), st.just("X"))))
def test_any_text_and_any_names_do_no_harm(text: str, people) -> None:
    hidden = renaming(people).hide(text)
    assert renaming(people).hide("") == ""
    assert len(hidden) <= 4 * len(text) + 10
