"""How the items of a summary are listed: those to decide on, and those that are left out."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from peerpal.domain.exchange import Exchange
from peerpal.domain.feedback import Feedback, FeedbackDirection
from peerpal.domain.record import InSummary, Record
from peerpal.domain.text import one_line
from peerpal.screens.days import short_day
from peerpal.screens.marks import mark_sign
from peerpal.screens.pages import DIRECTION_SIGNS
from peerpal.services.summary_content import SummaryItem, WithheldItem
from peerpal.widgets.columns import Row
from peerpal.widgets.themes import GIVING, MUTED, RECEIVING, WARNING

_UNDECIDED = Content.styled("○", WARNING)


def item_row(item: SummaryItem, title: str, today: date) -> Row:
    """Return the cells of an item: its mark, day, kind and title."""
    mark = item.record.in_summary
    return [
        _UNDECIDED if mark is InSummary.UNDECIDED else mark_sign(mark),
        Content.styled(short_day(item.on, today), MUTED),
        _kind(item),
        title if mark is not InSummary.NO else Content.styled(one_line(title), MUTED),
    ]


def left_out_row(left_out: WithheldItem, title: str, today: date) -> Row:
    """Return the cells of an item that is left out: its day, kind, title and the reason."""
    item, (why, *_) = left_out.item, left_out.reason.split(":")
    is_shown = left_out.reason != "confidential"
    return [
        Content.styled(short_day(item.on, today), MUTED),
        _kind(item),
        title if is_shown else Content.styled("not shown", MUTED),
        Content.styled(why, MUTED),
    ]


def _kind(item: SummaryItem) -> Content:
    return Content.assemble(_sign(item.record), " ", item.noun.split()[0])


def _sign(record: Record) -> Content:
    """Return which way something went, in two cells."""
    match record:
        case Exchange():
            sign = DIRECTION_SIGNS[record.direction]
            return sign if len(sign) == 2 else Content.assemble(sign, " ")
        case Feedback(direction=FeedbackDirection.RECEIVED):
            return Content.styled("◀ ", RECEIVING)
        case Feedback():
            return Content.styled("▶ ", GIVING)
    return Content("  ")
