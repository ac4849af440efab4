"""My contributions: what I did that is worth showing."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content

from peerpal.domain.evidence import Evidence, EvidenceKind
from peerpal.domain.words import words
from peerpal.screens.days import SHORT_DAY_WIDTH, short_day
from peerpal.screens.evidence_form import EvidenceForm
from peerpal.screens.marks import MARK_COLUMN, mark_sign, next_mark, said_mark
from peerpal.screens.opening import open_record
from peerpal.screens.records_box import RecordsBox
from peerpal.services.evidences import EvidenceRecords
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.themes import MUTED

_KIND_WIDTH = max(len(words(kind)) for kind in EvidenceKind)


class ContributionsScreen(RecordsBox[Evidence]):
    """What I did that is worth showing, the latest first."""

    COLUMNS = (
        Column("Day", width=SHORT_DAY_WIDTH, align="right"),
        Column("Kind", width=_KIND_WIDTH),
        Column("What you did", weight=2),
        Column("Outcome"),
        MARK_COLUMN,
    )
    PLACEHOLDER = (
        "No contributions yet.\nPress n to write down something you did that is worth showing."
    )
    ON_ONE = RecordsBox.ON_ONE | {"mark"}
    BINDINGS = [
        Binding("m", "mark", "Mark", id="box.mark", tooltip="In or out of the summary"),
    ]

    @property
    def heading(self) -> str:
        """Whose they are."""
        return "My contributions"

    @property
    def kind(self) -> EvidenceRecords:
        """The service of contributions."""
        return self.services.evidence

    def records(self) -> Sequence[Evidence]:
        """Return the latest first."""
        return self.kind.newest_first()

    def row(self, record: Evidence) -> Row:
        """Return the day, what it shows, what I did and what came of it."""
        return [
            short_day(record.on, self.services.today.day, self.services.date_style),
            Content.styled(words(record.kind), MUTED),
            record.title,
            Content.styled(record.outcome, MUTED),
            mark_sign(record.in_summary),
        ]

    def form(self, record: Evidence | None) -> EvidenceForm:
        """Return the form for a contribution."""
        return EvidenceForm(self.services, record or self.kind.blank())

    def open(self, record: Evidence) -> None:
        """Show the whole contribution."""
        open_record(self, record)

    def action_mark(self) -> None:
        """Let the contribution into the summary, keep it out, or leave it undecided."""
        if record := self.current:
            with self.reported():
                mark = next_mark(record.in_summary)
                marked = self.kind.mark(record.id, mark, rev=record.rev)
                self.say(f"This {self.kind.noun} {said_mark(marked.in_summary)} · u to undo")
            self.reload()
