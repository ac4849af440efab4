"""The summaries that left so far: when, of which days, for whom, and where to."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from peerpal.domain.dates import plain_day
from peerpal.domain.summary import SummaryExport
from peerpal.screens.days import SHORT_DAY_WIDTH, short_day
from peerpal.screens.modal import PeerPalModal
from peerpal.screens.summary_head import READERS
from peerpal.services.services import Services
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.record_list import RecordList
from peerpal.widgets.themes import MUTED


class ExportsScreen(PeerPalModal[SummaryExport | None]):
    """A list from which “since the last summary” is counted; what is deleted counts no more.

    Enter closes with a summary, to look at its days again.
    """

    CSS_PATH = "summary_exports.tcss"
    AUTO_FOCUS = "RecordList"
    BINDINGS = [
        Binding("d", "delete", "Forget", id="exports.delete", tooltip="Put this into the bin"),
        Binding("u", "undo", "Undo", id="exports.undo", tooltip="Take back the last step"),
    ]

    rows = query_one(RecordList)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._exports: dict[str, SummaryExport] = {}

    def compose(self) -> ComposeResult:
        """Show the list in a box."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Summaries so far")
            about = "Since the last summary is counted from these; the texts are not kept."
            yield Static(Content.styled(about, MUTED))
            yield RecordList(
                Column("Made", width=SHORT_DAY_WIDTH, align="right"),
                Column("Of", weight=1),
                Column("For", width=18),
                Column("To", width=15),
                placeholder="No summary was written or copied yet.\nGo back and press w or y.",
                show_header=True,
            )
            yield KeyBar()

    def on_mount(self) -> None:
        """Fill the list."""
        self._reload()

    def _reload(self) -> None:
        exports = self.services.summary.exports.latest_first()
        self._exports = {export.id: export for export in exports}
        self.rows.set_rows(list(self._exports), self._row)

    def _row(self, id_: str) -> Row:
        export, style = self._exports[id_], self.services.date_style
        return [
            Content.styled(short_day(export.on, self.services.today.day, style), MUTED),
            f"{plain_day(export.first, style)} to {plain_day(export.last, style)}",
            READERS[export.settings.audience],
            Content.styled(export.target, MUTED),
        ]

    @on(RecordList.Opened)
    def _opened(self, message: RecordList.Opened) -> None:
        self.dismiss(self._exports[message.record_id])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer to forget only when there is something."""
        return action != "delete" or bool(self._exports)

    def action_delete(self) -> None:
        """Forget that this one was made."""
        if export := self._exports.get(self.rows.current_id or ""):
            with self.reported():
                self.services.summary.exports.delete(export.id, rev=export.rev)
                self.say("Forgotten · u to undo")
            self._reload()

    def action_undo(self) -> None:
        """Take back the last step of this session."""
        self.undo()
        self._reload()
