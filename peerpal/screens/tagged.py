"""The records that have a tag, of every kind."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one

from peerpal.domain.record import Record
from peerpal.domain.references import peer_ids_of
from peerpal.domain.text import one_line
from peerpal.screens.days import SHORT_DAY_WIDTH, short_day
from peerpal.screens.modal import PeerPalModal
from peerpal.screens.opening import open_record
from peerpal.screens.private_records import private_in
from peerpal.services.bin import title_of
from peerpal.services.reading import day_of, kind_of
from peerpal.services.services import Services
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.record_list import RecordList
from peerpal.widgets.themes import MUTED


class TaggedScreen(PeerPalModal[None]):
    """Lists what has a tag, the latest first; each opens with Enter."""

    CSS_PATH = "tags.tcss"
    AUTO_FOCUS = "RecordList"

    rows = query_one(RecordList)

    def __init__(self, services: Services, tag: str) -> None:
        super().__init__(services)
        self._tag = tag
        self._records: dict[str, Record] = {}

    def compose(self) -> ComposeResult:
        """Show the list in a box."""
        with Vertical(classes="box") as box:
            box.border_title = Content(f"#{one_line(self._tag)}")
            yield RecordList(
                Column("Day", width=SHORT_DAY_WIDTH, align="right"),
                Column("What", width=13),
                Column("", weight=1),
                placeholder="No record has this tag any more.",
                show_header=True,
            )
            yield KeyBar()

    def on_screen_resume(self) -> None:
        """Read anew whenever the box comes to the front."""
        with self.reported():
            found = self.services.tags.records(self._tag)
            found.sort(key=lambda record: day_of(self.services, record), reverse=True)
            self._records = {record.id: record for record in found}
            self.rows.set_rows(list(self._records), self._row)

    def _row(self, id_: str) -> Row:
        record = self._records[id_]
        day = short_day(
            day_of(self.services, record), self.services.today.day, self.services.date_style
        )
        noun = kind_of(self.services, record.TABLE).noun
        return [
            Content.styled(day, MUTED),
            Content.styled(noun, MUTED),
            private_in(record, title_of(self.services, record)),
        ]

    @property
    def about_whom(self) -> Sequence[str]:
        """The peers that the record under the cursor is about."""
        record = self._records.get(self.rows.current_id or "")
        return peer_ids_of(record) if record else ()

    @on(RecordList.Opened)
    def _opened(self, message: RecordList.Opened) -> None:
        with self.reported():
            open_record(self, self._records[message.record_id])
