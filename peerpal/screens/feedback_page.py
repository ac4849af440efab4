"""Feedback as a page of text: each part of its model under a heading."""

from __future__ import annotations

from textual.content import Content

from peerpal.domain.dates import show_day
from peerpal.domain.feedback import MODEL_FIELDS, Feedback, FeedbackDirection
from peerpal.domain.peer import Consent
from peerpal.domain.text import one_line
from peerpal.domain.words import words
from peerpal.screens.feedback_section import tone_lines
from peerpal.screens.pages import common_facts, day_or_nothing
from peerpal.screens.private_records import private_in
from peerpal.screens.skill_field import skills_line
from peerpal.services.services import Services
from peerpal.widgets.sheet import sheet
from peerpal.widgets.themes import GIVING, MUTED, RECEIVING

FEEDBACK_SIGNS = {
    FeedbackDirection.GIVEN: Content.styled("▶", GIVING),
    FeedbackDirection.RECEIVED: Content.styled("◀", RECEIVING),
    FeedbackDirection.REQUESTED: Content.styled("?", MUTED),
}
"""Which way feedback goes; what was asked for has not gone anywhere yet."""

_TITLES = {
    FeedbackDirection.GIVEN: "To",
    FeedbackDirection.RECEIVED: "From",
    FeedbackDirection.REQUESTED: "Asked of",
}


def feedback_page(services: Services, feedback: Feedback) -> Content:
    """Return a piece of feedback with all its parts, in the order of its model."""
    name = one_line(services.peers.name(feedback.peer_id))
    title = f"{_TITLES[feedback.direction]} {name}"
    is_received = feedback.direction is FeedbackDirection.RECEIVED
    page = sheet(
        Content.assemble(FEEDBACK_SIGNS[feedback.direction], " ", (title, "bold")),
        about=[
            show_day(feedback.on, services.date_style),
            words(feedback.model),
            "" if feedback.direction is FeedbackDirection.REQUESTED else words(feedback.tone),
        ],
        facts=[
            ("Delivery", words(feedback.delivery)),
            ("Skills", skills_line(services, feedback.skill_ids)),
            ("Competency", words(feedback.competency)),
            ("Follow up", day_or_nothing(feedback.follow_up_on, services.date_style)),
            ("To quote it", words(feedback.consent) if is_received else ""),
            ("To pass on", "" if is_received else _passing_on(feedback)),
            ("Attribution", words(feedback.attribution) if is_received else ""),
            *common_facts(feedback),
        ],
        sections=[
            *(
                (part_label(name), feedback.fields.get(name, "").strip())
                for name in MODEL_FIELDS[feedback.model]
            ),
            ("Response", feedback.response),
            (f"With {name} so far", tone_lines(services, feedback.peer_id)),
        ],
    )
    return private_in(feedback, page)


def _passing_on(feedback: Feedback) -> str:
    """Return whether a manager may be told what I said to a colleague, once that was asked."""
    return "" if feedback.consent is Consent.NOT_ASKED else words(feedback.consent)


def part_label(name: str) -> str:
    """Return the heading of a part of a model: `next_steps` becomes "Next steps"."""
    return words(name).capitalize()
