"""Each kind of record as a page of text, with the names of what it refers to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual.content import Content

from peerpal.domain.action import Action, ActionState
from peerpal.domain.conversation import Conversation, ConversationStatus
from peerpal.domain.dates import show_day, show_minutes
from peerpal.domain.exchange import Direction, Exchange
from peerpal.domain.record import Record, Side
from peerpal.domain.talking_point import TalkingPoint
from peerpal.domain.text import one_line
from peerpal.domain.words import words
from peerpal.screens.marks import said_mark
from peerpal.services.services import Services
from peerpal.widgets.sheet import lines, sheet
from peerpal.widgets.themes import BAD, GIVING, GOOD, MUTED, RECEIVING

DIRECTION_SIGNS = {
    Direction.TAUGHT: Content.styled("▶", GIVING),
    Direction.LEARNED: Content.styled("◀", RECEIVING),
    Direction.TOGETHER: Content.assemble(("▶", GIVING), ("◀", RECEIVING)),
}
"""Giving and receiving, by sign and by colour."""


def conversation_page(services: Services, talk: Conversation) -> Content:
    """Return a conversation with everything that came out of it."""
    status = "" if talk.status is ConversationStatus.HELD else words(talk.status)
    return sheet(
        talk.title or f"With {services.peers.names(talk.peer_ids)}",
        about=[
            conversation_day(services, talk),
            status,
            show_minutes(talk.minutes) if talk.minutes else "",
            words(talk.medium) if talk.medium else "",
            f"with {services.peers.names(talk.peer_ids)}" if talk.title else "",
        ],
        facts=[
            ("Format", words(talk.format) if talk.format != "free" else ""),
            ("Driver", driver(talk.driver)),
            *common_facts(talk),
            ("Confidential", "yes, never in a summary" if talk.confidential else ""),
        ],
        sections=[
            (
                "What went which way",
                lines(
                    exchange_line(services, exchange)
                    for exchange in services.exchanges.of_conversation(talk.id)
                ),
            ),
            (
                "Actions",
                lines(
                    action_line(services, action)
                    for action in services.actions.of_conversation(talk.id)
                ),
            ),
            ("Next time", point_lines(services.talking_points.of_conversation(talk.id))),
            ("Notes", talk.notes),
            ("Private, only for you", talk.private_notes),
        ],
    )


def conversation_day(services: Services, talk: Conversation) -> str:
    """Return when a talk was held or is planned."""
    if talk.held_on is None and talk.planned_at:
        local = services.conversations.local(talk.planned_at)
        return f"{show_day(local.date())}, {local:%H:%M}"
    return show_day(services.conversations.day(talk))


def exchange_line(services: Services, exchange: Exchange, *, with_peer: bool = False) -> Content:
    """Return an exchange on one line: its way, skill, minutes and takeaway."""
    parts = [one_line(services.skills.name(exchange.skill_id))]
    if with_peer:
        parts.append(one_line(services.peers.name(exchange.peer_id)))
    if exchange.minutes:
        parts.append(show_minutes(exchange.minutes))
    head = Content.assemble(DIRECTION_SIGNS[exchange.direction], " ", ", ".join(parts))
    takeaway = one_line(exchange.takeaway)
    return Content.assemble(head, (f"  {takeaway}", MUTED)) if takeaway else head


def action_line(services: Services, action: Action) -> Content:
    """Return an action on one line: whether it is done, whose it is, and by when."""
    box = {ActionState.OPEN: "☐", ActionState.DONE: "☑", ActionState.DROPPED: "☒"}[action.state]
    whose = "me" if action.owner is Side.ME else one_line(services.peers.name(action.peer_id))
    parts: list[Content | tuple[str, str] | str] = [
        f"{box} {one_line(action.text)}",
        (f"  {whose}", MUTED),
    ]
    if action.state is ActionState.DONE and action.done_on:
        parts.append((f", done {show_day(action.done_on)}", GOOD))
    elif action.due_on:
        late = action.state is ActionState.OPEN and action.due_on < services.today.day
        parts.append((f", by {show_day(action.due_on)}", BAD if late else MUTED))
    return Content.assemble(*parts)


def point_lines(points: Iterable[TalkingPoint]) -> Content:
    """Return talking points, one below the other."""
    return lines(f"? {one_line(point.text)}" for point in points)


def driver(side: Side | None) -> str:
    """Return who prepares a talk."""
    if side is None:
        return ""
    return "me" if side is Side.ME else "my peer"


def common_facts(record: Record) -> list[tuple[str, str]]:
    """Return what every page says at the end of its facts."""
    return [
        ("Tags", " ".join(f"#{tag}" for tag in record.tags)),
        ("Summary", said_mark(record.in_summary)),
    ]


def day_or_nothing(day: date | None) -> str:
    """Return a day in words, or nothing."""
    return show_day(day) if day else ""
