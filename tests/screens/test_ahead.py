"""What people open next is imported while nobody types, each thing in a moment of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from peerpal.screens.ahead import _NEXT
from screens.driving import until

SAYS_WHAT_IS_THERE = """
import sys
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
