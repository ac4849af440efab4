"""One of a few values: the chosen one is shown, and all of them while it has the focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from peerpal.domain.text import folded, one_line
from peerpal.widgets.themes import MUTED

EMPTY = "—"
_GAP = "  "


class Choice(Widget, can_focus=True):
    """A value that is changed with the arrows, its first letter, or a click."""

    DEFAULT_CSS = """
    Choice {
        height: auto;
        color: $foreground;
        &:focus { background: $boost; }
    }
    """
    BINDINGS = [
        Binding("right,space", "step(1)", "Choose", id="choice.next", tooltip="The next value"),
        Binding(
            "left", "step(-1)", "Previous", show=False, id="choice.back", tooltip="The one before"
        ),
    ]

    value = reactive("", layout=True)
    """The chosen value; empty when there is none."""

    @dataclass
    class Changed(Message):
        """A person chose another value."""

        choice: Choice

    def __init__(
        self, value: str, options: Sequence[tuple[str, str]], *, classes: str | None = None
    ) -> None:
        super().__init__(classes=classes)
        self._options = [(known, one_line(words)) for known, words in options]
        self.set_reactive(Choice.value, value)

    def render(self) -> Content:
        """Show the chosen value, or all of them while one may be chosen."""
        if not self.has_focus:
            return Content(dict(self._options).get(self.value, "") or EMPTY)
        return Content("\n").join(self._lines(self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the values take while they are shown."""
        if not self.has_focus:
            return super().get_content_height(container, viewport, width)
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        """Return all values in lines of a width, none of them broken: Textual would break any."""
        first, *others = [self._option(value, words) for value, words in self._options]
        lines = [first]
        for option in others:
            longer = lines[-1] + _GAP + option
            if longer.cell_length <= width:
                lines[-1] = longer
            else:
                lines.append(option)
        return lines

    def _option(self, value: str, words: str) -> Content:
        text = words or EMPTY
        if value == self.value:
            return Content.styled(f"● {text}", "bold $text-primary")
        return Content.styled(f"○ {text}", MUTED).stylize(Style.from_meta({"value": value}))

    def on_focus(self) -> None:
        """Make room for all values."""
        self.refresh(layout=True)

    def on_blur(self) -> None:
        """Give the room back."""
        self.refresh(layout=True)

    def action_step(self, by: int) -> None:
        """Choose the next value, or the one before."""
        values = [value for value, _ in self._options]
        at = values.index(self.value) if self.value in values else -1
        self.choose(values[(at + by) % len(values)])

    def on_key(self, event: events.Key) -> None:
        """Choose the next value that begins with a letter or digit."""
        if event.character and event.character.isalnum() and self.takes(event.character):
            event.stop()

    def takes(self, character: str) -> bool:
        """Choose the next value that begins with a character; False leaves the key to others."""
        values = [value for value, _ in self._options]
        at = values.index(self.value) + 1 if self.value in values else 0
        for value, words in self._options[at:] + self._options[:at]:
            if folded(words).startswith(folded(character)):
                self.choose(value)
                break
        return True

    def on_click(self, event: events.Click) -> None:
        """Choose the value under the mouse."""
        value = event.style.meta.get("value")
        if isinstance(value, str):
            self.choose(value)

    def choose(self, value: str) -> None:
        """Take a value as the person's choice."""
        if value != self.value:
            self.value = value
            self.post_message(self.Changed(self))
