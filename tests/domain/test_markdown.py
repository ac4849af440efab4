"""Markdown says what a person wrote and nothing else: checked with a Markdown parser."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from peerpal.domain.markdown import plain, sentence
from peerpal.domain.text import one_line

PARSER = MarkdownIt("commonmark").enable(["strikethrough", "table"])
MARKS = st.text(st.sampled_from(r"#*_`~[]()<>!&;|\-+=.:1a é/'" + '"'), max_size=24)
ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
TEXTS = MARKS | ANY | st.sampled_from(["&amp;", "<b>x</b>", "[a](b)", "![a](b)", "<http://a.b>"])

TRICKY = ["__a__", "a #", "# #", "###", "1. a", "1) a", "- a", "+", "=====", "---", "***", "a_b_c",
          "_a_", "*_a_*", "\\", "\\#", "a\\", "`a`", "~~a~~", "~a~", "| a | b |", "&lt;", "&#35;",
          "[x]: y", "[ ] task", "<!-- -->", "a  ", "> a", "\ta", "a\nb", "\u00a0a", "123456789. x",
          "_\u201ca\u201d_", "“_a_”"]  # fmt: skip


def inline_tokens(source, kinds):
    """Return the inline tokens of a document that has exactly these block tokens."""
    tokens = PARSER.parse(source)
    assert [token.type for token in tokens if token.nesting != -1] == kinds
    return next(token for token in tokens if token.type == "inline").children or []


def read_back(tokens):
    """Return the text of inline tokens; nothing but text may be among them."""
    assert {token.type for token in tokens} <= {"text", "text_special"}
    return "".join(token.content for token in tokens)


@given(TEXTS)
@pytest.mark.parametrize("prefix", ["", "with ", "1 "])
def test_in_a_list_item_and_a_heading_the_text_comes_back_as_it_is(prefix, text):
    check_blocks(prefix, text)


@pytest.mark.parametrize("text", TRICKY)
def test_what_looks_like_markup_comes_back_as_it_is(text):
    check_blocks("", text)
    check_bold(text)


def check_blocks(prefix, text):
    wanted = one_line(prefix + one_line(text))
    written = prefix + plain(text)
    if not wanted:
        return
    item = inline_tokens(
        f"- {written}\n", ["bullet_list_open", "list_item_open", "paragraph_open", "inline"]
    )
    assert read_back(item) == wanted
    assert read_back(inline_tokens(f"# {written}\n", ["heading_open", "inline"])) == wanted


@given(TEXTS)
@example("_")
@example('"a"')
def test_in_bold_the_text_comes_back_as_it_is(text):
    check_bold(text)


def check_bold(text):
    wanted = one_line(text)
    if not wanted:
        return
    kinds = ["bullet_list_open", "list_item_open", "paragraph_open", "inline"]
    tokens = inline_tokens(f"- **{plain(text)}** to Ana\n", kinds)
    tokens = [token for token in tokens if token.type != "text" or token.content]
    assert [tokens[0].type, tokens[-2].type] == ["strong_open", "strong_close"]
    assert read_back(tokens[1:-2]) == wanted


@given(TEXTS)
def test_two_texts_in_a_line_make_nothing_together(text):
    tokens = inline_tokens(f"a {plain(text)} and {plain(text)} b\n", ["paragraph_open", "inline"])
    wanted = one_line(f"a {one_line(text)} and {one_line(text)} b")
    assert one_line(read_back(tokens)) == wanted


@pytest.mark.parametrize(
    ("text", "closed"),
    [("a", "a."), ("a.", "a."), ("a?", "a?"), ("a…", "a…"), ("“a.”", "“a.”"), ("(a!)", "(a!)"),
     ("2026", "2026\\."), ("“a”", "“a”."), ("終わり。", "終わり。"), ("", ""), ("  ", "")],
)  # fmt: skip
def test_a_sentence_is_closed_once(text, closed):
    assert sentence(text) == closed
