"""Structured feedback, given, received or requested, on a named model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum, auto

from peerpal.domain.errors import InvalidField, WrongUse
from peerpal.domain.peer import Consent, Peer
from peerpal.domain.record import Record


class FeedbackModel(StrEnum):
    """The model a piece of feedback follows (CCL; Carroll; Goldsmith)."""

    SBI = auto()
    SBII = auto()
    COIN = auto()
    START_STOP_CONTINUE = auto()
    FEEDFORWARD = auto()
    KUDOS = auto()
    FREE = auto()


MODEL_FIELDS: Mapping[FeedbackModel, Mapping[str, str]] = {
    FeedbackModel.SBI: {
        "situation": "When and where was it?",
        "behaviour": "What did one see or hear?",
        "impact": "What did it lead to, for whom?",
    },
    FeedbackModel.SBII: {
        "situation": "When and where was it?",
        "behaviour": "What did one see or hear?",
        "impact": "What did it lead to, for whom?",
        "intent": "What was meant by it?",
    },
    FeedbackModel.COIN: {
        "context": "Where and when?",
        "observation": "What was seen or heard?",
        "impact": "What did it change?",
        "next_steps": "What next, agreed by both?",
    },
    FeedbackModel.START_STOP_CONTINUE: {
        "start": "What would help if begun?",
        "stop": "What gets in the way?",
        "continue": "What works and should stay?",
    },
    FeedbackModel.FEEDFORWARD: {
        "behaviour": "Which one behaviour is to grow?",
        "suggestion_1": "One thing to try next time",
        "suggestion_2": "Another thing to try",
    },
    FeedbackModel.KUDOS: {"kudos": "What was done, and what did it help?"},
    FeedbackModel.FREE: {"text": "In your own words"},
}
"""The fields of each model, in order, with the question that each one answers."""


class FeedbackDirection(StrEnum):
    """Which way feedback goes, seen from me."""

    GIVEN = auto()
    RECEIVED = auto()
    REQUESTED = auto()


class Tone(StrEnum):
    """Whether feedback asks for more of the same or for something else."""

    REINFORCING = auto()
    REDIRECTING = auto()


class Delivery(StrEnum):
    """How far a piece of feedback got."""

    DRAFTED = auto()
    DELIVERED = auto()
    ACKNOWLEDGED = auto()


class Attribution(StrEnum):
    """How the person behind the words may be named."""

    NAMED = auto()
    ROLE_ONLY = auto()
    ANONYMOUS = auto()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Feedback(Record):
    """One piece of feedback; `fields` holds an answer to each question of its model."""

    TABLE = "feedback"

    direction: FeedbackDirection
    peer_id: str
    model: FeedbackModel = FeedbackModel.SBI
    fields: Mapping[str, str] = field(default_factory=dict)
    tone: Tone = Tone.REINFORCING
    on: date
    delivery: Delivery = Delivery.DRAFTED
    skill_ids: tuple[str, ...] = ()
    competency: str = ""
    response: str = ""
    follow_up_on: date | None = None
    consent: Consent = Consent.NOT_ASKED
    attribution: Attribution = Attribution.NAMED

    def check(self) -> None:
        """Raise InvalidField when nothing is written, or a field is not one of the model's."""
        known = MODEL_FIELDS[self.model]
        for name in self.fields:
            if name not in known:
                raise InvalidField(name, f"is not a part of {self.model.value}")
        if not any(text.strip() for text in self.fields.values()):
            raise InvalidField(next(iter(known)), "write at least one part")

    @property
    def gist(self) -> str:
        """The first part that was written, as a title for lists."""
        parts = (self.fields.get(name, "").strip() for name in MODEL_FIELDS[self.model])
        return next((part for part in parts if part), "")


def may_quote(feedback: Feedback, peer: Peer | None) -> bool:
    """True when the words may be shown to somebody else.

    A colleague's words need a yes: to this piece, or to all when nobody asked about this one. A
    no to all outweighs any yes. Of my own words, those that redirect a colleague stay between us.
    """
    if feedback.direction is not FeedbackDirection.RECEIVED:
        return feedback.tone is Tone.REINFORCING
    general = peer.quote_consent if peer else Consent.NOT_ASKED
    consent = general if feedback.consent is Consent.NOT_ASKED else feedback.consent
    return consent is Consent.GRANTED and general is not Consent.DECLINED


def taken_further(feedback: Feedback) -> Feedback:
    """Return feedback one step further: from drafted to delivered, from there to acknowledged.

    Raises WrongUse when it is at its end.
    """
    if feedback.delivery is Delivery.ACKNOWLEDGED:
        raise WrongUse("This is acknowledged already, which is the last step.")
    is_draft = feedback.delivery is Delivery.DRAFTED
    return replace(feedback, delivery=Delivery.DELIVERED if is_draft else Delivery.ACKNOWLEDGED)


def why_not_ask(feedback: Feedback) -> str:
    """Return why there is nothing to agree to; empty for what may be asked about.

    A colleague agrees to be quoted, or that their manager reads what I said in their praise.
    """
    if feedback.direction is FeedbackDirection.REQUESTED:
        return "This was only asked for: there are no words yet."
    if feedback.direction is FeedbackDirection.GIVEN and feedback.tone is Tone.REDIRECTING:
        return "What redirects stays between you two."
    return ""


def agreed(feedback: Feedback, consent: Consent, attribution: Attribution | None) -> Feedback:
    """Return feedback with what a colleague said to being quoted, and how they may be named.

    Raises WrongUse where there is nothing to agree to.
    """
    if reason := why_not_ask(feedback):
        raise WrongUse(reason)
    return replace(feedback, consent=consent, attribution=attribution or feedback.attribution)


def why_not_to_manager(feedback: Feedback, peer: Peer | None) -> str:
    """Return why a colleague's manager may not be told; empty when they agreed to it.

    It takes a yes to this very piece. Their own words can't reach their manager without their
    name, so that they must have agreed to that as well.
    """
    if reason := why_not_ask(feedback):
        return reason
    is_received = feedback.direction is FeedbackDirection.RECEIVED
    if feedback.consent is Consent.DECLINED:
        return "They said no to it."
    if is_received and peer and peer.quote_consent is Consent.DECLINED:
        return "They said no to being quoted."
    if feedback.consent is not Consent.GRANTED:
        is_asked = feedback.consent is Consent.ASKED
        return "They have not answered yet." if is_asked else "They were not asked yet."
    if is_received and feedback.attribution is not Attribution.NAMED:
        return "They agreed, but not to be named."
    if not is_received and feedback.delivery is Delivery.DRAFTED:
        return "It is a draft: they have not got it yet."
    return ""


def follow_up_done(feedback: Feedback, response: str, *, again_on: date | None) -> Feedback:
    """Return feedback with what came of it; it is asked about again on a day, or not any more."""
    return replace(feedback, response=response, follow_up_on=again_on)


def running_text(feedback: Feedback) -> str:
    """Return the parts as one text, in the order of the model."""
    parts = []
    for name in MODEL_FIELDS[feedback.model]:
        part = feedback.fields.get(name, "").strip()
        if part and feedback.model is FeedbackModel.START_STOP_CONTINUE:
            part = f"{name.capitalize()}: {part}"
        if part:
            parts.append(part if part[-1] in ".,;:!?…" else f"{part}.")
    return " ".join(parts)
