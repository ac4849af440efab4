"""The introductions that a peer made: whom they brought me together with."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from peerpal.domain.introduction import Introduction
from peerpal.screens.days import SHORT_DAY_WIDTH, short_day
from peerpal.screens.introduction_form import IntroductionForm
from peerpal.screens.records_box import PeerRecordsBox
from peerpal.services.introductions import Introductions
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.themes import MUTED


class IntroductionsScreen(PeerRecordsBox[Introduction]):
    """Whom a peer brought me together with, the latest first."""

    TITLE_OF_BOX = "Introductions by {name}"
    COLUMNS = (
        Column("Day", width=SHORT_DAY_WIDTH, align="right"),
        Column("To", weight=2),
        Column("Why, and what came of it", weight=3),
    )
    PLACEHOLDER = "No introductions yet.\nPress n to write down the first one."

    @property
    def kind(self) -> Introductions:
        """The service of introductions."""
        return self.services.introductions

    def records(self) -> Sequence[Introduction]:
        """Return the latest first."""
        return self.kind.by_peer(self.peer.id)

    def row(self, record: Introduction) -> Row:
        """Return the day, who it was to, and why."""
        about = " → ".join(text for text in (record.reason, record.result) if text.strip())
        return [
            short_day(record.on, self.services.today.day, self.services.date_style),
            record.introduced_name,
            Content.styled(about, MUTED),
        ]

    def form(self, record: Introduction | None) -> IntroductionForm:
        """Return the form for an introduction."""
        return IntroductionForm(self.services, record or self.kind.blank(self.peer.id))
