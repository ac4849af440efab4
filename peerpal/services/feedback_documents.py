"""Which documents can be written out of a piece of feedback, and each of them with its names."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum, auto

from peerpal.domain.feedback import Feedback, FeedbackDirection, why_not_ask
from peerpal.domain.peer import Consent
from peerpal.domain.text import in_file_name
from peerpal.services.feedback_markdown import (
    consent_question,
    request,
    star_story,
    thanks,
    to_manager,
)
from peerpal.services.services import Services


class Document(StrEnum):
    """What can be written out of feedback."""

    REQUEST = auto()
    THANKS = auto()
    TO_MANAGER = auto()
    CONSENT_QUESTION = auto()
    STAR_STORY = auto()


def documents(feedback: Feedback) -> Sequence[Document]:
    """Return what makes sense for a piece of feedback; a manager may still not be told."""
    if feedback.direction is FeedbackDirection.REQUESTED:
        return Document.REQUEST, Document.STAR_STORY
    found = [Document.THANKS, Document.TO_MANAGER]
    if feedback.consent is not Consent.GRANTED and not why_not_ask(feedback):
        found.append(Document.CONSENT_QUESTION)
    return [*found, Document.STAR_STORY]


def document(services: Services, feedback: Feedback, what: Document) -> str:
    """Return a document as Markdown. Raises WrongUse where a colleague did not agree to it."""
    me = services.profiles.mine().name
    peer = services.peers.get(feedback.peer_id)
    match what:
        case Document.REQUEST:
            return request(feedback, me=me, peer=peer.name)
        case Document.THANKS:
            return thanks(feedback, me=me, peer=peer.name)
        case Document.TO_MANAGER:
            return to_manager(feedback, peer, me=me)
        case Document.CONSENT_QUESTION:
            return consent_question(feedback, me=me, peer=peer.name)
        case Document.STAR_STORY:
            skills = [services.skills.name(id_) for id_ in feedback.skill_ids]
            return star_story(feedback, peer, skills=skills)


def document_name(services: Services, feedback: Feedback, what: Document) -> str:
    """Return a name for the file of a document."""
    parts = [what.replace("_", "-"), in_file_name(services.peers.name(feedback.peer_id))]
    return "-".join(part for part in [*parts, str(feedback.on)] if part) + ".md"
