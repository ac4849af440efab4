"""Looks for garbage while nobody types: each look is a pause that a person would feel."""

from __future__ import annotations

import gc

_WORTH_A_LOOK = 5_000
_TOO_MANY = 200_000
"""Objects made since the last look, after which Python looks even while somebody types."""


def hold() -> None:
    """Look for none while the program starts: nothing that is being loaded is garbage."""
    gc.disable()


def tidy() -> None:
    """Look now, if enough was made since the last time; to be called when nothing else is on.

    The first time sets aside for good what was loaded, so that no look goes through it.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(_TOO_MANY)
        gc.enable()
    elif gc.get_count()[0] > _WORTH_A_LOOK:
        gc.collect()
