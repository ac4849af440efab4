"""Asks for one of a few things to do, each with a line on what it means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from peerpal.domain.text import clean, one_line
from peerpal.screens.modal import PeerPalModal
from peerpal.services.services import Services
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.record_list import RecordList
from peerpal.widgets.themes import MUTED


class Option(NamedTuple):
    """Something to choose: its value, its name, and what it means."""

    value: str
    name: str
    about: str = ""


class PickScreen(PeerPalModal[str | None]):
    """A short list in a box; Enter chooses."""

    CSS_PATH = "pick.tcss"
    AUTO_FOCUS = "RecordList"
    BINDINGS = [
        Binding("enter", "pick", "Choose", id="pick.ok", tooltip="Choose this", priority=True),
    ]

    rows = query_one(RecordList)

    def __init__(
        self,
        services: Services,
        title: str,
        question: str,
        options: Sequence[Option],
        *,
        now: str = "",
    ) -> None:
        super().__init__(services)
        self._title = title
        self._question = question
        self._options = {option.value: option for option in options}
        self._now = now

    def compose(self) -> ComposeResult:
        """Show the question and what may be chosen."""
        width = max(len(option.name) for option in self._options.values())
        with Vertical(classes="box") as box:
            box.border_title = Content(one_line(self._title))
            yield Static(Content(clean(self._question)))
            yield RecordList(Column(width=width), Column())
            yield KeyBar()

    def on_mount(self) -> None:
        """Fill the list, as high as it needs to be."""
        self.rows.styles.height = len(self._options)
        self.rows.set_rows(list(self._options), self._row)
        self.rows.select(self._now)

    def _row(self, value: str) -> Row:
        option = self._options[value]
        return [option.name, Content.styled(option.about, MUTED)]

    @on(RecordList.Opened)
    def action_pick(self) -> None:
        """Close with what is under the cursor."""
        self.dismiss(self.rows.current_id)
