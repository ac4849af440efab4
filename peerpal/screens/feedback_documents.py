"""Asks what to write out of a piece of feedback, and writes it to a file."""

from __future__ import annotations

from pathlib import Path

from peerpal.domain.feedback import Feedback, FeedbackDirection, why_not_to_manager
from peerpal.screens.base import Reporting
from peerpal.screens.document_prompt import DocumentPrompt
from peerpal.screens.pick import Option, PickScreen
from peerpal.services.feedback_documents import Document, document, document_name, documents
from peerpal.services.feedback_markdown import why_without_words
from peerpal.services.services import Services

_NAMES = {
    Document.REQUEST: "Request",
    Document.THANKS: "Thank-you note",
    Document.TO_MANAGER: "Note to their manager",
    Document.CONSENT_QUESTION: "Question for consent",
    Document.STAR_STORY: "STAR story",
}


class FeedbackDocuments(PickScreen):
    """Says what can be written out of a piece of feedback; the answer is a Document."""

    def __init__(self, services: Services, feedback: Feedback) -> None:
        options = [
            Option(what, _name(feedback, what), _about(services, feedback, what))
            for what in documents(feedback)
        ]
        question = "It is written as Markdown, to a file that you name."
        super().__init__(services, "Write out of this feedback", question, options)


def write_document(screen: Reporting[None], feedback: Feedback) -> None:
    """Ask for a document and a file, and write the one into the other."""
    services = screen.services

    def written(path: Path | None) -> None:
        if path:
            screen.say(f"Written to {path}")

    def chosen(answer: str | None) -> None:
        if answer:
            with screen.reported():
                text = document(services, feedback, what := Document(answer))
                name = document_name(services, feedback, what)
                screen.app.push_screen(DocumentPrompt(services, name, text), written)

    screen.app.push_screen(FeedbackDocuments(services, feedback), chosen)


def _name(feedback: Feedback, what: Document) -> str:
    if what is Document.THANKS and feedback.direction is FeedbackDirection.GIVEN:
        return "Note to them"
    return _NAMES[what]


def _about(services: Services, feedback: Feedback, what: Document) -> str:
    """Return what a document is for, or why it is not to be had."""
    peer = services.peers.get(feedback.peer_id)
    is_given = feedback.direction is FeedbackDirection.GIVEN
    match what:
        case Document.REQUEST:
            return "what you ask for, ready to send; y copies it"
        case Document.THANKS:
            return "your words, to hand over" if is_given else "what you took from their words"
        case Document.TO_MANAGER:
            reason = why_not_to_manager(feedback, peer)
            return reason[:1].lower() + reason[1:].rstrip(".") or "they agreed to it"
        case Document.CONSENT_QUESTION:
            return "may others know? c notes the answer"
        case Document.STAR_STORY:
            reason = why_without_words(feedback, peer)
            return f"without words: {reason}" if reason else "situation, task, action, result"
