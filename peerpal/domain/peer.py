"""Peers, and when it is time to talk with one again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum, auto
from typing import NamedTuple

from peerpal.domain.errors import InvalidField, WrongUse
from peerpal.domain.record import Record, Side, require, require_order, require_range


class Relation(StrEnum):
    """How close two peers are (Kram & Isabella 1985)."""

    INFORMATION = auto()
    COLLEGIAL = auto()
    SPECIAL = auto()


class Phase(StrEnum):
    """Where a mentoring relationship stands (Kram 1983)."""

    INITIATION = auto()
    CULTIVATION = auto()
    SEPARATION = auto()
    REDEFINITION = auto()


class PeerStatus(StrEnum):
    """Whether the pairing is running."""

    PROPOSED = auto()
    ACTIVE = auto()
    PAUSED = auto()
    CONCLUDING = auto()
    CLOSED = auto()


class Fit(StrEnum):
    """My own answer to whether this pairing fits."""

    UNKNOWN = auto()
    GOOD_FIT = auto()
    STILL_DECIDING = auto()
    NOT_A_GOOD_FIT = auto()


class CloseReason(StrEnum):
    """Why a pairing ended; no one is at fault."""

    GOALS_ACCOMPLISHED = auto()
    LACK_OF_PROGRESS = auto()
    SOMEONE_LEFT = auto()
    FOCUS_SHIFTED = auto()
    OTHER = auto()


class CloseNext(StrEnum):
    """What comes after a pairing (Zachary)."""

    RENEGOTIATE = auto()
    CONTINUE_INFORMALLY = auto()
    DIFFERENT_PARTNER = auto()
    INDEPENDENT = auto()


class ClosingPart(StrEnum):
    """What two people look back on when their pairing ends."""

    ACCOMPLISHED = auto()
    OPEN = auto()
    WORKED = auto()
    THANKS = auto()


CLOSING_PARTS = {
    ClosingPart.ACCOMPLISHED: "What did you reach together, or each of you?",
    ClosingPart.OPEN: "What stays open, and who goes on with it?",
    ClosingPart.WORKED: "What worked well between you, so that it can be done again?",
    ClosingPart.THANKS: "What do you want to thank them for?",
}
"""The parts of a closing, in order, with the question that each one answers."""


class Consent(StrEnum):
    """Whether a colleague agreed to be quoted."""

    NOT_ASKED = auto()
    ASKED = auto()
    GRANTED = auto()
    DECLINED = auto()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Peer(Record):
    """A colleague at about my level, and the pairing with them. Gaps are in days."""

    TABLE = "peers"

    name: str
    role: str = ""
    department: str = ""
    organisation: str = ""
    timezone: str = ""
    contact: str = ""
    met_how: str = ""
    met_through: str = ""
    recently_navigated: tuple[str, ...] = ()
    relation: Relation = Relation.COLLEGIAL
    phase: Phase = Phase.INITIATION
    status: PeerStatus = PeerStatus.ACTIVE
    fit: Fit = Fit.UNKNOWN
    cadence_days: int = 14
    max_gap_days: int = 28
    conversation_minutes: int = 45
    next_driver: Side | None = None
    started_on: date | None = None
    ended_on: date | None = None
    close_reason: CloseReason | None = None
    close_next: CloseNext | None = None
    closing: Mapping[str, str] = field(default_factory=dict)
    quote_consent: Consent = Consent.NOT_ASKED
    private_notes: str = ""

    @property
    def is_followed(self) -> bool:
        """True unless the pairing rests or is closed, or the peer is in the bin."""
        return not self.deleted_at and self.status not in (PeerStatus.PAUSED, PeerStatus.CLOSED)

    def check(self) -> None:
        """Raise InvalidField without a name, with impossible gaps or an end before the start."""
        require(self.name, "name", "say who it is")
        require_range(self.cadence_days, "cadence_days", 1, 3650)
        require_range(self.max_gap_days, "max_gap_days", self.cadence_days, 3650)
        require_range(self.conversation_minutes, "conversation_minutes", 1, 1440)
        require_order(self.started_on, self.ended_on, "ended_on", "must not be before the start")
        for part in self.closing:
            if part not in list(ClosingPart):
                raise InvalidField("closing", "is no part of a closing")


class Move(StrEnum):
    """What can be done with a pairing as a whole."""

    PAUSE = auto()
    RESUME = auto()
    CONCLUDE = auto()
    CLOSE = auto()
    REOPEN = auto()


_MOVES = {
    PeerStatus.PROPOSED: (Move.RESUME, Move.CLOSE),
    PeerStatus.ACTIVE: (Move.PAUSE, Move.CONCLUDE, Move.CLOSE),
    PeerStatus.PAUSED: (Move.RESUME, Move.CONCLUDE, Move.CLOSE),
    PeerStatus.CONCLUDING: (Move.RESUME, Move.PAUSE, Move.CLOSE),
    PeerStatus.CLOSED: (Move.REOPEN, Move.CLOSE),
}


def moves(peer: Peer) -> tuple[Move, ...]:
    """Return what can be done with a pairing now; closing a closed one says its end anew."""
    return _MOVES[peer.status]


def paused(peer: Peer) -> Peer:
    """Return the pairing as resting: nothing reminds of it until it is resumed."""
    return _moved(peer, Move.PAUSE, PeerStatus.PAUSED)


def resumed(peer: Peer) -> Peer:
    """Return a pairing that rested, was about to end or was only proposed as running."""
    return _moved(peer, Move.RESUME, PeerStatus.ACTIVE)


def concluding(peer: Peer) -> Peer:
    """Return the pairing as about to end: the last talks are still to be held."""
    return _moved(peer, Move.CONCLUDE, PeerStatus.CONCLUDING)


def closed(
    peer: Peer,
    *,
    on: date,
    reason: CloseReason | None,
    comes_next: CloseNext | None,
    closing: Mapping[str, str],
) -> Peer:
    """Return the pairing as ended; without a reason too, for none is needed.

    Two who go on informally give it another form; else their ways part.
    """
    informal = comes_next is CloseNext.CONTINUE_INFORMALLY
    return replace(
        _moved(peer, Move.CLOSE, PeerStatus.CLOSED),
        ended_on=on,
        close_reason=reason,
        close_next=comes_next,
        closing=closing,
        phase=Phase.REDEFINITION if informal else Phase.SEPARATION,
    )


def reopened(peer: Peer) -> Peer:
    """Return a pairing that had ended as running again, in another form than before.

    What was said at its end stays until the next one.
    """
    return replace(
        _moved(peer, Move.REOPEN, PeerStatus.ACTIVE), ended_on=None, phase=Phase.REDEFINITION
    )


def with_status(peer: Peer, status: PeerStatus, *, today: date) -> Peer:
    """Return the peer with a status that was chosen, and an end only when it is closed."""
    ended_on = (peer.ended_on or today) if status is PeerStatus.CLOSED else None
    return replace(peer, status=status, ended_on=ended_on)


def _moved(peer: Peer, move: Move, status: PeerStatus) -> Peer:
    if move not in moves(peer):
        raise WrongUse(f"This is not possible with a pairing that is {peer.status.value}.")
    return replace(peer, status=status)


class Contact(StrEnum):
    """How long ago the last contact was, against the cadence that was agreed on."""

    SILENT = auto()
    PLANNED = auto()
    ON_TIME = auto()
    DUE = auto()
    OVERDUE = auto()
    DORMANT = auto()


class Standing(NamedTuple):
    """When a peer was last met and whether it is time again; `due_on` is the ideal day."""

    contact: Contact
    last_on: date | None
    due_on: date
    days_since: int


def standing(
    peer: Peer, *, last_on: date | None, planned_on: date | None, since: date, today: date
) -> Standing:
    """Say whether it is time to talk with a peer.

    Counts from the last held contact, or from `since` (the start of the pairing) when there
    was none. A talk planned from today on silences the nudge; paused and closed pairings are
    silent.
    """
    counted_from = last_on or peer.started_on or since
    days = (today - counted_from).days
    if peer.status in (PeerStatus.PAUSED, PeerStatus.CLOSED):
        contact = Contact.SILENT
    elif planned_on and planned_on >= today:
        contact = Contact.PLANNED
    elif days >= 2 * peer.max_gap_days:
        contact = Contact.DORMANT
    elif days >= peer.max_gap_days:
        contact = Contact.OVERDUE
    elif days >= peer.cadence_days:
        contact = Contact.DUE
    else:
        contact = Contact.ON_TIME
    due_on = counted_from + timedelta(days=peer.cadence_days)
    return Standing(contact=contact, last_on=last_on, due_on=due_on, days_since=days)
