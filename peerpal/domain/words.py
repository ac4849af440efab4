"""Stored values in the words that people read."""

from __future__ import annotations

from enum import StrEnum

_SPELLED = {
    "sbi": "SBI",
    "sbii": "SBII",
    "coin": "COIN",
    "okr": "key results",
    "smart": "SMART",
    "grow": "GROW",
    "one_sided": "one-sided",
    "cross_team": "cross-team",
    "start_stop_continue": "Start, Stop, Continue",
    "me": "mine",
    "peer": "my peer's",
}


def words(value: StrEnum | str) -> str:
    """Return a stored value as people write it: `at_risk` becomes "at risk"."""
    return _SPELLED.get(value, value.replace("_", " "))


def count(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun: "1 goal", "2 goals"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def times(number: int) -> str:
    """Return how often, in words: "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def listed(items: list[str]) -> str:
    """Return items as a sentence lists them: "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
