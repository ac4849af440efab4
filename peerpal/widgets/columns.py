"""Columns of a list: how wide each one is, and text that fits one, measured in terminal cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.content import Content
from textual.style import Style

from peerpal.domain.text import clean, one_line

Align = Literal["left", "center", "right"]
Cell: TypeAlias = str | Content
Row: TypeAlias = Sequence[Cell]
ParseStyle: TypeAlias = Callable[[str | Style], Style]

# Nobody sees more of one line, and cleaning a whole note for every key press would be felt.
_MOST_CHARACTERS = 1_000
# Terminals disagree on the width of joined, toned and framed emoji; all agree on the first part.
_JOINER = "\u200d"
_EMOJI_EXTRAS = frozenset("\ufe0e\ufe0f\u20e3\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
_FEWEST_LETTERS = 3
"""Of what comes second in a cell, fewer say less than that there is more."""
_BREAKS = str.maketrans("\n\t", "  ")


class Column(NamedTuple):
    """One column: a fixed width in cells, or a weight in what the fixed ones leave."""

    title: str = ""
    width: int | None = None
    weight: int = 1
    align: Align = "left"
    gap: int = 2
    shown_from: int = 0
    """The narrowest terminal, in cells, on which the column is shown."""
    is_group: bool = False
    """Shown only where it differs from the row above, and in the top row of what is in view."""


class Place(NamedTuple):
    """Where a column ended up: which cell of a row it shows, its width and the gap after it."""

    cell: int
    width: int
    gap: int
    align: Align


@lru_cache(maxsize=32)
def arrange(columns: tuple[Column, ...], width: int, terminal_width: int) -> tuple[Place, ...]:
    """Return the places of the columns shown on a terminal of that width, left to right."""
    shown = [
        (index, column)
        for index, column in enumerate(columns)
        if terminal_width >= column.shown_from
    ]
    gaps = sum(column.gap for _, column in shown[:-1])
    free = max(0, width - gaps - sum(column.width or 0 for _, column in shown))
    weight = sum(column.weight for _, column in shown if column.width is None)
    places: list[Place] = []
    left = width
    for index, column in shown:
        cells = column.width
        if cells is None:
            # Taking the share of what is left, not of the whole, leaves no cell over.
            cells = free * column.weight // max(1, weight)
            free, weight = free - cells, weight - column.weight
        cells = min(cells, left)
        gap = min(column.gap, left - cells) if index != shown[-1][0] else 0
        left -= cells + gap
        places.append(Place(index, cells, gap, column.align))
    return tuple(places)


def steady(text: str) -> str:
    """Return the text with emoji that terminals measure differently reduced to their first part."""
    if text.isascii() or (_JOINER not in text and _EMOJI_EXTRAS.isdisjoint(text)):
        return text
    kept: list[str] = []
    before = ""
    for char in text:
        if before == _JOINER and _is_pictorial(char):
            kept.pop()
        elif char not in _EMOJI_EXTRAS:
            kept.append(char)
        before = char
    return "".join(kept)


def _is_pictorial(char: str) -> bool:
    return "\u2190" <= char <= "\u2bff" or char >= "\U0001f000"


def fit(cell: Cell, width: int, align: Align, base: Style, parse: ParseStyle) -> list[Segment]:
    """Return the cell in exactly that width: cleaned, padded, or cut with an ellipsis."""
    parts = _parts(cell, base, parse)
    length = sum(cell_len(text) for text, _ in parts)
    if length > width:
        parts = _cut(parts, width)
        length = sum(cell_len(text) for text, _ in parts)
    space = width - length
    before = {"left": 0, "center": space // 2, "right": space}[align]
    segments = [Segment(text, style.rich_style) for text, style in parts if text]
    if before:
        segments.insert(0, Segment(" " * before, base.rich_style))
    if space > before:
        segments.append(Segment(" " * (space - before), base.rich_style))
    return segments


def _parts(cell: Cell, base: Style, parse: ParseStyle) -> list[tuple[str, Style]]:
    if isinstance(cell, str):
        return [(one_line(steady(cell[:_MOST_CHARACTERS])), base)]
    return [
        (clean(steady(text[:_MOST_CHARACTERS])).translate(_BREAKS), style)
        for text, style in cell.render(base, end="", parse_style=parse)
    ]


def _cut(parts: list[tuple[str, Style]], width: int) -> list[tuple[str, Style]]:
    if width <= 0:
        return []
    kept: list[tuple[str, Style]] = []
    left = width - 1
    for text, style in parts:
        length = cell_len(text)
        if length > left:
            if left < _FEWEST_LETTERS and kept and kept[-1][0].endswith(" "):
                left = 0
            return [*kept, (set_cell_size(text, left).rstrip() + "…", style)]
        kept.append((text, style))
        left -= length
    return kept
