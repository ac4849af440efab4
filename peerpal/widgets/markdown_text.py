"""A text that a person wrote in Markdown, drawn as tall as it is."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from textual.app import RenderResult as Rendered
from textual.widget import Widget

from peerpal.widgets.markdown_view import drawn


@dataclass(frozen=True, slots=True)
class Written:
    """What a person wrote, in Markdown."""

    text: str


class MarkdownText(Widget):
    """Shows one text; a whole document that scrolls is a MarkdownView."""

    DEFAULT_CSS = """
    MarkdownText { height: auto; }
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.set_reactive(Widget.auto_links, value=False)  # text of others has none

    def render(self) -> Rendered:
        """Draw the text to the width there is."""
        return _Drawn(self, self._text)


class _Drawn:
    def __init__(self, widget: Widget, text: str) -> None:
        self._widget = widget
        self._text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in drawn(self._widget.app, self._text, options.max_width):
            yield from line
            yield Segment.line()
