"""The form for a contribution: what I did, what came of it, and why it mattered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from peerpal.domain.dates import Toward
from peerpal.domain.evidence import Evidence, EvidenceKind
from peerpal.screens.competency_field import competency_field
from peerpal.screens.day_field import DayField
from peerpal.screens.evidence_page import source_line
from peerpal.screens.form import FormScreen
from peerpal.screens.tags_field import tags_field
from peerpal.screens.values import Values, choices, day_text
from peerpal.widgets.fields import ChoiceField, Field, LineField
from peerpal.widgets.guided import GuidedArea, Words


class EvidenceForm(FormScreen[Evidence]):
    """Adds or edits a contribution; one made of a record says which record it tells of."""

    NOUN = "contribution"
    OF = "source_id"

    def fields(self) -> Sequence[Field]:
        """Return what I did, then how it came about and what came of it."""
        evidence, services = self.record, self.services
        source = source_line(services, evidence)
        return [
            *([Words(f"This tells of the {source}")] if source else []),
            LineField(
                "title",
                "What you did",
                evidence.title,
                hint="one thing, with a verb: cut the test suite to four minutes",
            ),
            DayField(
                services,
                "on",
                "On",
                day_text(evidence.on),
                toward=Toward.PAST,
            ),
            ChoiceField("kind", "Kind", evidence.kind, choices(EvidenceKind)),
            GuidedArea(
                "situation",
                "Situation",
                evidence.situation,
                hint="how it was before, and what was asked of you",
            ),
            GuidedArea(
                "outcome",
                "What came of it",
                evidence.outcome,
                hint="what is different now, with a number if there is one",
            ),
            GuidedArea(
                "why",
                "Why it mattered",
                evidence.why,
                hint="to whom, and what it saves or makes possible",
            ),
            competency_field(services, evidence.competency),
            LineField("link", "Link", evidence.link, hint="https://… where it can be seen"),
            tags_field(services, evidence.tags),
        ]

    def build(self, values: Values) -> Evidence:
        """Return the contribution as the fields say."""
        return replace(
            self.record,
            title=values.line("title"),
            on=values.day("on", Toward.PAST),
            kind=values.choice("kind", EvidenceKind),
            situation=values.text("situation"),
            outcome=values.text("outcome"),
            why=values.text("why"),
            competency=values.line("competency"),
            link=values.line("link"),
            tags=values.tags(),
        )

    def store(self, record: Evidence) -> Evidence:
        """Save the contribution."""
        return self.services.evidence.save(record)
