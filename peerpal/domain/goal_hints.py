"""Hints for who writes down a goal: what nobody could check later. They never stand in the way."""

from __future__ import annotations

import re

from peerpal.domain.text import folded

NOT_MEASURABLE = "nothing to check yet: a number, a key result, or “published”"
NO_DATE = "no date yet: with one, the line shows when it gets late"

_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen"),
    *("once", "twice", "half", "every", "none", "nobody", "everybody", "everyone", "zero"),
    *("daily", "weekly", "monthly", "without", "alone", "fewer"),
)
_OUTCOMES = (
    *("accepted", "achieved", "adopted", "agreed", "answered", "approved", "built", "certified"),
    *("closed", "completed", "delivered", "deployed", "documented", "done", "exists", "explained"),
    *("finished", "fixed", "given", "gone", "handed", "held", "hired", "installed", "launched"),
    *("led", "live", "measured", "merged", "migrated", "offered", "online", "pass", "passed"),
    *("passes", "presented", "production", "promoted", "publish", "published", "reached"),
    *("recorded", "released", "removed", "replaced", "reviewed", "sent", "shipped", "signed"),
    *("solved", "submit", "submitted", "switched", "taught", "tested", "trained", "translated"),
    *("uses", "won", "written"),
)
_CHECKED = re.compile(rf"[0-9]|%|\b(?:{'|'.join((*_NUMBERS, *_OUTCOMES))})\b")


def is_measurable(title: str, success: str, *, has_key_results: bool) -> bool:
    """True when one could check later whether a goal was reached.

    It can with a key result, and where its title or its success has a digit, a word that counts
    (two, half, every, nobody) or one for what is there or not (published, passed, live).
    """
    return has_key_results or bool(_CHECKED.search(folded(f"{title}\n{success}")))
