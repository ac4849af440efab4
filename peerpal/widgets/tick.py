"""A box to tick."""

from __future__ import annotations

from textual.binding import Binding
from textual.widgets import Checkbox

_ON, _OFF = "☑", "☐"


class Tick(Checkbox):
    """A sign says whether it is ticked, and a key for it is named while it has the focus.

    Textual's own box says so by a colour alone.
    """

    DEFAULT_CSS = """
    Tick {
        & > .toggle--button { color: $foreground; background: transparent; }
        &.-on > .toggle--button { color: $text-primary; background: transparent; }
    }
    """
    BINDINGS = [
        Binding("space,enter", "toggle_button", "Tick", id="tick.turn", tooltip="Tick it, or not"),
    ]
    BUTTON_LEFT = BUTTON_RIGHT = ""
    BUTTON_INNER = _OFF

    def watch_value(self) -> None:
        """Show the sign of the new value."""
        self.BUTTON_INNER = _ON if self.value else _OFF
        super().watch_value()
