"""The bin: everything that was deleted, to be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.binding import Binding
from textual.content import Content

from peerpal.domain.dates import show_day
from peerpal.domain.references import peer_ids_of
from peerpal.domain.text import one_line
from peerpal.screens.list_box import TAKE_BACK, ListBox
from peerpal.screens.private_records import private_in
from peerpal.services.bin import BinItem, bin_items, restore
from peerpal.services.services import Services
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.record_list import RecordList
from peerpal.widgets.themes import MUTED


class BinScreen(ListBox):
    """Deleted records of every kind, the newest first."""

    CSS_PATH = "bin.tcss"
    COLUMNS = (Column("Deleted", width=22), Column("What", width=13), Column("", weight=1))
    PLACEHOLDER = "The bin is empty.\nWhat you delete with d waits here, to be restored."
    BINDINGS = [
        Binding(
            "enter,r",
            "restore",
            "Restore",
            id="bin.restore",
            tooltip="Take this out of the bin",
            priority=True,
        ),
        *TAKE_BACK,
        Binding("escape,B", "back", "Back", id="modal.back", tooltip="Go back"),
    ]

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._items: dict[str, BinItem] = {}

    @property
    def heading(self) -> str:
        """What stands in the frame."""
        return "Bin"

    def show(self) -> None:
        """List what is in the bin."""
        self._items = {item.record.id: item for item in bin_items(self.services)}
        self.rows.set_rows(list(self._items), self._row)

    def _row(self, id_: str) -> Row:
        item = self._items[id_]
        title = private_in(item.record, one_line(item.title))
        when = (
            f"{show_day(item.deleted_at.date(), self.services.date_style)}, {item.deleted_at:%H:%M}"
        )
        if item.is_part:
            return ["", Content.styled(item.noun, MUTED), Content.assemble("└ ", title)]
        return [Content.styled(when, MUTED), item.noun, title]

    @property
    def about_whom(self) -> Sequence[str]:
        """The peers that the record under the cursor is about."""
        item = self._items.get(self.rows.current_id or "")
        return peer_ids_of(item.record) if item else ()

    @on(RecordList.Opened)
    def _opened(self) -> None:
        self.action_restore()

    def action_restore(self) -> None:
        """Take the record under the cursor out of the bin, with what went there with it."""
        if item := self._items.get(self.rows.current_id or ""):
            with self.reported():
                restore(self.services, item.record)
                self.say(f"The {item.noun} is back · u to undo")
            self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer to restore only when there is something."""
        return action != "restore" or bool(self._items)
