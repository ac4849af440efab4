"""What one wants to have in mind before a talk: the last one, what is open, what to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from textual.content import Content

from peerpal.domain.ages import day_and_age
from peerpal.domain.conversation import Conversation
from peerpal.domain.formats import FORMAT_QUESTIONS
from peerpal.domain.record import Side
from peerpal.domain.text import clean, one_line
from peerpal.domain.words import words
from peerpal.screens.format_fields import answer_label
from peerpal.screens.pages import action_line, point_line
from peerpal.screens.private_records import private_in
from peerpal.services.services import Services
from peerpal.widgets.parts import Written
from peerpal.widgets.private import private
from peerpal.widgets.sheet import lines
from peerpal.widgets.themes import MUTED

_LINES_OF_NOTES = 6

Section = tuple[str, str | Content | Written]
"""A heading with what stands below it."""


def preparation(services: Services, talk: Conversation, *, heading: str) -> Sequence[Section]:
    """Return the sections of a talk to come; `heading` is that of the last one, my own."""
    sections: list[Section] = [("Who drives", _driver(services, talk))]
    for peer_id in talk.peer_ids:
        whose = one_line(services.peers.name(peer_id))
        points = services.talking_points.open_with(peer_id)
        actions = services.actions.open_with(peer_id)
        sections += [
            (f"To raise with {whose}", lines(point_line(p) for p in points)),
            (f"Open actions with {whose}", lines(action_line(services, a) for a in actions)),
            (f"Last time with {whose}", _last(services, talk, peer_id)),
        ]
    sections += [
        (f"Questions of {words(talk.format)}", lines(_questions(talk))),
        ("Notes", Written(talk.notes)),
        (heading, private(lines(_reminders(services, talk)))),
    ]
    return sections


def _driver(services: Services, talk: Conversation) -> str:
    if talk.driver is Side.ME:
        return "You prepare this one."
    if talk.driver is Side.PEER:
        names = one_line(services.peers.names(talk.peer_ids))
        return f"{names} prepares this one." if len(talk.peer_ids) == 1 else "A peer prepares it."
    return ""


def _last(services: Services, talk: Conversation, peer_id: str) -> Content:
    last = services.conversations.last_with(peer_id, before=talk)
    if last is None:
        return Content.styled("You have not talked yet.", MUTED)
    return private_in(last, lines(_said(services, last)))


def _said(services: Services, last: Conversation) -> Iterator[Content]:
    """Yield the day and the title of a talk, then how its notes begin."""
    day = day_and_age(services.conversations.day(last), services.today.day, services.date_style)
    yield Content.assemble((f"{day}  ", MUTED), one_line(last.title))
    written = [line for line in clean(last.notes).split("\n") if line.strip()]
    yield from (Content(line.rstrip()) for line in islice(written, _LINES_OF_NOTES))
    if len(written) > _LINES_OF_NOTES:
        yield Content.styled("…", MUTED)


def _questions(talk: Conversation) -> Iterator[Content]:
    for key, question in FORMAT_QUESTIONS[talk.format].items():
        yield Content.assemble((answer_label(key), "bold"), f"  {question}")
        if answer := talk.answers.get(key, "").strip():
            yield Content(clean(answer))


def _reminders(services: Services, talk: Conversation) -> Iterator[Content]:
    """Yield what I noted for myself: on each peer, at the last talk, and for this one."""
    for peer_id in talk.peer_ids:
        peer = services.peers.get(peer_id)
        last = services.conversations.last_with(peer_id, before=talk)
        name = one_line(peer.name)
        yield from _noted(name, peer.private_notes)
        yield from _noted(f"Last time with {name}", last.private_notes if last else "")
    yield from _noted("This time", talk.private_notes)


def _noted(about: str, text: str) -> Iterator[Content]:
    if text.strip():
        yield Content.assemble((f"{about}: ", MUTED), clean(text.strip()))
