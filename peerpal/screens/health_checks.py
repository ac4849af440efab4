"""The health checks of a pairing so far."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from peerpal.domain.health import HealthCheck
from peerpal.screens.days import SHORT_DAY_WIDTH, short_day
from peerpal.screens.health_form import HealthForm
from peerpal.screens.records_box import PeerRecordsBox
from peerpal.services.health_checks import HealthChecks
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.themes import MUTED


class HealthChecksScreen(PeerRecordsBox[HealthCheck]):
    """How a pairing did, the latest first; only mine to see."""

    TITLE_OF_BOX = "Health checks with {name}, only for you"
    COLUMNS = (
        Column("Day", width=SHORT_DAY_WIDTH, align="right"),
        Column("Mean", width=4, align="right"),
        Column("Decided"),
    )
    PLACEHOLDER = "No health checks yet.\nPress n to make the first one."

    @property
    def kind(self) -> HealthChecks:
        """The service of health checks."""
        return self.services.health_checks

    def records(self) -> Sequence[HealthCheck]:
        """Return the latest first."""
        return self.kind.of_peer(self.peer.id)[::-1]

    def row(self, record: HealthCheck) -> Row:
        """Return the day, the mean, and what was decided."""
        return [
            short_day(record.on, self.services.today.day, self.services.date_style),
            f"{record.mean:.1f}" if record.mean else "",
            Content.styled(record.decided, MUTED),
        ]

    def form(self, record: HealthCheck | None) -> HealthForm:
        """Return the form for a health check."""
        return HealthForm(self.services, record or self.kind.blank(self.peer.id))
