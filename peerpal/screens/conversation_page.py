"""A conversation as a page of text; one to come is the preparation for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from textual.content import Content

from peerpal.domain.conversation import Conversation, ConversationStatus
from peerpal.domain.dates import show_minutes
from peerpal.domain.formats import answered
from peerpal.domain.share_safe import is_private
from peerpal.domain.text import one_line
from peerpal.domain.words import words
from peerpal.screens.format_fields import answer_label
from peerpal.screens.pages import (
    action_line,
    common_facts,
    conversation_day,
    driver,
    exchange_line,
    point_lines,
)
from peerpal.screens.preparation import Section, preparation
from peerpal.screens.private_records import private_in
from peerpal.services.services import Services
from peerpal.widgets.parts import Part, Written
from peerpal.widgets.private import private
from peerpal.widgets.sheet import lines, sheet
from peerpal.widgets.themes import MUTED

PRIVATE = "Private, only for you"
"""The heading over what nobody else may see."""


@dataclass(frozen=True, slots=True)
class ConversationPage:
    """A conversation in parts: what is known of it, then sections, some of them in Markdown."""

    services: Services
    talk: Conversation

    def head(self) -> Content:
        """Return the title, with when, how and with whom."""
        talk, names = self.talk, self.services.peers.names(self.talk.peer_ids)
        is_held = talk.status is ConversationStatus.HELD
        is_told = talk.status is ConversationStatus.PLANNED  # who prepares it, below
        return sheet(
            talk.title or f"With {names}",
            about=[
                conversation_day(self.services, talk),
                "" if is_held else words(talk.status),
                show_minutes(talk.minutes) if talk.minutes else "",
                words(talk.medium) if talk.medium else "",
                one_line(f"with {names}") if talk.title else "",
            ],
            facts=[
                ("Format", words(talk.format) if talk.format != "free" else ""),
                ("Driver", "" if is_told else driver(talk.driver)),
                *(common_facts(talk) if is_held else ()),
                ("Confidential", "yes, never in a summary" if talk.confidential else ""),
            ],
        )

    def sections(self) -> Sequence[Section]:
        """Return what it is prepared with, or what came out of it."""
        if self.talk.status is ConversationStatus.PLANNED:
            return preparation(self.services, self.talk, heading=PRIVATE)
        services, talk = self.services, self.talk
        exchanges = services.exchanges.of_conversation(talk.id)
        actions = services.actions.of_conversation(talk.id)
        points = services.talking_points.of_conversation(talk.id)
        return [
            ("What went which way", lines(exchange_line(services, e) for e in exchanges)),
            ("Actions", lines(action_line(services, action) for action in actions)),
            ("Talking points", point_lines(points)),
            ("Notes", Written(talk.notes)),
            *((answer_label(key), Written(text)) for key, text in answered(talk)),
            (PRIVATE, Written(talk.private_notes, is_private=True)),
            (f"How it felt, {PRIVATE[0].lower()}{PRIVATE[1:]}", private(_felt(talk))),
        ]

    def parts(self) -> Sequence[Part]:
        """Return the whole talk, what was written in Markdown apart."""
        parts = [self.head(), *(part for section in self.sections() for part in _parts(*section))]
        return [_mine(part) for part in parts] if is_private(self.talk) else parts


def _mine(part: Part) -> Part:
    return replace(part, is_private=True) if isinstance(part, Written) else private(part)


def _parts(heading: str, body: str | Content | Written) -> Iterator[Part]:
    text = body.text if isinstance(body, Written) else body
    if not (text.strip() if isinstance(text, str) else text):
        return
    title = Content.styled(f"\n{heading}", f"bold {MUTED}")
    if isinstance(body, Written):
        yield title
        yield body
    else:
        yield Content("\n").join([title, Content(text) if isinstance(text, str) else text])


def conversation_page(services: Services, talk: Conversation) -> Content:
    """Return a conversation with everything that came out of it, all of it as plain text."""
    page = ConversationPage(services, talk)
    body = [
        (heading, _plain(text) if isinstance(text, Written) else text)
        for heading, text in page.sections()
    ]
    return private_in(talk, sheet(page.head(), sections=body))


def _plain(written: Written) -> str | Content:
    return private(written.text) if written.is_private else written.text


def _felt(talk: Conversation) -> str:
    parts = [
        f"Energy {talk.energy} of 5" if talk.energy else "",
        f"felt supported {talk.supported} of 5" if talk.supported else "",
    ]
    text = ", ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]
