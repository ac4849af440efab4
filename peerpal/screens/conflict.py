"""The same record changed elsewhere: both versions field by field, to choose what is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from peerpal.domain.conflict import Difference, Version
from peerpal.domain.text import clean
from peerpal.domain.words import count
from peerpal.screens.modal import PeerPalModal
from peerpal.screens.share_safe import PRIVATE
from peerpal.services.services import Services
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.fields import Field
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.page import Page
from peerpal.widgets.private import private
from peerpal.widgets.record_list import RecordList
from peerpal.widgets.themes import MUTED, WARNING

_STORED, _MINE = "Stored now", "Yours"


class ConflictScreen(PeerPalModal[Sequence[Difference] | None]):
    """The fields that differ, each with both texts; closes with what was chosen for each."""

    CSS_PATH = "conflict.tcss"
    AUTO_FOCUS = "RecordList"
    BINDINGS = [
        Binding(
            "left,t", "choose('stored')", "Stored", id="conflict.stored", tooltip="Take theirs"
        ),
        Binding("right,m", "choose('mine')", "Yours", id="conflict.mine", tooltip="Take yours"),
        Binding(
            "T",
            "choose_all('stored')",
            "All stored",
            id="conflict.all_stored",
            tooltip="Take all that is stored now",
        ),
        Binding(
            "M",
            "choose_all('mine')",
            "All yours",
            id="conflict.all_mine",
            tooltip="Take all that is yours",
        ),
        Binding(
            "enter,ctrl+s",
            "save",
            "Save",
            id="conflict.save",
            tooltip="Save what is chosen",
            priority=True,
        ),
        Binding("escape", "back", "Back", id="modal.back", tooltip="Back to the form, as it was"),
    ]

    head = query_one("#head", Static)
    rows = query_one(RecordList)
    stored = query_one("#stored Page", Page)
    mine = query_one("#mine Page", Page)

    def __init__(
        self,
        services: Services,
        noun: str,
        differences: Sequence[Difference],
        fields: Mapping[str, Field],
    ) -> None:
        super().__init__(services)
        self._noun = noun
        self._differences = {difference.field: difference for difference in differences}
        self._fields = fields

    def compose(self) -> ComposeResult:
        """Show the fields, and below them both texts of the one under the cursor in full."""
        with Vertical(classes="box") as box:
            box.border_title = Content(f"Changed elsewhere: {self._noun}")
            yield Static(id="head")
            yield RecordList(
                Column(width=1, gap=1),
                Column("Field", width=15),
                Column(_STORED),
                Column(_MINE),
                show_header=True,
            )
            with Horizontal():
                for name, title in (("stored", _STORED), ("mine", _MINE)):
                    with Container(id=name, classes="side") as side:
                        side.border_title = title
                        yield Page()
            yield KeyBar()

    def on_mount(self) -> None:
        """Begin where there is something to choose."""
        self.rows.set_rows(list(self._differences), self._row)
        self._to_undecided()
        self.watch(self.rows, "cursor", self._show_both)
        self._say()

    def _row(self, field: str) -> Row:
        difference = self._differences[field]
        is_open = difference.chosen is None
        return [
            Content.styled("?", WARNING) if is_open else "",
            Content.styled(self._fields[field].label, WARNING if is_open else ""),
            self._cell(difference, Version.STORED),
            self._cell(difference, Version.MINE),
        ]

    def _cell(self, difference: Difference, version: Version) -> Content:
        is_chosen = difference.chosen is version
        text = self._said(difference, version)
        sign = f"{'●' if is_chosen else '○'} "
        return Content.assemble(sign, text).stylize("" if is_chosen else MUTED)

    def _said(self, difference: Difference, version: Version) -> Content:
        text = difference.stored if version is Version.STORED else difference.mine
        field = self._fields[difference.field]
        said = Content(clean(field.in_words(text)))
        return private(said) if field.has_class(PRIVATE) else said

    def _show_both(self) -> None:
        if field := self.rows.current_id:
            difference = self._differences[field]
            for page, version in ((self.stored, Version.STORED), (self.mine, Version.MINE)):
                page.show(self._said(difference, version), of=field)

    @property
    def _undecided(self) -> list[str]:
        return [field for field, known in self._differences.items() if known.chosen is None]

    def _to_undecided(self) -> None:
        if undecided := self._undecided:
            self.rows.select(undecided[0])

    def _say(self) -> None:
        """Say how it stands: what is still to be chosen, or that it can be saved."""
        number = len(self._undecided)
        todo = (
            (
                f"{count(number, 'field')} changed on both sides: choose with the arrows ← and →.",
                WARNING,
            )
            if number
            else ("Enter saves what is marked ●.", MUTED)
        )
        self.head.update(
            Content.assemble(
                f"This {self._noun} was changed elsewhere while you worked on it.\n", todo
            )
        )

    def action_choose(self, version: str) -> None:
        """Take one version of the field under the cursor."""
        self._choose(version, lambda field: field == self.rows.current_id)

    def action_choose_all(self, version: str) -> None:
        """Take one version of every field."""
        self._choose(version, lambda _: True)

    def _choose(self, version: str, is_meant: Callable[[str], bool]) -> None:
        self._differences = {
            field: replace(known, chosen=Version(version)) if is_meant(field) else known
            for field, known in self._differences.items()
        }
        self.rows.redraw()
        self._say()

    def action_save(self) -> None:
        """Close with what was chosen, once it is all chosen."""
        if self._undecided:
            self._to_undecided()
            self.say("Choose one of both first: ← stored now, → yours.")
        else:
            self.dismiss(list(self._differences.values()))
