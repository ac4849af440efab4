"""What a page is made of: text as it is, and Markdown as it looks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from peerpal.widgets.hanging import hung
from peerpal.widgets.private import PRIVATE_STYLE


@dataclass(frozen=True, slots=True)
class Written:
    """What a person wrote, in Markdown."""

    text: str
    is_private: bool = False


Part = Content | Written
"""A part of a page."""

_WIDEST = 96
"""Longer lines are tiring to read."""


def draw_parts(widget: Widget, parts: Iterable[Part], width: int) -> list[Strip]:
    """Return the parts one below the other, drawn to a width in the style of a widget."""
    return [line for part in parts for line in _draw(widget, part, width)]


def _draw(widget: Widget, part: Part, width: int) -> list[Strip]:
    style = widget.visual_style
    if isinstance(part, Written):
        from peerpal.widgets.markdown_view import drawn

        lines = drawn(widget.app, part.text, width)
        if part.is_private:
            style += PRIVATE_STYLE
        return [Strip(line).apply_style(style.rich_style) for line in lines]
    width = min(width, _WIDEST)
    return Visual.to_strips(widget, hung(part, width), width, None, style)
