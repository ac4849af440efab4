"""Stored values and numbers as people say them."""

from __future__ import annotations

from peerpal.domain.goal import GoalStatus
from peerpal.domain.words import count, listed, times, words


def test_a_value_in_words():
    assert words(GoalStatus.AT_RISK) == "at risk"
    assert words("okr") == "key results"


def test_a_number_with_its_noun():
    assert [count(n, "goal") for n in (0, 1, 2, 1200)] == [
        "0 goals", "1 goal", "2 goals", "1,200 goals",
    ]  # fmt: skip
    assert count(2, "reply", "replies") == "2 replies"


def test_how_often():
    assert [times(n) for n in (1, 2, 3)] == ["once", "twice", "3 times"]


def test_a_list_in_a_sentence():
    assert [listed(list("abc")[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
