"""The form for an agreement: a walk through what two peers do well to settle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from peerpal.domain.agreement import Agreement
from peerpal.domain.dates import Toward
from peerpal.screens.day_field import DayField
from peerpal.screens.form import FormScreen
from peerpal.screens.values import Values, day_text
from peerpal.widgets.fields import Field
from peerpal.widgets.guided import GuidedArea, GuidedLine

_LINES = ("cadence", "length", "medium")
_GUIDANCE = {
    "goals_mine": ("My goals", "What do I want to have reached when we look at this again?"),
    "goals_theirs": ("Their goals", "The same for my peer, in their own words."),
    "offers": ("We offer", "What each of us can teach or do for the other, by name."),
    "wants": ("We would like", "What each of us hopes to get; say it, it is rarely guessed."),
    "cadence": ("How often", "A rhythm both can keep in a busy month too."),
    "length": ("How long", "How long a talk is, and how its time is shared."),
    "medium": ("Where", "In person, video, phone or chat, and who calls."),
    "confidentiality": ("Stays with us", "What may be told to others, and what never."),
    "boundaries": ("We leave out", "Topics, times or people that we keep out of our talks."),
    "ground_rules": ("Count on", "What each can rely on: preparing, being on time, calling off."),
    "feedback_style": ("Feedback", "How each of us likes to hear what could be better."),
    "disagreements": ("We disagree", "What we do when we see something differently."),
    "summary_policy": ("In my review", "What of our talks may stand in my performance review."),
    "ending": ("How it ends", "How either of us can end it well, without giving a reason."),
}


class AgreementForm(FormScreen[Agreement]):
    """Writes or edits a version that nobody has signed."""

    NOUN = "agreement"
    OF = "peer_id"

    @property
    def heading(self) -> str:
        """Whom it is with, and which version it is."""
        name = self.services.peers.name(self.record.peer_id)
        return f"Agreement with {name}, version {self.record.version}"

    def fields(self) -> Sequence[Field]:
        """Return a field for each thing to settle, each with a sentence that guides."""
        terms: list[Field] = [self._term(name) for name in _GUIDANCE]
        ending = terms.pop()
        review = DayField(
            self.services,
            "review_on",
            "Look again on",
            day_text(self.record.review_on),
            hint="+6m, 31 dec: when to see whether it still fits",
            toward=Toward.FUTURE,
        )
        return [*terms, review, ending]

    def _term(self, name: str) -> Field:
        label, guidance = _GUIDANCE[name]
        kind = GuidedLine if name in _LINES else GuidedArea
        return kind(name, label, getattr(self.record, name), hint=guidance)

    def build(self, values: Values) -> Agreement:
        """Return the agreement as the fields say."""
        texts: dict[str, Any] = {
            name: values.line(name) if name in _LINES else values.text(name) for name in _GUIDANCE
        }
        return replace(
            self.record, **texts, review_on=values.day_or_none("review_on", Toward.FUTURE)
        )

    def store(self, record: Agreement) -> Agreement:
        """Save the version, or the next one if somebody has signed this one meanwhile."""
        agreements = self.services.agreements
        return agreements.save(agreements.to_edit(record))
