"""Garbage waits for a quiet moment, and goes then."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from peerpal import garbage


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    threshold = gc.get_threshold()
    yield
    gc.set_threshold(*threshold)
    gc.enable()


class Ring:
    """Something that only a look for garbage finds."""

    def __init__(self) -> None:
        self.me = self


def test_none_is_looked_for_while_the_program_starts() -> None:
    garbage.hold()
    rings = weakref.WeakSet(Ring() for _ in range(10_000))
    assert len(rings) == 10_000


def test_the_first_quiet_moment_sets_aside_and_later_ones_look() -> None:
    garbage.hold()
    garbage.tidy()
    assert gc.isenabled()
    assert gc.get_freeze_count()
    rings = weakref.WeakSet(Ring() for _ in range(10_000))
    assert rings
    garbage.tidy()
    assert not rings


def test_little_garbage_is_not_looked_for() -> None:
    garbage.hold()
    garbage.tidy()
    gc.collect()
    ring = weakref.ref(Ring())
    garbage.tidy()
    assert ring()


def test_what_lived_through_a_look_is_looked_for_again_in_a_long_rest() -> None:
    garbage.hold()
    garbage.tidy()
    kept = [Ring() for _ in range(10_000)]
    rings = weakref.WeakSet(kept)
    garbage.tidy()
    del kept
    garbage.tidy()
    assert len(rings) == 10_000, "a look through everything would be felt"
    garbage.tidy_all()
    assert not rings


def test_a_rest_before_the_start_is_over_looks_for_nothing() -> None:
    garbage.hold()
    ring = weakref.ref(Ring())
    garbage.tidy_all()
    assert ring()
