"""A list that is opened over a screen, and left again by Escape."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.binding import ActiveBinding, Binding

from peerpal.domain.record import Record
from peerpal.screens.list_screen import ListScreen

R = TypeVar("R", bound=Record)


class PushedList(ListScreen[R], Generic[R]):
    """Escape shows all records, then leads back; so does the key that opened the list."""

    BINDINGS = [
        Binding("u", "undo", "Undo", show=False, id="screen.undo", tooltip="Take back a step"),
        Binding("m", "mark", "Mark", show=False, id="records.mark", tooltip="In the summary"),
        Binding(
            "escape",
            "show_all",
            "Back",
            id="records.all",
            tooltip="Show all, then go back",
        ),
    ]

    @property
    def note(self) -> str:
        """What is listed, which the line at the top has no name for, and the date."""
        return f"{self.TITLE} · {super().note}"

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """What the keys do here; the way back is named last, where it has room."""
        found = super().active_bindings
        if "escape" in found and found["escape"].node is self:
            found["escape"] = found.pop("escape")
        return found

    def action_show_all(self) -> None:
        """Leave the filter; without one, go back."""
        if self.filter_box.disabled:
            self.action_leave()
        else:
            super().action_show_all()

    def action_leave(self) -> None:
        """Go back to what is below."""
        self.dismiss()
