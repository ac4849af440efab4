from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from peerpal.domain.search import GUIDES, NOUNS, Condition, Key, Query, chosen, read_query
from peerpal.storage.codecs import KINDS

TODAY = date(2026, 11, 22)


def read(text: str) -> Query:
    return read_query(text, today=TODAY)


def kinds(*tables: str, is_out: bool = False) -> Condition:
    return Condition(Key.TYPE, tables=frozenset(tables), is_out=is_out)


@pytest.mark.parametrize(
    ("typed", "words", "without"),
    [
        ("", (), ()),
        ("   \t ", (), ()),
        ("rota", ("rota",), ()),
        ("Rota  PAGER", ("rota", "pager"), ()),
        ("rota rota", ("rota",), ()),
        ('"on call"', ("on call",), ()),
        ('"On\t CALL" rota', ("on call", "rota"), ()),
        ("„on call“ “the other”", ("on call", "the other"), ()),
        ('"on ca', ("on ca",), ()),
        ('"', (), ()),
        ('""', (), ()),
        ('"a"b', ("a", "b"), ()),
        ("-draft", (), ("draft",)),
        ('rota -"first draft"', ("rota",), ("first draft",)),
        ("-", (), ()),
        ("--", (), ()),
        ("re-use", ("re-use",), ()),
        ("10:30 https://x.org a:b", ("10:30", "https://x.org", "a:b"), ()),
        ("#oncall", ("#oncall",), ()),
        ("Łódź CAFÉ cafe\u0301", ("lodz", "cafe"), ()),
        ("Straße İSTANBUL \u0131ss\u0131z", ("strasse", "istanbul", "issiz"), ()),
        ("\u0301", (), ()),
        (".* [a-z]+ (x|y) \\d $", (".*", "[a-z]+", "(x|y)", "\\d", "$"), ()),
    ],
)
def test_words_phrases_and_what_must_not_be_there(typed, words, without):
    assert read(typed) == Query(words=words, without=without)


@pytest.mark.parametrize(
    ("typed", "condition"),
    [
        ("type:goal", kinds("goals")),
        ("TYPE:Goals", kinds("goals")),
        ("type:talk", kinds("conversations")),
        ("type:conv", kinds("conversations")),
        ("type:check-in", kinds("check_ins")),
        ("type:check_ins", kinds("check_ins")),
        ('type:"health check"', kinds("health_checks")),
        ("type:feedback", kinds("feedback")),
        ("type:contribution", kinds("evidence")),
        ("type:a", kinds("actions", "agreements")),
        ("-type:goal", kinds("goals", is_out=True)),
        ("peer:ana", Condition(Key.PEER, "ana")),
        ("peer:@Ána", Condition(Key.PEER, "ana")),
        ('peer:"Ana  Ruiz"', Condition(Key.PEER, "ana ruiz")),
        ("peer:ana_ruiz", Condition(Key.PEER, "ana ruiz")),
        ("-peer:ana", Condition(Key.PEER, "ana", is_out=True)),
        ("tag:#OnCall", Condition(Key.TAG, "oncall")),
        ("since:2026-01-05", Condition(Key.SINCE, day=date(2026, 1, 5))),
        ("since:yesterday", Condition(Key.SINCE, day=date(2026, 11, 21))),
        ("since:-2w", Condition(Key.SINCE, day=date(2026, 11, 8))),
        ("before:fri", Condition(Key.BEFORE, day=date(2026, 11, 20))),
        ('since:"5 jan"', Condition(Key.SINCE, day=date(2026, 1, 5))),
        ("since:5 jan 2024", Condition(Key.SINCE, day=date(2024, 1, 5))),
        ("-since:today", Condition(Key.SINCE, day=TODAY, is_out=True)),
    ],
)
def test_an_operator_is_understood(typed, condition):
    assert read(typed) == Query(conditions=(condition,))


def test_a_day_of_several_words_leaves_the_words_after_it():
    query = read("since:5 jan rota before:last fri -draft")
    assert query.words == ("rota",)
    assert query.without == ("draft",)
    assert [condition.day for condition in query.conditions] == [
        date(2026, 1, 5),
        date(2026, 11, 20),
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("type:", "type: knows goal, talk, feedback"),
        ("type:nonsense", "type: knows goal"),
        ("peer:", "peer: wants a name"),
        ('peer:""', "peer: wants a name"),
        ("tag:#", "tag: wants a tag"),
        ("since:", "since: wants a day: today, yesterday"),
        ("since:31 feb", "since: wants a day"),
        ("before:soon", "before: wants a day"),
        ("typ:goal", "typ: is not known; did you mean type:?"),
        ("peers:ana", "did you mean peer:?"),
        ("Befor:fri", "did you mean before:?"),
    ],
)
def test_what_is_not_understood_is_said_and_the_rest_works(typed, said):
    query = read(f"rota {typed} -draft")
    assert len(query.notes) == 1
    assert said in query.notes[0]
    assert query.words[0] == "rota"
    assert query.without == ("draft",)
    assert not query.conditions


_LONG_S = "\u017f"
"""Its capital is a common S."""
_PARTS = st.sampled_from((
    *("type:", "peer:", "tag:", "since:", "before:", "-", '"', "“", " ", "rota", "goal"),
    *("22 nov", "+1w", "fri", "İ", "ß", f"{_LONG_S}ince:", "é", "e\u0301", "\u202e"),
    *("\x1b[2J", "[/]", "(", "\\", "@"),
))  # fmt: skip


@given(st.text() | st.lists(_PARTS, max_size=12).map("".join))
@example(f"{_LONG_S}ince:x")
@example("since:99999999y")
def test_nothing_that_is_typed_raises(text):
    query = read(text)
    for word in (*query.words, *query.without):
        assert word
        assert word == word.strip()
    for note in query.notes:
        assert note.isprintable()


@given(st.lists(_PARTS, max_size=8).map("".join))
def test_the_same_is_asked_for_in_capitals_and_with_more_room(text):
    assert read(f"  {text} ") == read(text)
    if _LONG_S not in text:
        assert read(text.upper()).conditions == read(text).conditions


def test_every_noun_is_a_kind_or_that_of_guides():
    assert set(NOUNS.values()) - {GUIDES} <= set(KINDS)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("on", {"on"}), ("onc", {"oncall"}), ("o", {"on", "oncall"}), ("x", set())],
)
def test_a_whole_name_is_taken_at_its_word(wanted, found):
    assert chosen(wanted, ["on", "oncall"]) == found
