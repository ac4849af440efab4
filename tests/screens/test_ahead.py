"""What people open next is imported while nobody types, each thing in a moment of its own."""

from __future__ import annotations

import subprocess
import sys
import weakref

import pytest

from peerpal.screens.ahead import _NEXT
from screens.driving import until

SAYS_WHAT_IS_THERE = """
import sys
import weakref
from peerpal.screens.ahead import import_next
steps = [set(sys.modules)]
while import_next():
    steps.append(set(sys.modules))
print(len(steps) - 1, *sorted(steps[-1] - steps[0]))
"""


def test_each_step_imports_one_thing_until_all_are_there():
    ran = subprocess.run(
        [sys.executable, "-c", SAYS_WHAT_IS_THERE], capture_output=True, text=True, check=True
    )
    steps, *modules = ran.stdout.split()
    assert int(steps) == len(_NEXT), "one is there already when its turn comes: it needs no step"
    assert {f"peerpal.{name}" for name in _NEXT} <= set(modules)


@pytest.mark.parametrize("keys", [(), ("8", "1", "n", "x", "y")])
async def test_the_app_comes_to_tidying_up_after_it(app, keys):
    async with app.run_test() as pilot:
        before = app._idle
        await pilot.press(*keys)
        await until(pilot, lambda: app._idle is not before)
        assert app._idle._interval > before._interval


class Ring:
    """Something that only a look for garbage finds."""

    def __init__(self):
        self.me = self


async def test_a_long_rest_tidies_up_once_until_somebody_types_again(app, monkeypatch):
    monkeypatch.setattr("peerpal.screens.app_typing._REST_SECONDS", 0.05)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app._rest and not app._rest._active.is_set())
        ring = weakref.ref(Ring())
        await pilot.press("x")
        await until(pilot, lambda: ring() is None)
