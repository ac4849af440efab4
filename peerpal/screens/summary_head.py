"""What stands above the outline: for whom and of when the summary is, and what is still to do."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from peerpal.domain.record import InSummary
from peerpal.domain.summary import CORE_WORDS, Audience, PeerNames, Settings, opening_for
from peerpal.domain.text import one_line
from peerpal.domain.words import count
from peerpal.screens.summary_months import said_thin
from peerpal.screens.summary_others import said_named
from peerpal.screens.summary_outline import Outline
from peerpal.screens.summary_prompts import said_period
from peerpal.services.summary import Preview, Summary
from peerpal.services.summary_document import core_words
from peerpal.services.summary_opening import computed_opening
from peerpal.widgets.themes import GOOD, MUTED, WARNING

READERS = {
    Audience.MANAGER: "For my manager",
    Audience.SELF: "For myself",
    Audience.PEER: "For the two of us",
    Audience.PROMOTION: "For a promotion",
}
_NAMES = {
    PeerNames.FULL: "names in full",
    PeerNames.INITIALS: "initials only",
    PeerNames.ROLE: "roles, no names",
}
_DOT = Content.styled(" · ", MUTED)


def head(summary: Summary, outline: Outline, period_name: str) -> Content:
    """Return the lines above the outline."""
    content = outline.preview.content
    lines = [
        _settings(content.settings, content.peer),
        Content.assemble(
            one_line(period_name), "  ", (said_period(content.period, summary.date_style), MUTED)
        ),
        _decided(outline),
        *_to_do(summary, outline),
    ]
    return Content("\n").join(lines)


def _settings(settings: Settings, peer: str) -> Content:
    reader = READERS[settings.audience]
    parts = [_NAMES[settings.names], one_line(settings.template)]
    if settings.audience is Audience.PEER:
        reader = f"For {one_line(peer)} and me"
    return Content.assemble((reader, "bold"), "  ", (" · ".join(parts), MUTED))


def _decided(outline: Outline) -> Content:
    yes, no, undecided = (
        len(outline.marked(mark)) for mark in (InSummary.YES, InSummary.NO, InSummary.UNDECIDED)
    )
    waiting = (f"{undecided} undecided, left out: x", WARNING)
    number = core_words(outline.preview.document)
    is_fit = number in CORE_WORDS
    return _DOT.join(
        [
            Content.styled(f"{yes} in", GOOD),
            Content.styled(f"{no} out", MUTED),
            Content.assemble(waiting if undecided else ("all decided", MUTED)),
            Content.styled(count(number, "word"), GOOD if is_fit else MUTED),
        ]
    )


def _to_do(summary: Summary, outline: Outline) -> Iterator[Content]:
    preview = outline.preview
    number = core_words(preview.document)
    if not outline.items:
        yield Content.styled("nothing happened in these days · n Log, p Period", MUTED)
    if number >= CORE_WORDS.stop:
        best = f"{CORE_WORDS.start} to {CORE_WORDS.stop - 1} words"
        yield Content.styled(f"{best} are read to the end", MUTED)
    if thin := summary.thin_months(preview):
        yield Content.styled(said_thin(thin), WARNING)
    if others := summary.others_named(preview):
        yield Content.styled(said_named(others), WARNING)
    if _is_stale(preview, outline):
        yield Content.styled("your opening tells of other numbers · e", WARNING)


def _is_stale(preview: Preview, outline: Outline) -> bool:
    """True when the totals have changed since the opening was written."""
    own = opening_for(outline.plan, preview.content.period)
    return own is not None and own.computed != computed_opening(preview.content)
