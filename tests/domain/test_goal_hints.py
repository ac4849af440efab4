"""What a goal lacks to be checked later: hints only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.goal_hints import is_measurable


@pytest.mark.parametrize(
    ("title", "success", "expected"),
    [
        ("Speak better", "", False),
        ("Speak better", "People like it more", False),
        ("Speak better", "I give 2 talks", True),
        ("Give 2 talks", "", True),
        ("Speak better", "TWO TALKS", True),
        ("Speak better", "Nobody leaves early", True),
        ("Write more", "The guide is published.", True),
        ("Certificate", "Exam passed", True),
        ("Certificate", "I surpassed myself", False),  # whole words only
        ("Someone likes it", "", False),
    ],
)
def test_what_can_be_checked(title: str, success: str, *, expected: bool) -> None:
    assert is_measurable(title, success, has_key_results=False) == expected


@given(st.text(), st.text())
def test_a_key_result_can_always_be_checked(title: str, success: str) -> None:
    assert is_measurable(title, success, has_key_results=True)


@given(st.text(), st.text(), st.integers(0))
def test_so_can_a_number(before: str, after: str, number: int) -> None:
    assert is_measurable("", f"{before}{number}{after}", has_key_results=False)
