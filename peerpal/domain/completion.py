"""What a text that is being typed may become: the names that fit, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from peerpal.domain.text import folded

_MOST = 5
_FEWEST_WITHIN = 2
"""Fewer letters are within nearly every name."""


class Completion(NamedTuple):
    """A name that fits, and what stands in the field when it is taken."""

    name: str
    text: str


def completions(
    text: str, names: Iterable[str], *, parted_by: str = "", sign: str = ""
) -> list[Completion]:
    """Return what the last name of a text may become; signs part names, or stand before one.

    An empty text may become any name.
    """
    if not text.strip():
        return [Completion(name, name) for name in islice(names, _MOST)]
    begins = max((text.rfind(char) for char in parted_by), default=-1) + 1
    typed = text[begins:].lstrip(f" {sign}")
    before = text.removesuffix(typed)
    others = re.split(f"[{re.escape(parted_by)}]", text[:begins]) if begins else []
    there = {folded(other.strip(f" {sign}")) for other in others}
    fit = [name for name in fitting(typed, names) if folded(name) not in there]
    return [Completion(name, before + name) for name in fit[:_MOST]]


def fitting(typed: str, names: Iterable[str]) -> list[str]:
    """Return the names that begin like a text, then those of which a later word does.

    Then come those that it is within, then those that have its letters in their order from the
    beginning of a word on, the closest together first. Among equals the order stays.
    """
    wanted = folded(typed.strip())
    if not wanted:
        return []
    ranked = [(_rank(wanted, folded(name)), name) for name in names]
    fit = [(rank, name) for rank, name in ranked if rank is not None]
    return [name for _, name in sorted(fit, key=itemgetter(0))]


def _rank(wanted: str, name: str) -> tuple[int, int] | None:
    """Return a number that is lower the better a name fits; None for the text itself, or no fit."""
    if name == wanted:
        return None
    if name.startswith(wanted):
        return 0, 0
    begins = [found.start() for found in re.finditer(r"\b\w", name)]
    if any(name.startswith(wanted, begin) for begin in begins):
        return 1, 0
    if len(wanted) < _FEWEST_WITHIN:
        return None
    if wanted in name:
        return 2, 0
    spreads = [spread for begin in begins if (spread := _spread(wanted, name, begin))]
    return (3, min(spreads)) if spreads else None


def _spread(wanted: str, name: str, begin: int) -> int:
    """Return how many letters from a beginning on have those that are wanted; 0 when none do."""
    if name[begin] != wanted[0]:
        return 0
    end = begin
    for letter in wanted:
        end = name.find(letter, end) + 1
        if not end:
            return 0
    return end - begin
