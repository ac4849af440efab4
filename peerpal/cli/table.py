"""Draws a table: cut to a terminal's width, plain and in full to a pipe or a file."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

_ENDLESS = 1_000_000
_SHORT = 20


def as_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table, one line a row; columns that are empty throughout are left out."""
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    is_terminal = bool(sys.stdout and sys.stdout.isatty())
    drawn = io.StringIO()
    console = Console(
        file=drawn, force_terminal=is_terminal, width=None if is_terminal else _ENDLESS
    )
    table = Table(
        box=None,
        pad_edge=False,
        padding=(0, 2, 0, 0),
        header_style="" if console.no_color else "bold",
    )
    filled = [at for at in range(len(headings)) if any(row[at] for row in rows)]
    for at in filled:
        is_short = all(cell_len(row[at]) <= _SHORT for row in rows)
        table.add_column(Text(headings[at]), no_wrap=is_short)  # Rich narrows the others first
    for row in rows:
        table.add_row(*(Text(row[at], no_wrap=True, overflow="ellipsis") for at in filled))
    console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in drawn.getvalue().splitlines())
