"""A list with the chosen record beside it, or in full: filter, create, edit, delete, mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.types import CSSPathType
from textual.widgets import Input

from peerpal.domain.record import Record
from peerpal.domain.text import folded
from peerpal.screens.base import PeerPalScreen
from peerpal.screens.marks import MARK_COLUMN, mark_sign, next_mark, said_mark
from peerpal.services.records import Records
from peerpal.services.services import Services
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.inputs import FilterInput
from peerpal.widgets.page import Page
from peerpal.widgets.parts import Part
from peerpal.widgets.record_list import RecordList

R = TypeVar("R", bound=Record)

IN_FULL = "-in-full"
EMPTY = "-empty"
"""Without any record there is nothing to stand beside the list."""
_NO_MATCH = "Nothing matches the filter.\nPress escape to see all."


class RecordPage(Page):
    """The record under the cursor; Enter in the list gives it all the room."""

    BINDINGS = [
        Binding("escape", "screen.back_to_list", "Back", id="record.back", tooltip="To the list"),
        Binding("left", "screen.turn(-1)", show=False, id="record.before", tooltip="The one above"),
        Binding("right", "screen.turn(1)", show=False, id="record.after", tooltip="The one below"),
    ]


class ListScreen(PeerPalScreen, Generic[R]):
    """The records of one kind, and the one under the cursor in full."""

    CSS_PATH: ClassVar[CSSPathType | None] = "list_screen.tcss"
    AUTO_FOCUS = "RecordList"
    COLUMNS: ClassVar[Sequence[Column]]
    PLACEHOLDER: ClassVar[str]
    ON_ONE: ClassVar[frozenset[str]] = frozenset({"edit", "delete", "mark"})
    """The actions that are for the record under the cursor, and are not offered without one."""
    BINDINGS = [
        Binding("n", "new", "New", id="records.new", tooltip="Make a new one"),
        Binding("e", "edit", "Edit", id="records.edit", tooltip="Change this one"),
        Binding("d", "delete", "Delete", id="records.delete", tooltip="Put this into the bin"),
        Binding("m", "mark", "Mark", id="records.mark", tooltip="In or out of the summary"),
        Binding("slash", "filter", "Filter", id="records.filter", tooltip="Filter as you type"),
        Binding("escape", "show_all", "All", show=False, id="records.all", tooltip="Show all"),
    ]

    rows = query_one(RecordList)
    filter_box = query_one("#filter", Input)
    page = query_one(RecordPage)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._records: dict[str, R] = {}
        self._listed: Sequence[R] = ()
        self._searchable: dict[str, str] = {}
        self._searchable_at: object = None
        self._shown: object = None

    # What a kind of record says of itself

    @property
    def kind(self) -> Records[R]:
        """The service of these records."""
        raise NotImplementedError

    def records(self) -> Sequence[R]:
        """Return the records in the order to show."""
        raise NotImplementedError

    def row(self, record: R) -> Row:
        """Return the cells of one row; the mark for the summary comes after them."""
        raise NotImplementedError

    def detail(self, record: R) -> Content:
        """Return the whole record as a page of text."""
        raise NotImplementedError

    def in_full(self, record: R) -> Sequence[Part]:
        """Return the whole record as it is read with room; Markdown in it may look like it."""
        return [self.detail(record)]

    def searchable(self, record: R) -> str:
        """Return the text that the filter looks in."""
        raise NotImplementedError

    def form(self, record: R | None) -> ModalScreen[R]:
        """Return the form for a record, or for a new one."""
        raise NotImplementedError

    @property
    def nothing(self) -> str:
        """What an empty list says: why it is empty and what to press."""
        return self.PLACEHOLDER

    # Showing

    def body(self) -> ComposeResult:
        """Show the list, and the record under the cursor beside or below it."""
        yield FilterInput(
            placeholder="Filter    / again: search everywhere",
            id="filter",
            disabled=True,
        )
        yield RecordList(*self.COLUMNS, MARK_COLUMN, placeholder=self.PLACEHOLDER, show_header=True)
        with Container(classes="beside"):
            yield RecordPage()

    def show(self) -> None:
        """List the records that the filter lets through; what is shown already is left alone."""
        state = (
            self.services.revision,
            self.services.today.day,
            self.filter_box.value,
            self.is_share_safe,
        )
        if state == self._shown:
            return
        records = self.records()
        if records is not self._listed:
            self._listed, self._records = records, {record.id: record for record in records}
        self.set_class(not self._records, EMPTY)
        wanted = folded(self.filter_box.value).split()
        ids = self._with(wanted) if wanted else list(self._records)
        self.rows.placeholder = _NO_MATCH if wanted else self.nothing
        self.rows.set_rows(ids, self._row)
        self._show_detail()
        self._shown = state

    def _row(self, id_: str) -> Row:
        record = self._records[id_]
        return [*self.row(record), mark_sign(record.in_summary)]

    def _with(self, wanted: Iterable[str]) -> list[str]:
        """Return the ids of the records that have all of some words."""
        self._make_searchable()
        found = [(id_, self._searchable[id_]) for id_ in self._records]
        for word in wanted:
            found = [(id_, text) for id_, text in found if word in text]
        return [id_ for id_, _ in found]

    def _make_searchable(self) -> None:
        """Have the text of each record at hand; names in it may have changed with any other."""
        state = self.services.revision, self.is_share_safe
        if state != self._searchable_at:
            self._searchable = {
                id_: folded(" ".join([self.searchable(r), *(f"#{tag}" for tag in r.tags)]))
                for id_, r in self._records.items()
            }
            self._searchable_at = state

    def _show_detail(self) -> None:
        record = self.current
        if record and self.is_in_full:
            self.page.show_whole(self.in_full(record), of=record.id)
        elif self.is_in_full:
            self.action_back_to_list()
        elif record:
            self.page.show(self.detail(record), of=record.id)
        else:
            self.page.show(Content())

    @property
    def current(self) -> R | None:
        """The record under the cursor."""
        return self._records.get(self.rows.current_id or "")

    def on_mount(self) -> None:
        """Let the page follow the cursor, and the list the filter, at once.

        A message would come a frame later.
        """
        self.watch(self.rows, "cursor", self._show_detail, init=False)
        self.watch(self.filter_box, "value", self.show, init=False)

    @on(Input.Submitted, "#filter")
    def _filter_left(self) -> None:
        self.set_focus(self.rows)

    @on(FilterInput.MoreAsked)
    async def _look_everywhere(self) -> None:
        self.action_show_all()
        await self.run_action("app.search")

    # Doing

    @on(RecordList.Opened)
    def _opened(self) -> None:
        self.action_open_record()

    def action_open_record(self) -> None:
        """Give the record all the room; the keys of the list go on working."""
        self.add_class(IN_FULL)
        self._show_detail()
        self.set_focus(self.page)

    @property
    def is_in_full(self) -> bool:
        """True while the record has the room of the list too."""
        return self.has_class(IN_FULL)

    def action_back_to_list(self) -> None:
        """Give the list its room again."""
        self.remove_class(IN_FULL)
        self._show_detail()
        self.set_focus(self.rows)

    def action_turn(self, records: int) -> None:
        """Go to the record above or below in the list."""
        self.rows.action_move(records)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what is done with a record only while there is one, and to filter some."""
        if action == "filter":
            return bool(self._records)
        if action in self.ON_ONE:
            return bool(self._records) and self.current is not None
        return super().check_action(action, parameters)

    def action_new(self) -> None:
        """Open the form for a new record."""
        self._open_form(None)

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

    def action_mark(self) -> None:
        """Let the record into the summary, keep it out, or leave it undecided."""
        if record := self.current:
            with self.reported():
                mark = next_mark(record.in_summary)
                marked = self.kind.mark(record.id, mark, rev=record.rev)
                self.say(f"This {self.kind.noun} {said_mark(marked.in_summary)} · u to undo")
            self.reload()

    def action_filter(self) -> None:
        """Type words; only records with all of them stay."""
        self._make_searchable()
        self.action_back_to_list()
        self.filter_box.disabled = False
        self.set_focus(self.filter_box)  # at once: what is typed next belongs there

    def action_show_all(self) -> None:
        """Leave the filter and show every record."""
        self.filter_box.value = ""
        self.action_back_to_list()
        self.filter_box.disabled = True
