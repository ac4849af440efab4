"""Shows a month to choose a day from."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one

from peerpal.screens.modal import PeerPalModal
from peerpal.services.services import Services
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.month_view import MonthView


class MonthScreen(PeerPalModal[date | None]):
    """A month in a small box, with the cursor on a day."""

    CSS_PATH = "month.tcss"
    BINDINGS = [
        Binding("enter", "take", "Take", id="month.take", tooltip="Take this day"),
        Binding("pageup", "month(-1)", "Month before", id="month.before", tooltip="A month back"),
        Binding("pagedown", "month(1)", "Next", id="month.next", tooltip="A month on"),
        Binding(
            "left,h", "day(-1)", "Day before", show=False, id="month.left", tooltip="A day back"
        ),
        Binding("right,l", "day(1)", "Next day", show=False, id="month.right", tooltip="A day on"),
        Binding("up,k", "day(-7)", "Week before", show=False, id="month.up", tooltip="A week back"),
        Binding("down,j", "day(7)", "Next week", show=False, id="month.down", tooltip="A week on"),
    ]

    month = query_one(MonthView)

    def __init__(self, services: Services, day: date) -> None:
        super().__init__(services)
        self._day = day

    def compose(self) -> ComposeResult:
        """Show the month with the keys below."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Choose a day")
            yield MonthView(
                self._day,
                self.services.today.day,
                first_weekday=self.services.first_weekday,
                style=self.services.date_style,
            )
            yield KeyBar()

    def action_day(self, by: int) -> None:
        """Go so many days on."""
        self.month.move(days=by)

    def action_month(self, by: int) -> None:
        """Go so many months on."""
        self.month.move(months=by)

    def action_take(self) -> None:
        """Close with the day under the cursor."""
        self.dismiss(self.month.day)

    @on(MonthView.Chosen)
    def _chosen(self, message: MonthView.Chosen) -> None:
        self.dismiss(message.day)
