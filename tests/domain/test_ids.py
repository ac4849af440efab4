"""ULIDs sort by the moment they were made."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.ids import LENGTH, ulid

MOMENTS = st.tuples(st.integers(0, 2**48 - 1), st.integers(0, 2**80 - 1))


def test_the_ends_of_the_range():
    assert ulid(0, 0) == "0" * LENGTH
    assert ulid(2**48 - 1, 2**80 - 1) == "7" + "Z" * (LENGTH - 1)
    assert ulid(1_469_918_176_385, 0)[:10] == "01ARYZ6S41"


@given(MOMENTS, MOMENTS)
def test_ids_sort_as_they_were_made(one, other):
    assert len(ulid(*one)) == LENGTH
    assert (ulid(*one) < ulid(*other)) == (one < other)
