"""Contributions: what I did that is worth showing, by itself or as the story of a record."""

from __future__ import annotations

from datetime import date

from peerpal.domain.conversation import Conversation
from peerpal.domain.errors import WrongUse
from peerpal.domain.evidence import SOURCES, Evidence
from peerpal.domain.record import InSummary, Record
from peerpal.domain.references import references
from peerpal.services.records import Records


class EvidenceRecords(Records[Evidence]):
    """What I did that is worth showing; writing it down lets it into the summary."""

    kind = Evidence
    noun = "contribution"

    def blank(self) -> Evidence:
        """Return a contribution of today to fill in."""
        return Evidence(
            **self._context.origin(),
            title="",
            on=self._context.today,
            in_summary=InSummary.YES,
        )

    def about(self, record: Record, title: str, on: date) -> Evidence:
        """Return a contribution to fill in that tells the story of a record.

        Raises WrongUse for what came of a confidential conversation, and for other kinds.
        """
        if record.TABLE not in SOURCES:
            raise WrongUse("A contribution can't tell of this kind of record.")
        if self.is_confidential(record):
            raise WrongUse(
                "This comes from a confidential conversation. What was said there stays there."
            )
        return Evidence(
            **self._context.origin(),
            title=title,
            on=on,
            source_kind=record.TABLE,
            source_id=record.id,
            in_summary=InSummary.YES,
        )

    def newest_first(self) -> list[Evidence]:
        """Return all contributions, the newest first."""
        return self._once(
            "newest", lambda: sorted(self.all(), key=lambda e: (e.on, e.id), reverse=True)
        )

    def of_source(self, id_: str) -> Evidence | None:
        """Return the newest contribution that tells the story of a record, or None."""
        return max(self.stories(id_), key=lambda story: (story.on, story.id), default=None)

    def stories(self, id_: str) -> list[Evidence]:
        """Return the contributions that tell the story of a record."""
        return self._of("source_id", id_)

    def source(self, evidence: Evidence) -> Record | None:
        """Return the record whose story a contribution tells, also from the bin; None without."""
        kind = SOURCES.get(evidence.source_kind)
        return self._context.store.find(kind, evidence.source_id or "") if kind else None

    def is_confidential(self, record: Record) -> bool:
        """True for a confidential conversation, what came of one, and the story of either."""
        if isinstance(record, Conversation):
            return record.confidential
        named = (
            self._context.store.find(kind, id_)
            for _, kind, id_ in references(record)
            if kind is Conversation or isinstance(record, Evidence)
        )
        return any(self.is_confidential(other) for other in named if other)
