"""The growth check-ins so far: to look at, change, delete and take back."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from peerpal.domain.growth import GrowthCheckIn
from peerpal.screens.days import SHORT_DAY_WIDTH, short_day
from peerpal.screens.growth_form import GrowthForm
from peerpal.screens.records_box import RecordsBox
from peerpal.services.growth_check_ins import GrowthCheckIns
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.themes import MUTED


class GrowthCheckInsScreen(RecordsBox[GrowthCheckIn]):
    """How I saw my growth, the latest first; only mine to see."""

    COLUMNS = (
        Column("Day", width=SHORT_DAY_WIDTH, align="right"),
        Column("Mean", width=4, align="right"),
        Column("Note"),
    )
    PLACEHOLDER = "No check-ins yet.\nPress n to make the first one."

    @property
    def heading(self) -> str:
        """What stands in the frame."""
        return "Growth check-ins, only for you"

    @property
    def kind(self) -> GrowthCheckIns:
        """The service of growth check-ins."""
        return self.services.growth_check_ins

    def records(self) -> Sequence[GrowthCheckIn]:
        """Return the latest first."""
        return self.kind.in_order()[::-1]

    def row(self, record: GrowthCheckIn) -> Row:
        """Return the day, the mean and the note."""
        return [
            short_day(record.on, self.services.today.day, self.services.date_style),
            f"{record.mean:.1f}" if record.mean else "",
            Content.styled(record.note, MUTED),
        ]

    def form(self, record: GrowthCheckIn | None) -> GrowthForm:
        """Return the form for a check-in; a second one of a day goes on with the first."""
        return GrowthForm(self.services, record or self.kind.for_today())
