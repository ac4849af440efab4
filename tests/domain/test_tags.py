"""Tags that look alike are found, and one that is typed is read as it is stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.errors import InvalidField
from peerpal.domain.tags import look_alike, read_tag, renamed_tag


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("on-call", "oncall"),
        ("on_call", "on-call"),
        ("OnCall", "oncall"),
        ("café", "cafe"),
        ("goal", "goals"),
        ("oncal", "oncall"),
        ("oncall", "onball"),
        ("testing", "tasting"),
    ],
)
def test_these_look_alike(one, other):
    assert look_alike(one, other)
    assert look_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("sql", "sqs"), ("team", "tram"), ("rust", "ruby"), ("oncall", "career"), ("review", "rev")],
)
def test_these_do_not(one, other):
    assert not look_alike(one, other)
    assert not look_alike(other, one)


@given(st.text("abcdé-s", min_size=1), st.text("abcdé-s", min_size=1))
def test_looking_alike_goes_both_ways(one, other):
    assert look_alike(one, one)
    assert look_alike(one, other) == look_alike(other, one)


@given(st.text("abcdefgh", min_size=5, max_size=9), st.data())
def test_one_letter_more_less_or_another_is_a_slip(tag, data):
    at = data.draw(st.integers(0, len(tag) - 1))
    assert look_alike(tag, f"{tag[:at]}x{tag[at:]}")
    assert look_alike(tag, f"{tag[:at]}x{tag[at + 1 :]}")


def test_a_tag_is_read_as_it_is_stored():
    assert read_tag("  #OnCall ") == "oncall"
    for no_tag in ("", "#", "two words", "a,b", " \t"):
        with pytest.raises(InvalidField):
            read_tag(no_tag)


def test_renaming_leaves_no_tag_twice():
    assert renamed_tag(("a", "b", "c"), "a", "x") == ("x", "b", "c")
    assert renamed_tag(("a", "b", "c"), "c", "a") == ("a", "b")
