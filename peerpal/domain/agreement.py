"""Agreements: what a pair agreed on about how they work together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from peerpal.domain.errors import WrongUse
from peerpal.domain.record import Record, Side, require_range
from peerpal.domain.words import count

REVIEW_DAYS = 180
"""How long an agreement stands before a pair looks at it again, unless they choose otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Agreement(Record):
    """One version of what a pair agreed on; a version that somebody signed is never changed."""

    TABLE = "agreements"

    peer_id: str
    version: int = 1
    goals_mine: str = ""
    goals_theirs: str = ""
    offers: str = ""
    wants: str = ""
    cadence: str = ""
    medium: str = ""
    length: str = ""
    confidentiality: str = ""
    boundaries: str = ""
    ground_rules: str = ""
    feedback_style: str = ""
    disagreements: str = ""
    summary_policy: str = ""
    review_on: date | None = None
    ending: str = ""
    signed_me_on: date | None = None
    signed_peer_on: date | None = None

    def check(self) -> None:
        """Raise InvalidField for a version that does not count from 1."""
        require_range(self.version, "version", 1, 10_000)

    @property
    def is_signed(self) -> bool:
        """True once one of the two has signed: from then on the text stays as it is."""
        return bool(self.signed_me_on or self.signed_peer_on)

    def signed_on(self, side: Side) -> date | None:
        """Return the day one of the two signed, or None."""
        return self.signed_me_on if side is Side.ME else self.signed_peer_on


TERMS = {
    "goals_mine": "What I want to reach",
    "goals_theirs": "What my peer wants to reach",
    "offers": "What each of us offers",
    "wants": "What each of us would like",
    "cadence": "How often we talk",
    "length": "How long, and whose time it is",
    "medium": "Where we talk",
    "confidentiality": "What stays between us",
    "boundaries": "What we leave out",
    "ground_rules": "What we can count on",
    "feedback_style": "How we give feedback",
    "disagreements": "When we do not agree",
    "summary_policy": "What may appear in my review",
    "ending": "How it ends",
}
"""The texts of an agreement, in order, each with its heading."""


def proposed(agreement: Agreement, *, cadence_days: int, minutes: int, today: date) -> Agreement:
    """Return a first agreement with careful words to start from; whatever is there may be changed.

    How often and how long is what the pairing does already.
    """
    every = "every day" if cadence_days == 1 else f"every {count(cadence_days, 'day')}"
    return replace(
        agreement,
        cadence=every,
        length=f"{count(minutes, 'minute')}, half for each of us",
        medium="video, in person when we can",
        confidentiality="What we say stays between us, unless we both say otherwise.",
        ground_rules="We come prepared, we listen first, and we say early when we can't make it.",
        feedback_style="Soon, kindly, and about what could be seen or heard.",
        disagreements="We say so in the same talk, and look for what both of us can live with.",
        summary_policy="Topics and results may appear; your words only after you said yes to them.",
        review_on=today + timedelta(days=REVIEW_DAYS),
        ending="Either of us may end it at any time; no one is at fault.",
    )


def revised(agreement: Agreement) -> Agreement:
    """Return the next version, with the same text, signed by nobody and not saved yet."""
    return replace(
        agreement,
        rev=0,
        version=agreement.version + 1,
        signed_me_on=None,
        signed_peer_on=None,
        deleted_at=None,
    )


def signed(agreement: Agreement, side: Side, *, on: date) -> Agreement:
    """Return the agreement as signed by one of the two; who has signed before stays so."""
    if agreement.signed_on(side):
        return agreement
    if side is Side.ME:
        return replace(agreement, signed_me_on=on)
    return replace(agreement, signed_peer_on=on)


def may_change(agreement: Agreement, *, newest: int) -> bool:
    """True for the newest version while nobody has signed it; all others are never changed."""
    return agreement.version >= newest and not agreement.is_signed


def require_change_allowed(before: Agreement, after: Agreement, *, newest: int) -> None:
    """Raise WrongUse when a version that is never changed would say something else.

    What is asked of every record (tags, the bin, the marks) may change all the same.
    """
    if _says(before) != _says(after) and not may_change(before, newest=newest):
        raise WrongUse(
            "A version that somebody signed, or that a newer one follows, is never changed. "
            "Make a new version instead."
        )


def _says(agreement: Agreement) -> tuple[object, ...]:
    return (
        agreement.peer_id,
        agreement.version,
        agreement.review_on,
        agreement.signed_me_on,
        agreement.signed_peer_on,
        *(getattr(agreement, name) for name in TERMS),
    )
