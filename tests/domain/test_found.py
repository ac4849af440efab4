from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from peerpal.domain.found import bare_words, beginning, find_all, plain, snippet
from peerpal.domain.text import clean

TEXTS = st.text(max_size=60) | st.text(
    alphabet="aAáÁe\u0301ß\u0131İI\u017fŁﬁ㎏ \n\t-_'한é", max_size=40
)


def marked(text, *wanted):
    """Show what is found between brackets."""
    text = clean(text)
    for start, end in reversed(find_all(text, [plain(word) for word in wanted])):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("text", "wanted", "shown"),
    [
        ("The rota of Rotation", ["rota"], "The [rota] of [Rota]tion"),
        ("Cafe\u0301 is café", ["cafe"], "[Cafe\u0301] is [café]"),
        ("Straße", ["SS"], "Stra[ß]e"),
        ("Straße", ["strasse"], "[Straße]"),
        ("Die Straße am See", ["se"], "Die Stra[ße] am [Se]e"),
        ("İstanbul", ["istanbul"], "[İstanbul]"),
        ("\u0131s\u0131 ISI", ["isi"], "[\u0131s\u0131] [ISI]"),
        ("the ﬁrst", ["first"], "the [ﬁrst]"),
        ("the ﬁrst", ["irst"], "the [ﬁrst]"),
        ("on\n   call", ["on call"], "[on\n   call]"),
        ("aaa", ["aa"], "[aaa]"),
        ("a.b axb", ["a.b"], "[a.b] axb"),
        ("one two", ["one", "two"], "[one] [two]"),
        ("one two", ["three"], "one two"),
    ],
)
def test_what_is_found_is_marked_as_it_stands(text, wanted, shown):
    assert marked(text, *wanted) == shown


@given(TEXTS)
@example("x\u0345\u0301")
@example("\u1fb3")
@example("\u00b4 \u00b4")
def test_the_marks_know_the_text_as_it_is_searched(text):
    """What is in the searched text is marked, and what is marked is what was looked for."""
    text = clean(text)
    whole = plain(text)
    for start in range(0, len(whole), 3):
        word = whole[start : start + 4].strip()
        if word:
            ranges = find_all(text, [word])
            assert ranges
            for low, high in ranges:
                assert 0 <= low < high <= len(text)
                assert word in plain(text[low:high])


@given(TEXTS, TEXTS)
def test_a_word_is_marked_exactly_when_it_is_in_the_searched_text(text, word):
    word = plain(word).strip()
    text = clean(text)
    if word:
        assert bool(find_all(text, [word])) == (word in plain(text))


@given(TEXTS)
def test_a_text_as_it_is_searched_stays_so(text):
    assert plain(plain(text)) == plain(text)


def test_a_snippet_begins_a_word_before_the_match():
    text = f"{'word ' * 50}the rota{' word' * 100}"
    found = snippet(text, ["rota"])
    assert found
    assert found.text.startswith("…word word the rota word")
    assert found.text.endswith("…")
    [(start, end)] = found.marks
    assert found.text[start:end] == "rota"


def test_a_match_near_the_beginning_is_not_cut():
    found = snippet("Talk about\nthe rota", ["rota"])
    assert found
    assert found.text == "Talk about the rota"


def test_without_a_match_there_is_no_snippet():
    assert snippet("The rota", ["runbook"]) is None


@given(st.text(max_size=20), st.text(max_size=400), st.text(max_size=400))
def test_a_snippet_shows_what_was_looked_for_on_one_short_line(word, before, after):
    word = plain(word).strip()
    found = snippet(f"{before} {word} {after}", [word]) if word else None
    if found:
        assert len(found.text) < 300
        assert not {"\n", "\t"} & set(found.text)
        start, end = found.marks[0]
        assert plain(found.text[start:end])
        assert clean(found.text) == found.text


@pytest.mark.parametrize("text", ["[/]", "\x1b[2Jx", "a\u202eb", "x" * 10_000, "\r\n"])
def test_a_hostile_text_is_clean_in_a_snippet(text):
    for shown in (beginning(text), snippet(f"{text} rota", ["rota"])):
        assert shown
        assert clean(shown.text) == shown.text
        assert len(shown.text) < 300


def test_bare_words_have_a_blank_around_each():
    assert bare_words("on-call, the_rota") == " on call the rota "
