"""What the summary of a period leaves out, and why; seen on the screen, never in the file."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from peerpal.domain.period import Period
from peerpal.domain.summary import SummaryPlan
from peerpal.screens.days import SHORT_DAY_WIDTH
from peerpal.screens.modal import PeerPalModal
from peerpal.screens.opening import open_record
from peerpal.screens.summary_outline import left_out_row
from peerpal.services.services import Services
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.record_list import RecordList
from peerpal.widgets.themes import MUTED


class LeftOutScreen(PeerPalModal[None]):
    """Lists the records of a period that are not in its summary, or not with their words."""

    CSS_PATH = "left_out.tcss"
    AUTO_FOCUS = "RecordList"

    def __init__(self, services: Services, period: Period, plan: SummaryPlan) -> None:
        super().__init__(services)
        withheld = services.summary.withheld(period, plan)
        self._withheld = {left_out.item.record.id: left_out for left_out in withheld}

    def compose(self) -> ComposeResult:
        """Show the list in a box."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Left out of the summary")
            yield Static(Content.styled("Only you see this list; the file never has it.", MUTED))
            yield RecordList(
                Column("Day", width=SHORT_DAY_WIDTH, gap=1),
                Column("What", width=15, gap=1),
                Column("", weight=1),
                Column("Why", width=18),
                placeholder="Nothing is left out: all of this period is in.",
                show_header=True,
            )
            yield KeyBar()

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one(RecordList).set_rows(list(self._withheld), self._row)

    @on(RecordList.Opened)
    def _opened(self, message: RecordList.Opened) -> None:
        with self.reported():
            open_record(self, self._withheld[message.record_id].item.record)

    def _row(self, id_: str) -> Row:
        left_out = self._withheld[id_]
        title = self.services.summary.title(left_out.item)
        return left_out_row(left_out, title, self.services.today.day, self.services.date_style)
