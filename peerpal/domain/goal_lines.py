"""Key results and milestones as lines of text: how people type them, and how they are shown.

A key result is `Talks given: 0 → 4 talks, now 1`; `->` is read as well, and without `now` it stands
at its start. A milestone is `[x] First draft (2026-11-02)` or `[ ] Second draft`; a bare line is
an open one, and a done one without a day was done today.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from math import isfinite
from typing import TypeVar

from peerpal.domain.dates import Toward, has_day_form, read_day
from peerpal.domain.errors import InvalidField
from peerpal.domain.goal import KeyResult, Milestone
from peerpal.domain.text import one_line

KEY_RESULT_EXAMPLE = "Talks given: 0 → 4 talks, now 1"
MILESTONE_EXAMPLE = "[x] First draft (2026-11-02)"

T = TypeVar("T")

_NUMBER = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?"
_ARROW = re.compile("→|->")
# The last colon before the numbers counts, so that a text may have colons of its own.
_KEY_RESULT = re.compile(
    rf"(?P<text>.*): ?(?P<start>{_NUMBER}) ?(?:→|->) ?(?P<target>{_NUMBER})"
    rf"(?P<unit>(?:(?![0-9.])[^,→]*)?)(?:, ?now (?P<current>{_NUMBER}))?",
    re.IGNORECASE,
)
_NOW = re.compile(r"\bnow\b", re.IGNORECASE)
_PROGRESS = re.compile(r"(?P<sign>[+-]?)(?P<digits>[0-9]{1,9}) ?%?")
_MILESTONE = re.compile(r"\[(?P<box>[ xX]?)\](?P<text>.*)")
_DONE_ON = re.compile(r"(?P<text>.*)\((?P<day>[^()]*)\)")


def read_key_results(text: str) -> tuple[KeyResult, ...]:
    """Return the key results on the lines of a text. Raises InvalidField."""
    return _read_lines(text, "key_results", _read_key_result)


def read_number(text: str) -> float | None:
    """Return a number as it stands in a key result, or None."""
    text = one_line(text)
    if not re.fullmatch(_NUMBER, text, re.IGNORECASE):
        return None
    number = float(text.replace(",", ""))
    return number if isfinite(number) else None


def read_moved(text: str, result: KeyResult) -> float | None:
    """Return where a key result stands after a check-in, or None when that can't be read.

    `+2` and `-2` count from where it stood. Where it may go below zero, `-2` is the number itself.
    """
    text = one_line(text)
    number = read_number(text)
    if number is None or text[0] not in "+-":
        return number
    is_number = text[0] == "-" and min(result.start, result.target, result.current) < 0
    return number if is_number else result.current + number


def read_progress(text: str, before: int) -> int | None:
    """Return a progress in whole per cent, or None; `+10` and `-5` count from the one before."""
    found = _PROGRESS.fullmatch(one_line(text))
    if found is None:
        return None
    number = int(found["sign"] + found["digits"])
    return before + number if found["sign"] else number


def read_milestones(text: str, *, today: date) -> tuple[Milestone, ...]:
    """Return the milestones on the lines of a text. Raises InvalidField."""
    return _read_lines(text, "milestones", lambda line: _read_milestone(line, today))


def print_key_results(results: Sequence[KeyResult]) -> str:
    """Return key results as lines that are read as the same."""
    return "\n".join(_print_key_result(result) for result in results)


def print_milestones(milestones: Sequence[Milestone]) -> str:
    """Return milestones as lines that are read as the same."""
    return "\n".join(_print_milestone(milestone) for milestone in milestones)


def show_number(number: float) -> str:
    """Return a number without needless decimals."""
    return str(int(number)) if abs(number) < 1e15 and number == int(number) else repr(number)


def _read_lines(text: str, field: str, read: Callable[[str], T]) -> tuple[T, ...]:
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                found.append(read(one_line(line)))
            except ValueError as error:
                raise InvalidField(field, f"line {number}: {error}") from None
    return tuple(found)


def _read_key_result(line: str) -> KeyResult:
    parts = _KEY_RESULT.fullmatch(line)
    if parts is None or _NOW.search(parts["unit"]):
        raise ValueError(f"{_what_is_wrong(line)}, as in “{KEY_RESULT_EXAMPLE}”")
    if not parts["text"].strip():
        raise ValueError(f"say what is counted, as in “{KEY_RESULT_EXAMPLE}”")
    start, target = _number(parts["start"]), _number(parts["target"])
    return KeyResult(
        text=parts["text"].strip(),
        unit=parts["unit"].strip(),
        start=start,
        target=target,
        current=_number(parts["current"]) if parts["current"] else start,
    )


def _what_is_wrong(line: str) -> str:
    if ":" not in line:
        return "write what is counted, a colon and the numbers"
    if not _ARROW.search(line):
        return "write an arrow (→ or ->) from the start to the target"
    if _NOW.search(line):
        return "end the line with a comma, now and a number"
    return "write numbers such as 4 or 1.5 on both sides of the arrow, then one unit"


def _number(text: str) -> float:
    number = read_number(text)
    if number is None:
        raise ValueError("this number is too large")
    return number


def _print_key_result(result: KeyResult) -> str:
    start, target, current = map(show_number, (result.start, result.target, result.current))
    unit = one_line(result.unit)
    goal = f"{target} {unit}" if unit else target
    return f"{one_line(result.text)}: {start} → {goal}, now {current}"


def _read_milestone(line: str, today: date) -> Milestone:
    boxed = _MILESTONE.fullmatch(line)
    text = (boxed["text"] if boxed else line).strip()
    done_on = None
    if boxed and boxed["box"].strip():
        done_on = today
        dated = _DONE_ON.fullmatch(text)
        if dated and has_day_form(dated["day"]):
            day = read_day(dated["day"], today=today, toward=Toward.PAST)
            if day is None:
                raise ValueError("there is no such day")
            text, done_on = dated["text"].strip(), day
    if not text:
        raise ValueError(f"write what is to be reached, as in “{MILESTONE_EXAMPLE}”")
    return Milestone(text=text, done_on=done_on)


def _print_milestone(milestone: Milestone) -> str:
    text = one_line(milestone.text)
    return f"[x] {text} ({milestone.done_on})" if milestone.done_on else f"[ ] {text}"
