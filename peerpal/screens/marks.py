"""How the mark for the summary is shown, and what the next press of the key makes of it."""

from __future__ import annotations

from textual.content import Content

from peerpal.domain.record import InSummary
from peerpal.widgets.columns import Column
from peerpal.widgets.themes import GOOD, MUTED

MARK_COLUMN = Column("In", width=2, align="right")
"""The last column of every list: what is in the summary."""

_NEXT = {
    InSummary.UNDECIDED: InSummary.YES,
    InSummary.YES: InSummary.NO,
    InSummary.NO: InSummary.UNDECIDED,
}
_SIGNS = {
    InSummary.YES: Content.styled("✓", GOOD),
    InSummary.NO: Content.styled("✗", MUTED),
    InSummary.UNDECIDED: Content(" "),
}
_SAID = {
    InSummary.YES: "goes into the summary",
    InSummary.NO: "stays out of the summary",
    InSummary.UNDECIDED: "undecided for the summary",
}


def next_mark(mark: InSummary) -> InSummary:
    """Return what the key makes of a mark: yes, then no, then undecided."""
    return _NEXT[mark]


def mark_sign(mark: InSummary) -> Content:
    """Return the sign of a mark for a list."""
    return _SIGNS[mark]


def said_mark(mark: InSummary) -> str:
    """Return a mark in words."""
    return _SAID[mark]
