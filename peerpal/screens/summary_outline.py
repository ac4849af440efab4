"""The outline of a summary: its sections with their items, as rows of one list."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from textual.content import Content

from peerpal.domain.dates import DateStyle
from peerpal.domain.exchange import Exchange
from peerpal.domain.feedback import Feedback, FeedbackDirection
from peerpal.domain.record import InSummary, Record
from peerpal.domain.summary import Section, SummaryPlan, section_title, wording_of
from peerpal.domain.text import one_line
from peerpal.domain.words import count
from peerpal.screens.days import short_day
from peerpal.screens.marks import mark_sign
from peerpal.screens.pages import DIRECTION_SIGNS
from peerpal.services.summary import Preview, Summary
from peerpal.services.summary_content import SummaryItem, WithheldItem
from peerpal.services.summary_document import words_of
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.themes import GIVING, GOOD, MUTED, RECEIVING, WARNING

COLUMNS = (Column("", width=1, gap=1), Column(), Column(width=10, align="right"))
_SIGN_WIDTH = 3
_UNDECIDED = Content.styled("○", WARNING)


@dataclass(frozen=True, slots=True)
class Outline:
    """What is listed of a summary; folded sections keep their items to themselves."""

    plan: SummaryPlan
    preview: Preview
    folded: Collection[Section] = ()
    items: dict[str, SummaryItem] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """List the rows: each section by its name, each item by the id of its record."""
        for section in self.plan.settings.sections:
            self.ids.append(section.value)
            found = self.preview.outline[section]
            self.items.update({item.record.id: item for item in found})
            if section not in self.folded and section in self.plan.settings.shown:
                self.ids.extend(item.record.id for item in found)

    def marked(self, mark: InSummary) -> list[SummaryItem]:
        """Return the items with a mark, those of folded sections as well."""
        return [item for item in self.items.values() if item.record.in_summary is mark]

    @property
    def by_day(self) -> list[SummaryItem]:
        """All items, the oldest first."""
        return sorted(self.items.values(), key=lambda item: (item.on, item.record.id))

    def section_of(self, record_id: str) -> Section | None:
        """Return the section that an item belongs to; None for what is no item."""
        for section, found in self.preview.outline.items():
            if any(item.record.id == record_id for item in found):
                return section
        return None

    def row(self, id_: str, summary: Summary, today: date) -> Row:
        """Return the cells of a section or of an item."""
        item = self.items.get(id_)
        return self._item(item, summary, today) if item else self._section(Section(id_))

    def _section(self, section: Section) -> Row:
        title, found = (
            section_title(section, self.plan.settings.audience),
            self.preview.outline[section],
        )
        if section not in self.plan.settings.shown:
            off = Content.styled(f"{title} (off)", MUTED)
            return [Content.styled("□", MUTED), off, ""]
        told = [part for part in self.preview.document.sections if part.key == section.value]
        said = count(words_of(told[0]), "word") if told else "empty"
        head = Content.styled(title, "bold" if told else MUTED)
        if section in self.folded and found:
            head += Content.styled(f"  {count(len(found), 'item')} folded", MUTED)
        return [Content.styled("■", GOOD if told else MUTED), head, Content.styled(said, MUTED)]

    def _item(self, item: SummaryItem, summary: Summary, today: date) -> Row:
        mark, id_ = item.record.in_summary, item.record.id
        first = self.preview.outline[Section.CONTRIBUTIONS]
        sign = _UNDECIDED if mark is InSummary.UNDECIDED else mark_sign(mark)
        if any(item is one for one in first):
            sign = Content.styled("★" if id_ in self.plan.pinned_ids else "☆", GOOD)
        title = one_line(wording_of(self.plan, id_) or summary.title(item))
        style = MUTED if mark is InSummary.NO else ""
        text = Content.assemble("  ", _sign(item.record), (title, style))
        return [
            sign,
            text,
            Content.styled(short_day(item.on, today, summary.date_style), MUTED),
        ]


def left_out_row(left_out: WithheldItem, title: str, today: date, style: DateStyle) -> Row:
    """Return the cells of an item that is left out: its day, kind, title and the reason."""
    item, (why, *_) = left_out.item, left_out.reason.split(":")
    is_shown = left_out.reason != "confidential"
    return [
        Content.styled(short_day(item.on, today, style), MUTED),
        Content.assemble(_sign(item.record) or " " * _SIGN_WIDTH, item.noun.split()[0]),
        title if is_shown else Content.styled("not shown", MUTED),
        Content.styled(why, MUTED),
    ]


def _sign(record: Record) -> Content:
    """Return which way something went, with room after it; nothing for what went no way."""
    match record:
        case Exchange():
            sign = DIRECTION_SIGNS[record.direction]
        case Feedback(direction=FeedbackDirection.RECEIVED):
            sign = Content.styled("◀", RECEIVING)
        case Feedback():
            sign = Content.styled("▶", GIVING)
        case _:
            return Content("")
    return Content.assemble(sign, " " * (_SIGN_WIDTH - len(sign)))
