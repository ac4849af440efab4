"""What the summary of a period leaves out, and why; seen on the screen, never in the file."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from peerpal.domain.period import Period
from peerpal.domain.record import InSummary
from peerpal.domain.summary import SummaryPlan
from peerpal.screens.days import SHORT_DAY_WIDTH
from peerpal.screens.list_box import TAKE_BACK, ListBox
from peerpal.screens.opening import open_record
from peerpal.screens.summary_outline import left_out_row
from peerpal.services.services import Services
from peerpal.services.summary_content import WithheldItem
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.record_list import RecordList
from peerpal.widgets.themes import MUTED


class LeftOutScreen(ListBox):
    """Lists the records of a period that are not in its summary, or not with their words."""

    CSS_PATH = "left_out.tcss"
    COLUMNS = (
        Column("Day", width=SHORT_DAY_WIDTH, align="right"),
        Column("What", width=15),
        Column("", weight=1),
        Column("Why", width=18),
    )
    PLACEHOLDER = "Nothing is left out: all of this period is in."
    BINDINGS = [
        Binding("m", "let_in", "Let in", id="left_out.let_in", tooltip="Let it into the summary"),
        *TAKE_BACK,
    ]

    def __init__(self, services: Services, period: Period, plan: SummaryPlan) -> None:
        super().__init__(services)
        self._period, self._plan = period, plan
        self._withheld: dict[str, WithheldItem] = {}

    @property
    def heading(self) -> str:
        """What is listed."""
        return "Left out of the summary"

    def compose(self) -> ComposeResult:
        """Show the list in a box, below a line that says who sees it."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self.heading)
            yield Static(Content.styled("Only you see this list; the file never has it.", MUTED))
            yield RecordList(*self.COLUMNS, placeholder=self.PLACEHOLDER, show_header=True)
            yield KeyBar()

    def show(self) -> None:
        """List what is left out now."""
        withheld = self.services.summary.withheld(self._period, self._plan)
        self._withheld = {left_out.item.record.id: left_out for left_out in withheld}
        self.rows.set_rows(list(self._withheld), self._row)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to let something in only where something is left out."""
        return (
            bool(self._withheld) if action == "let_in" else super().check_action(action, parameters)
        )

    def action_let_in(self) -> None:
        """Let the record under the cursor in; it leaves the list, or the list says why it stays."""
        if left_out := self._withheld.get(self.rows.current_id or ""):
            with self.reported():
                self.services.summary.decide([left_out.item], InSummary.YES)
                self.say("Marked for the summary · u to undo")
            self.reload()

    @on(RecordList.Opened)
    def _opened(self, message: RecordList.Opened) -> None:
        with self.reported():
            open_record(self, self._withheld[message.record_id].item.record)

    def _row(self, id_: str) -> Row:
        left_out = self._withheld[id_]
        title = self.services.summary.title(left_out.item)
        return left_out_row(left_out, title, self.services.today.day, self.services.date_style)
