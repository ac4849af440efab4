"""Evidence: a dated fact worth showing, told as what I did, what came of it and why it mattered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from peerpal.domain.action import Action
from peerpal.domain.conversation import Conversation
from peerpal.domain.errors import InvalidField
from peerpal.domain.exchange import Exchange
from peerpal.domain.feedback import Feedback
from peerpal.domain.goal import CheckIn, Goal
from peerpal.domain.introduction import Introduction
from peerpal.domain.link import require_link
from peerpal.domain.record import Record, require
from peerpal.domain.review import Review
from peerpal.domain.skill import Skill

SOURCES: Mapping[str, type[Record]] = {
    kind.TABLE: kind
    for kind in (
        Action, CheckIn, Conversation, Exchange, Feedback, Goal, Introduction, Review, Skill,
    )
}  # fmt: skip
"""The kinds of records whose story evidence can tell, by the name of their table."""


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
        """Raise InvalidField without a title, for a link of another kind, or half a source."""
        require(self.title, "title", "say what you did")
        require_link(self.link)
        if bool(self.source_kind) != bool(self.source_id):
            raise InvalidField("source_id", "a source is named by its kind and its id")
        if self.source_kind and self.source_kind not in SOURCES:
            raise InvalidField("source_kind", "evidence can't tell of records of this kind")
