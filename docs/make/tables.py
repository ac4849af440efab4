"""Tables and lists of values in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_BAR = "\\|"
"""The sign between two cells, as it stands within one."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table, which ends with a line break."""
    lines = [_row(head), f"|{'---|' * len(head)}", *map(_row, rows)]
    return "".join(f"{line}\n" for line in lines)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', _BAR) for cell in cells)} |"


def code(text: str) -> str:
    """Return a text as code, also one with the sign that code stands in."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def codes(values: Iterable[str]) -> str:
    """Return values as code, with commas between them."""
    return ", ".join(map(code, values))
