"""Tables and lists of values in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table, which ends with a line break."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(map(_cell, cells))} |\n" for cells in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def code(text: str) -> str:
    """Return a text as code, also one with the sign that code stands in."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def codes(values: Iterable[str]) -> str:
    """Return values as code, with commas between them."""
    return ", ".join(map(code, values))
