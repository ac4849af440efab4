"""Guides are found by what they say, like records, and by no peer, tag or day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from peerpal.domain.found import plain
from peerpal.domain.search import read_query
from peerpal.services.guides import GUIDES
from peerpal.services.search_guides import find_guides, readable


def names(text):
    hits = find_guides(read_query(text, today=date(2026, 11, 22)))
    return [hit.guide.name for hit in hits]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_each_guide_is_found_first_by_its_title_in_any_case(guide):
    assert names(f'"{guide.title.upper()}"')[0] == guide.name


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_each_word_of_a_guide_finds_it(guide):
    for word in {word for word in plain(guide.text).split() if word.isalpha()}:
        assert guide.name in names(f'"{word}"'), word


def test_all_words_must_be_there_and_none_of_those_without():
    both = set(names("silence question"))
    assert both == set(names("silence")) & set(names("question"))
    assert set(names("question -silence")) == set(names("question")) - set(names("silence"))


@pytest.mark.parametrize("text", ["", "peer:ana", "tag:oncall", "since:2026-01-01", "type:goal"])
def test_guides_are_about_nobody_and_of_no_day(text):
    assert names(text) == []
    assert names(f"question {text}".strip()) == (names("question") if not text else [])


def test_the_type_alone_lists_them_all():
    assert names("type:guide") == [guide.name for guide in GUIDES]
    assert names("type:guide xyzzy") == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_no_markup_is_left_in_what_is_read(guide):
    assert not set(readable(guide)) & set("#*`")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_no_paragraph_keeps_the_lines_of_its_file(guide):
    lines = readable(guide).split("\n")
    for above, below in pairwise(lines):
        assert not (above and below) or below.lstrip()[0] in "-0123456789"
