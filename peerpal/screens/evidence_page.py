"""A contribution as a page of text: the situation, what I did, what came of it and why."""

from __future__ import annotations

from textual.content import Content

from peerpal.domain.dates import show_day
from peerpal.domain.evidence import Evidence
from peerpal.domain.text import one_line
from peerpal.domain.words import words
from peerpal.screens.pages import common_facts
from peerpal.services.bin import title_of
from peerpal.services.reading import kind_of
from peerpal.services.services import Services
from peerpal.widgets.sheet import sheet

_LONGEST = 100


def evidence_page(services: Services, evidence: Evidence) -> Content:
    """Return a contribution with the record whose story it tells."""
    return sheet(
        evidence.title,
        about=[show_day(evidence.on, services.date_style), words(evidence.kind)],
        facts=[
            ("Competency", one_line(words(evidence.competency))),
            ("Link", one_line(evidence.link)),
            ("Tells of", source_line(services, evidence)),
            *common_facts(evidence),
        ],
        sections=[
            ("Situation", evidence.situation),
            ("What came of it", evidence.outcome),
            ("Why it mattered", evidence.why),
        ],
    )


def source_line(services: Services, evidence: Evidence) -> str:
    """Return which record a contribution tells of: "goal: Run my services"; nothing without one."""
    source = services.evidence.source(evidence)
    if source is None:
        return ""
    title = Content(one_line(title_of(services, source))).truncate(_LONGEST, ellipsis=True)
    place = "" if source.deleted_at is None else ", in the bin"
    return f"{kind_of(services, source.TABLE).noun}{place}: {title.plain}"
