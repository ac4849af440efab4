"""What people type into: Textual's own, which would pass on to the terminal what steers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.events import Key, Paste
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.validation import ValidationResult
from textual.widgets import Input, TextArea

from peerpal.domain.completion import Completion
from peerpal.domain.text import clean
from peerpal.widgets.private import PRIVATE_STYLE

_COMPACT = "-textual-compact"
"""The class of what has no frame: Textual adds it later, and then styles the widget once more."""

_PRIVATE_SIGN = "~"

LineCompleter = Callable[[str], Completion | None]
"""Says what a line that is being typed may become."""


class LineInput(Input):
    """One line; what could steer the terminal becomes visible as it comes in."""

    compact = Reactive(default=True)
    # Textual lays the screen out anew whenever the text grows; ours are as wide as their place.
    virtual_size = Reactive(Size(0, 0))

    def __init__(
        self,
        value: str = "",
        *,
        classes: str = "",
        **how: Any,  # noqa: ANN401 as Textual takes it
    ) -> None:
        super().__init__(value, compact=True, classes=f"{_COMPACT} {classes}", **how)

    def validate_value(self, value: str) -> str:
        """Return what will stand in the line, as long as before."""
        return clean(value).replace("\t", " ").replace("\n", " ")

    def validate(self, value: str) -> ValidationResult | None:  # noqa: ARG002
        """Check nothing, as forms do that; Textual would style each line again as a valid one."""
        return None

    def on_focus(self) -> None:
        """Begin where the cursor can be seen: at the end of a text, however long it is."""
        self._show_cursor()

    def on_blur(self) -> None:
        """Show a text from its beginning again, to be read."""
        if self.scroll_offset.x:
            self.scroll_to(x=0, animate=False, immediate=True)

    def on_resize(self) -> None:
        """Keep the cursor in view, also in the first room that the line gets."""
        if self.has_focus:
            self._show_cursor()

    def _show_cursor(self) -> None:
        # Textual scrolls when the cursor moves, and not for the text that a line begins with.
        if self._cursor_offset >= self.size.width > 0:
            self.scroll_to_region(
                Region(self._cursor_offset, 0, 1, 1), force=True, animate=False, immediate=True
            )

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Take a slash for a letter, too: Textual does not know that it is one."""
        return key == "slash" or super().check_consume_key(key, character)

    def on_paste(self, event: Paste) -> None:
        """Take all lines that are pasted as one; Textual would drop all but the first."""
        event.prevent_default()
        event.stop()
        self.replace(" ".join(event.text.splitlines()), *sorted(self.selection))


class FilterInput(LineInput):
    """What a list is filtered by; a slash before anything else asks for all there is."""

    BINDINGS = [
        Binding("enter", "submit", "List", id="filter.list", tooltip="Go to what is listed"),
        Binding("escape", "screen.show_all", "All", id="filter.all", tooltip="Show all again"),
    ]

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
        ),
        Binding("right", "complete", "Complete", id="area.complete", tooltip="Take the name shown"),
        # Where nothing is shown, the arrow is Textual's own, which the line above would hide.
        Binding("right", "cursor_right", show=False, id="area.right", tooltip="One letter on"),
    ]

    compact = Reactive(default=True)
    complete: LineCompleter | None = None

    def __init__(
        self,
        text: str = "",
        *,
        classes: str = "",
        **how: Any,  # noqa: ANN401 as Textual takes it
    ) -> None:
        super().__init__(
            text,
            compact=True,
            highlight_cursor_line=False,
            classes=f"{_COMPACT} {classes}",
            **how,
        )

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

    def update_suggestion(self) -> None:
        """Show how the line goes on, or what it becomes, when the arrow to the right is pressed."""
        found = self._completion()
        if found is None:
            self.suggestion = ""
        elif (before := self._before_cursor) and found.text.startswith(before):
            self.suggestion = clean(found.text.removeprefix(before))
        else:
            self.suggestion = f" → {clean(found.name)}"

    @on(TextArea.SelectionChanged)
    def _cursor_moved(self) -> None:
        self.update_suggestion()

    def watch_suggestion(self, before: str, now: str) -> None:
        """Name the key that takes what is shown, as long as it is."""
        if bool(before) != bool(now):
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer to complete only while there is something to take."""
        return action != "complete" or bool(self.suggestion)

    def action_complete(self) -> None:
        """Take what the line may become, and a blank, so that the next word stands apart."""
        if found := self._completion():
            row, column = self.cursor_location
            text = f"{found.text} "
            self.replace(text, (row, 0), (row, column), maintain_selection_offset=False)
            self.move_cursor((row, len(text)))

    @property
    def _before_cursor(self) -> str:
        """The line up to the cursor, where that is at its end."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        return line if self.selection.is_empty and column == len(line) else ""

    def _completion(self) -> Completion | None:
        return self.complete(self._before_cursor) if self.complete else None

    def rewrite(self, text: str) -> None:
        """Put another text in place of all that is there; undo brings it back."""
        if text != self.text:
            start, end = self.document.start, self.document.end
            self.replace(text, start, end, maintain_selection_offset=False)

    def action_open_editor(self) -> None:
        """Ask for the editor."""
        self.post_message(self.EditorAsked(self))
