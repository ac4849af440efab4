"""A long Markdown document, rendered; only the sections that changed are drawn anew."""

from __future__ import annotations

import re
from typing import ClassVar

from rich.console import JustifyMethod
from rich.markdown import Heading, Markdown
from rich.segment import Segment
from rich.theme import Theme
from textual.app import App
from textual.strip import Strip

from peerpal.domain.text import clean
from peerpal.widgets.columns import steady
from peerpal.widgets.lines_view import LinesView
from peerpal.widgets.themes import MUTED

_WIDEST = 88
"""Longer lines are tiring to read."""

_SECTION = re.compile(r"\n+(?=#)")
_STYLES = {
    "markdown.h1": "bold $foreground",
    "markdown.h2": "bold $text-primary",
    "markdown.h3": "bold",
    "markdown.h4": "bold",
    "markdown.strong": "bold",
    "markdown.em": "italic",
    "markdown.code": "$text-secondary",
    "markdown.block_quote": MUTED,
    "markdown.item.bullet": MUTED,
    "markdown.item.number": MUTED,
    "markdown.hr": "$border-blurred",
}


class _Heading(Heading):
    LEVEL_ALIGN: ClassVar[dict[str, JustifyMethod]] = {}


class _Page(Markdown):
    elements = {**Markdown.elements, "heading_open": _Heading}


class MarkdownView(LinesView):
    """Shows Markdown as it will look, and scrolls."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self._markdown = ""
        self._drawn: dict[tuple[str, int, str], list[Strip]] = {}

    def update(self, markdown: str) -> None:
        """Show another document; the place that is read stays in view."""
        self._markdown = markdown
        self.redraw()

    def draw(self, width: int) -> list[Strip]:
        """Return the document, drawn to a width; sections that are the same are kept."""
        width = min(width, _WIDEST)
        before, self._drawn = self._drawn, {}
        lines: list[Strip] = []
        for section in _SECTION.split(self._markdown):
            key = section, width, self.app.theme
            strips = before.get(key) or [Strip(line) for line in drawn(self.app, section, width)]
            self._drawn[key] = strips
            lines += [*strips, Strip.blank(width)]
        style = self.visual_style.rich_style
        return [line.apply_style(style) for line in lines]


def drawn(app: App[object], markdown: str, width: int) -> list[list[Segment]]:
    """Return the lines of a document, drawn to a width; nothing in it can be clicked."""
    parse = app.stylesheet.parse_style
    theme = Theme({name: parse(style).rich_style for name, style in _STYLES.items()})
    width = min(width, _WIDEST)
    options = app.console_options.update(width=width, height=None, highlight=False)
    page = _Page(steady(clean(markdown)), hyperlinks=False)
    with app.console.use_theme(theme):
        return app.console.render_lines(page, options, pad=False)
