"""Peers who are named in a text that is not about them are told of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.renaming import named_elsewhere

PEOPLE = {
    "a": "Ana Ruiz",
    "s": "Ana Silva",
    "l": "Łukasz O'Brien",
    "w": "Will Day",
    "k": "Kim",
    "x": "Kim Berg",
}


@pytest.mark.parametrize(
    ("text", "about", "names"),
    [
        ("Ana Ruiz asked lukasz", ["a"], ["Łukasz O'Brien"]),
        ("O\u2019Brien\u2019s idea, and Łukasz again", ["a"], ["Łukasz O'Brien"]),
        ("Ana asked", ["a"], []),
        ("Ana asked", ["s"], []),
        ("Ana asked", ["l"], ["Ana Ruiz", "Ana Silva"]),
        ("Ana Silva asked Ana Ruiz", ["a"], ["Ana Silva"]),
        ("Day will come; will Will come?", [], ["Will Day"]),
        ("that day will come", [], []),
        ("Kim said", [], ["Kim"]),
        ("Kim said", ["x"], ["Kim"]),
        ("Kim Berg said", ["k"], ["Kim Berg"]),
        ("lukasz, then ana_silva", [], ["Łukasz O'Brien", "Ana Silva"]),
        ("Anatolia anatomy", [], []),
        ("", [], []),
    ],
)
def test_who_is_named_beside_those_it_is_about(
    text: str, about: list[str], names: list[str]
) -> None:
    assert named_elsewhere(text, PEOPLE, about) == names


def test_without_people_nobody_is_named() -> None:
    assert named_elsewhere("Ana", {}, []) == []
    assert named_elsewhere("Ana", {"a": "", "b": "👍"}, []) == []


@given(st.text(), st.dictionaries(st.text(max_size=2), st.text()), st.booleans())
def test_any_text_does_no_harm(text: str, people: dict[str, str], is_about: bool) -> None:
    names = named_elsewhere(text, people, people if is_about else [])
    assert set(names) <= set(people.values())
    assert not (is_about and names)
