"""The guides: their length and shape, and how they are found."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.errors import NotFound
from peerpal.domain.text import clean
from peerpal.services import guides
from peerpal.services.guides import GUIDES, Guide, find_guide, guide_named, guide_title

HEADINGS = [
    "## When to use it",
    "## How to do it",
    "## Sentences to borrow",
    "## What to avoid",
    "## In PeerPal",
    "## Where it comes from",
]
each_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)


@each_guide
def test_a_guide_is_a_page(guide: Guide) -> None:
    assert 350 <= len(guide.text.split()) <= 550
    assert max(map(len, guide.text.splitlines())) <= 100
    assert guide.text.endswith(".\n")
    assert clean(guide.text) == guide.text
    assert "  " not in guide.text.replace("\n  ", "").replace("\n   ", "")


@each_guide
def test_a_guide_has_its_title_and_the_same_parts_as_all(guide: Guide) -> None:
    lines = guide.text.splitlines()
    assert lines[0] == f"# {guide.title}"
    assert [line for line in lines[1:] if line.startswith("#")] == HEADINGS
    for part in re.split(r"^## .*$", guide.text, flags=re.MULTILINE):
        assert len(part.split()) > 15


@each_guide
def test_a_guide_says_who_and_when_and_owes_nobody(guide: Guide) -> None:
    where = guide.text.rpartition(HEADINGS[-1])[2]
    assert re.search(r"\b(19|20)\d\d\b", where)
    assert "debt" not in guide.text.lower()
    assert "—" not in guide.text


def test_every_file_is_a_guide() -> None:
    folder = Path(guides.__file__).with_name("guide_texts")
    assert sorted(file.name for file in folder.iterdir()) == sorted(f"{g.name}.md" for g in GUIDES)
    assert len(GUIDES) == 12


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        *((guide.name, guide.name) for guide in GUIDES),
        *((guide.title, guide.name) for guide in GUIDES),
        ("GROW", "grow"),
        ("writing", "writing_goals"),
        ("When-one", "when_one_gives_more"),
        ("first  meeting", "first_meeting_and_agreement"),
    ],
)
def test_a_guide_is_found_by_what_is_typed(typed: str, name: str) -> None:
    assert find_guide(typed).name == name


def test_what_several_begin_with_is_refused_by_their_names() -> None:
    with pytest.raises(
        NotFound, match="Several guides begin so: good_questions, giving_feedback, grow"
    ):
        find_guide("g")


@given(st.text())
def test_anything_finds_one_guide_or_names_those_there_are(typed: str) -> None:
    found: list[Guide] = []
    with suppress(NotFound):
        found.append(find_guide(typed))
    assert all(guide in GUIDES for guide in found)


def test_a_guide_of_another_version_still_has_a_title() -> None:
    assert guide_named("saying_no") is None
    assert guide_title("saying_no") == "saying no"
    assert guide_title("grow") == "GROW"
