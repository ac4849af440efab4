"""Notes what a colleague said to being quoted, or to their manager being told."""

from __future__ import annotations

from typing import NamedTuple

from peerpal.domain.errors import WrongUse
from peerpal.domain.feedback import Attribution, Feedback, FeedbackDirection, why_not_ask
from peerpal.domain.peer import Consent
from peerpal.domain.words import words
from peerpal.screens.base import PeerPalScreen
from peerpal.screens.pick import Option, PickScreen
from peerpal.services.services import Services


class _Answer(NamedTuple):
    """What somebody said, with how they may be named where that makes a difference."""

    consent: Consent
    attribution: Attribution | None
    name: str
    about: str


_TO_BE_QUOTED = (
    _Answer(Consent.ASKED, None, "Asked", "no answer yet"),
    _Answer(Consent.GRANTED, Attribution.NAMED, "Yes", "with their name"),
    _Answer(Consent.GRANTED, Attribution.ROLE_ONLY, "Yes, by role", "“a colleague in Design”"),
    _Answer(Consent.GRANTED, Attribution.ANONYMOUS, "Yes, anonymous", "without name or role"),
    _Answer(Consent.DECLINED, None, "No", "the words stay here"),
    _Answer(Consent.NOT_ASKED, None, "Not asked", "as it was in the beginning"),
)
_TO_PASS_ON = (
    _Answer(Consent.ASKED, None, "Asked", "no answer yet"),
    _Answer(Consent.GRANTED, None, "Yes", "w writes the note to their manager"),
    _Answer(Consent.DECLINED, None, "No", "it stays between the two of you"),
    _Answer(Consent.NOT_ASKED, None, "Not asked", "as it was in the beginning"),
)


class ConsentScreen(PickScreen):
    """Asks what a colleague said; the answer is the place of an answer in the list."""

    def __init__(self, services: Services, feedback: Feedback) -> None:
        is_received = feedback.direction is FeedbackDirection.RECEIVED
        asked = "May you quote these words?" if is_received else "May their manager know of it?"
        options = [
            Option(str(place), answer.name, answer.about)
            for place, answer in enumerate(_answers(feedback))
        ]
        question = f"{asked} So far: {words(feedback.consent)}."
        super().__init__(services, "Consent", question, options, now=_place_of(feedback))


def note_consent(screen: PeerPalScreen, feedback: Feedback) -> None:
    """Ask what a colleague said, and note it."""

    def chosen(place: str | None) -> None:
        if place is None:
            return
        answer = _answers(feedback)[int(place)]
        with screen.reported():
            screen.services.feedback.agree(
                feedback.id, answer.consent, answer.attribution, rev=feedback.rev
            )
            screen.say(f"Consent: {words(answer.consent)} · u to undo")
        screen.reload()

    with screen.reported():
        if reason := why_not_ask(feedback):
            raise WrongUse(reason)
        screen.app.push_screen(ConsentScreen(screen.services, feedback), chosen)


def _answers(feedback: Feedback) -> tuple[_Answer, ...]:
    is_received = feedback.direction is FeedbackDirection.RECEIVED
    return _TO_BE_QUOTED if is_received else _TO_PASS_ON


def _place_of(feedback: Feedback) -> str:
    """Return the place of what was said so far; the first answer is the next one to note."""
    if feedback.consent is Consent.NOT_ASKED:
        return ""
    places = (
        str(place)
        for place, answer in enumerate(_answers(feedback))
        if answer.consent is feedback.consent and answer.attribution in (None, feedback.attribution)
    )
    return next(places, "")
