"""Where somebody is in a text, to be found again when it is wrapped anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def letters(lines: Iterable[str]) -> int:
    """Return how many letters and digits there are: wrapping changes all else."""
    return sum(map(str.isalnum, "".join(lines)))


def line_after(lines: Sequence[str], read: int) -> int:
    """Return the line where one goes on who has read so many letters."""
    left = read
    for number, line in enumerate(lines):
        left -= letters([line])
        if left < 0:
            return number
    return max(0, len(lines) - 1)
