"""Each kind of record as a page of text, with the names of what it refers to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual.content import Content

from peerpal.domain.action import Action, ActionState, is_late
from peerpal.domain.ages import ago
from peerpal.domain.conversation import Conversation
from peerpal.domain.dates import DateStyle, show_day, show_minutes
from peerpal.domain.exchange import Direction, Exchange
from peerpal.domain.moments import show_moment
from peerpal.domain.record import Record, Side
from peerpal.domain.talking_point import TalkingPoint
from peerpal.domain.text import one_line
from peerpal.domain.words import count, times
from peerpal.screens.marks import said_mark
from peerpal.services.services import Services
from peerpal.widgets.point_choice import POINT_SIGNS
from peerpal.widgets.sheet import lines
from peerpal.widgets.themes import BAD, GIVING, GOOD, MUTED, RECEIVING

_MOST_POINTS = 20
DIRECTION_SIGNS = {
    Direction.TAUGHT: Content.styled("▶", GIVING),
    Direction.LEARNED: Content.styled("◀", RECEIVING),
    Direction.TOGETHER: Content.assemble(("▶", GIVING), ("◀", RECEIVING)),
}
"""Giving and receiving, by sign and by colour."""


def conversation_day(services: Services, talk: Conversation) -> str:
    """Return when a talk was held or is planned."""
    if talk.held_on is None and talk.planned_at:
        local = services.conversations.local(talk.planned_at)
        return show_moment(local, services.date_style)
    return show_day(services.conversations.day(talk), services.date_style)


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
        parts.append((f", done {show_day(action.done_on, services.date_style)}", GOOD))
    elif action.due_on:
        late = is_late(action, today=services.today.day)
        parts.append(
            (f", by {show_day(action.due_on, services.date_style)}", BAD if late else MUTED)
        )
        parts.append((", late" if late else "", BAD))
    return Content.assemble(*parts)


def point_line(point: TalkingPoint) -> Content:
    """Return a talking point on one line: what became of it, who raised it, how often it waited."""
    notes = [
        "from my peer" if point.raised_by is Side.PEER else "",
        f"carried {times(point.carried_count)}" if point.carried_count else "",
    ]
    about = ", ".join(note for note in notes if note)
    text = Content.styled(one_line(point.text), "" if point.is_waiting else MUTED)
    return Content.assemble(
        POINT_SIGNS[point.state], " ", text, (f"  {about}" if about else "", MUTED)
    )


def point_lines(points: Iterable[TalkingPoint]) -> Content:
    """Return talking points, one below the other; of very many only the first."""
    known = list(points)
    shown = [point_line(point) for point in known[:_MOST_POINTS]]
    if more := len(known) - len(shown):
        shown.append(Content.styled(f"and {count(more, 'other')}", MUTED))
    return lines(shown)


def dated(services: Services, day: date) -> Content:
    """Return a past day with how long ago it was."""
    age = ago(day, services.today.day)
    return Content.assemble(show_day(day, services.date_style), (f", {age}", MUTED))


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


def day_or_nothing(day: date | None, style: DateStyle) -> str:
    """Return a day in words, or nothing."""
    return show_day(day, style) if day else ""
