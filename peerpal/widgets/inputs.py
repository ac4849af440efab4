"""What people type into: Textual's own, which would pass on to the terminal what steers it."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Input, TextArea

from peerpal.domain.text import clean


class LineInput(Input):
    """One line; what could steer the terminal becomes visible as it comes in."""

    def validate_value(self, value: str) -> str:
        """Return what will stand in the line, as long as before."""
        return clean(value).replace("\t", " ").replace("\n", " ")


class AreaInput(TextArea):
    """Several lines; what could steer the terminal is drawn as visible characters."""

    def get_line(self, line_index: int) -> Text:
        """Return a line to draw, as long as before."""
        line = super().get_line(line_index)
        return Text(clean(line.plain), end="", no_wrap=True)
