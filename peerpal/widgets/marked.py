"""Text in which what was looked for is marked."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content, Span

MARK = "bold underline $text-primary"
"""By weight and line too, for eyes and terminals without colour."""


def marked(text: str | Content, ranges: Iterable[tuple[int, int]]) -> Content:
    """Return a text with some ranges of its characters marked."""
    content = Content(text) if isinstance(text, str) else text
    spans = [Span(start, end, MARK) for start, end in ranges]
    return Content(content.plain, [*content.spans, *spans]) if spans else content
