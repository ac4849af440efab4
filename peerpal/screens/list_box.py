"""A list in a box over the screen; what is done in it can be taken back there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one

from peerpal.domain.text import one_line
from peerpal.screens.modal import PeerPalModal
from peerpal.widgets.columns import Column
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.record_list import RecordList

TAKE_BACK = (
    Binding("u", "undo", "Undo", id="box.undo", tooltip="Take back the last step"),
    Binding("U", "redo", "Redo", show=False, id="box.redo", tooltip="Do again what was taken back"),
)
"""The keys that every such box has, to stand behind its own."""


class ListBox(PeerPalModal[None]):
    """Shows a list, read anew whenever the box comes to the front."""

    AUTO_FOCUS = "RecordList"
    COLUMNS: ClassVar[Sequence[Column]]
    PLACEHOLDER: ClassVar[str]

    rows = query_one(RecordList)

    @property
    def heading(self) -> str:
        """What stands in the frame."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Show the list in a box."""
        with Vertical(classes="box") as box:
            box.border_title = Content(one_line(self.heading))
            yield RecordList(*self.COLUMNS, placeholder=self.PLACEHOLDER, show_header=True)
            yield KeyBar()

    def on_screen_resume(self) -> None:
        """Read anew."""
        self.reload()

    def reload(self) -> None:
        """List everything again, also what other programs have saved."""
        with self.reported():
            self.services.refresh()
        with self.reported():
            self.show()
            self.refresh_bindings()

    def show(self) -> None:
        """Fill the list from the services."""
        raise NotImplementedError

    def action_undo(self) -> None:
        """Take back the last step of this session."""
        self.undo()
        self.reload()

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self.redo()
        self.reload()
