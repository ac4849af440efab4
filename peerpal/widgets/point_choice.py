"""What became of one talking point: its text, and one key for each thing that can become of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from peerpal.domain.talking_point import PointState
from peerpal.domain.text import one_line
from peerpal.widgets.choice import Choice
from peerpal.widgets.themes import GOOD, MUTED

POINT_SIGNS = {
    PointState.OPEN: Content("?"),
    PointState.DISCUSSED: Content.styled("✓", GOOD),
    PointState.CARRIED: Content("↷"),
    PointState.DROPPED: Content.styled("✗", MUTED),
}
"""What became of a talking point."""

LEFT = ""
"""The value of a point that stays as it is."""

_VALUES = [
    (LEFT, "still open"),
    (PointState.DISCUSSED, "discussed"),
    (PointState.CARRIED, "carried"),
    (PointState.DROPPED, "dropped"),
]


class PointChoice(Choice):
    """Ticks one point; the key that does it leads on to the next field."""

    BINDINGS: ClassVar = [
        # Each value has a letter of its own, and in 80 columns these need the room.
        Binding(
            "right,space",
            "step(1)",
            "Choose",
            show=False,
            id="choice.next",
            tooltip="The next value",
        ),
        Binding("d", "tick('discussed')", "Discussed", id="point.done", tooltip="Talked about it"),
        Binding(
            "c", "tick('carried')", "Carry", id="point.carry", tooltip="Leave it for next time"
        ),
        Binding("x", "tick('dropped')", "Drop", id="point.drop", tooltip="Let go of it"),
        Binding("o", "tick('')", "Open", id="point.open", tooltip="Leave it as it is"),
        Binding("enter", "edit", "Edit", show=False, id="point.edit", tooltip="Change this point"),
    ]

    @dataclass
    class EditAsked(Message):
        """A person wants to change the point itself."""

        choice: PointChoice

    def __init__(self, value: str, text: str, about: str, *, classes: str | None = None) -> None:
        super().__init__(value, _VALUES, classes=classes)
        self._text = text
        self._about = about

    def set_text(self, text: str) -> None:
        """Show another text of the point."""
        self._text = text
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """Return the point with what became of it, and what may become of it below."""
        sign = POINT_SIGNS[PointState(self.value or PointState.OPEN)]
        parts = [self._about if self.value == LEFT else "", dict(_VALUES)[self.value]]
        said = ", ".join(part for part in parts if part)
        point = Content.assemble(sign, f" {one_line(self._text)}", (f"  {said}", MUTED))
        lines = point.wrap(max(1, width))
        return [*lines, *super().lines(width)] if self.has_focus else lines

    def takes(self, character: str) -> bool:  # noqa: ARG002 its letters are keys
        """Leave letters to the keys."""
        return False

    def action_tick(self, value: str) -> None:
        """Say what became of the point, and go on."""
        self.choose(value)
        self.screen.focus_next()

    def action_edit(self) -> None:
        """Ask for the point's form."""
        self.post_message(self.EditAsked(self))
