"""Looks for garbage while nobody types: each look is a pause that a person would feel."""

from __future__ import annotations

import gc

_WORTH_A_LOOK = 5_000
_TOO_MANY = 40_000, 10, 1_000
"""Objects made since the last look, after which Python looks at these even while somebody types.

Then how many such looks are followed by one at all that is new, and by one at everything.
"""

_NEW = 1
"""The generations of objects up to which only new ones are looked through."""


def hold() -> None:
    """Look for none while the program starts: nothing that is being loaded is garbage."""
    gc.disable()


def tidy() -> None:
    """Look through what is new, if that is enough; to be called when nothing else is on.

    The first time sets aside for good what was loaded, so that no look goes through it.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(*_TOO_MANY)
        gc.enable()
    elif gc.get_count()[0] > _WORTH_A_LOOK:
        gc.collect(_NEW)


def tidy_all() -> None:
    """Look through everything; to be called when nobody types for long, for it may be felt."""
    if gc.isenabled():
        gc.collect()
