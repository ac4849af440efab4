"""A few records of one kind in a box over the screen: to add, edit, delete and take back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.binding import Binding

from peerpal.domain.peer import Peer
from peerpal.domain.record import Record
from peerpal.domain.references import peer_ids_of
from peerpal.domain.text import one_line
from peerpal.screens.form import FormScreen
from peerpal.screens.list_box import TAKE_BACK, ListBox
from peerpal.screens.private_records import private_in
from peerpal.services.records import Records
from peerpal.services.services import Services
from peerpal.widgets.columns import Row
from peerpal.widgets.record_list import RecordList

R = TypeVar("R", bound=Record)


class RecordsBox(ListBox, Generic[R]):
    """What there is of one kind."""

    CSS_PATH = "records_box.tcss"
    ON_ONE: ClassVar[frozenset[str]] = frozenset({"edit", "delete"})
    """The actions that are for the record under the cursor, and are not offered without one."""
    BINDINGS = [
        Binding("n", "new", "New", id="box.new", tooltip="Make a new one"),
        Binding("e", "edit", "Edit", id="box.edit", tooltip="Change this one"),
        Binding("d", "delete", "Delete", id="box.delete", tooltip="Put this into the bin"),
        *TAKE_BACK,
    ]

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._records: dict[str, R] = {}

    # What a kind of record says of itself

    @property
    def kind(self) -> Records[R]:
        """The service of these records."""
        raise NotImplementedError

    def records(self) -> Sequence[R]:
        """Return the records in the order to show."""
        raise NotImplementedError

    def row(self, record: R) -> Row:
        """Return the cells of one row."""
        raise NotImplementedError

    def form(self, record: R | None) -> FormScreen[R]:
        """Return the form for a record, or for a new one."""
        raise NotImplementedError

    # Showing

    def show(self) -> None:
        """List the records."""
        self._records = {record.id: record for record in self.records()}
        self.rows.set_rows(list(self._records), self._row)

    def _row(self, id_: str) -> Row:
        record = self._records[id_]
        return [private_in(record, cell) for cell in self.row(record)]

    @property
    def about_whom(self) -> Sequence[str]:
        """The peers that the record under the cursor is about."""
        return peer_ids_of(self.current) if self.current else ()

    # Doing

    @property
    def current(self) -> R | None:
        """The record under the cursor."""
        return self._records.get(self.rows.current_id or "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what is done with a record only while there is one."""
        if action in self.ON_ONE:
            return bool(self._records) and self.current is not None
        return super().check_action(action, parameters)

    def action_new(self) -> None:
        """Open the form for a new record."""
        self._open_form(None)

    @on(RecordList.Opened)
    def _opened(self) -> None:
        if record := self.current:
            self.open(record)

    def open(self, record: R) -> None:
        """Open a record as Enter does: what is a few lines, in its form."""
        self._open_form(record)

    def action_edit(self) -> None:
        """Open the form for the record under the cursor."""
        if record := self.current:
            self._open_form(record)

    def _open_form(self, record: R | None) -> None:
        def saved(result: R | None) -> None:
            if result:
                self.say(f"Saved {self.kind.noun} · u to undo")
                self.reload()
                self.rows.select(result.id)

        self.app.push_screen(self.form(record), saved)

    def action_delete(self) -> None:
        """Put the record under the cursor into the bin."""
        if record := self.current:
            with self.reported():
                self.kind.delete(record.id, rev=record.rev)
                self.say(f"The {self.kind.noun} is in the bin · u to undo")
            self.reload()


class PeerRecordsBox(RecordsBox[R]):
    """What there is of one kind with one peer."""

    TITLE_OF_BOX: ClassVar[str]

    def __init__(self, services: Services, peer: Peer) -> None:
        super().__init__(services)
        self.peer = peer

    @property
    def about_whom(self) -> Sequence[str]:
        """The peer."""
        return (self.peer.id,)

    @property
    def heading(self) -> str:
        """The title with the name of the peer."""
        return self.TITLE_OF_BOX.format(name=one_line(self.peer.name))
