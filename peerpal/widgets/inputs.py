"""What people type into: Textual's own, which would pass on to the terminal what steers it."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text
from textual.binding import Binding
from textual.events import Key
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input, TextArea

from peerpal.domain.text import clean
from peerpal.widgets.private import PRIVATE_STYLE

_PRIVATE_SIGN = "~"


class LineInput(Input):
    """One line; what could steer the terminal becomes visible as it comes in."""

    # Textual lays the screen out anew whenever the text grows; ours are as wide as their place.
    virtual_size = Reactive(Size(0, 0))

    def validate_value(self, value: str) -> str:
        """Return what will stand in the line, as long as before."""
        return clean(value).replace("\t", " ").replace("\n", " ")


class FilterInput(LineInput):
    """What a list is filtered by; a slash before anything else asks for all there is."""

    @dataclass
    class MoreAsked(Message):
        """A person wants to look everywhere."""

    def on_key(self, event: Key) -> None:
        """Take a slash in the empty line for the wish to look everywhere."""
        if event.key == "slash" and not self.value:
            event.stop()
            event.prevent_default()
            self.post_message(self.MoreAsked())


class AreaInput(TextArea):
    """Several lines; what could steer the terminal is drawn as visible characters."""

    BINDINGS = [
        Binding(
            "ctrl+e",
            "open_editor",
            "Editor",
            id="area.editor",
            tooltip="Write this text in $VISUAL or $EDITOR",
        )
    ]

    @dataclass
    class EditorAsked(Message):
        """A person wants to write the text in their own editor."""

        area: AreaInput

    def get_line(self, line_index: int) -> Text:
        """Return a line to draw, as long as before; a private one is marked as such."""
        text = clean(super().get_line(line_index).plain)
        line = Text(text, end="", no_wrap=True)
        if text.lstrip().startswith(_PRIVATE_SIGN):
            line.stylize(PRIVATE_STYLE.rich_style)
        return line

    def rewrite(self, text: str) -> None:
        """Put another text in place of all that is there; undo brings it back."""
        if text != self.text:
            start, end = self.document.start, self.document.end
            self.replace(text, start, end, maintain_selection_offset=False)

    def action_open_editor(self) -> None:
        """Ask for the editor."""
        self.post_message(self.EditorAsked(self))
