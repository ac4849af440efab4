"""Evidence: a dated fact worth showing, told as what I did, what came of it and why it mattered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from peerpal.domain.record import InSummary, Record, require


class EvidenceKind(StrEnum):
    """What a piece of evidence shows."""

    CONTRIBUTION = auto()
    MENTORING = auto()
    CROSS_TEAM = auto()
    HANDOUT = auto()
    RECOGNITION = auto()
    GROWTH = auto()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Evidence(Record):
    """A dated fact; with a source it tells that record's story, which then is not told twice.

    Title, situation, outcome and why follow the STAR form: situation and task, action (the
    title), result.
    """

    TABLE = "evidence"

    title: str
    on: date
    kind: EvidenceKind = EvidenceKind.CONTRIBUTION
    link: str = ""
    situation: str = ""
    outcome: str = ""
    why: str = ""
    competency: str = ""
    source_kind: str = ""
    source_id: str | None = None

    def check(self) -> None:
        """Raise InvalidField without a title."""
        require(self.title, "title", "say what you did")
