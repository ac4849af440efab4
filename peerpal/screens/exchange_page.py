"""An exchange as a page of text."""

from __future__ import annotations

from textual.content import Content

from peerpal.domain.dates import show_day, show_minutes
from peerpal.domain.exchange import Exchange
from peerpal.domain.text import one_line
from peerpal.domain.words import words
from peerpal.screens.pages import DIRECTION_SIGNS, common_facts, day_or_nothing
from peerpal.screens.private_records import private_in
from peerpal.services.services import Services
from peerpal.widgets.sheet import sheet


def exchange_page(services: Services, exchange: Exchange) -> Content:
    """Return an exchange with what came of it."""
    way = Content.assemble(DIRECTION_SIGNS[exchange.direction], f" {words(exchange.direction)}")
    lesson = f"a {words(exchange.lesson_from)}" if exchange.lesson_from else ""
    return sheet(
        services.skills.name(exchange.skill_id),
        about=[
            way,
            one_line(services.peers.name(exchange.peer_id)),
            show_day(exchange.happened_on, services.date_style),
        ],
        facts=[
            ("Time", show_minutes(exchange.minutes) if exchange.minutes else ""),
            ("How", words(exchange.method) if exchange.method else ""),
            ("Lesson from", lesson),
            ("Asked on", day_or_nothing(exchange.asked_on, services.date_style)),
            ("Follow-up", _follow_up(services, exchange)),
            *common_facts(exchange),
        ],
        sections=[
            ("Takeaway", exchange.takeaway),
            ("What changed", exchange.what_changed),
            ("Conversation", _conversation(services, exchange)),
        ],
    )


def _follow_up(services: Services, exchange: Exchange) -> str:
    if exchange in services.exchanges.follow_ups():
        return "ask now: what changed?"
    again = exchange.ask_again_on
    if again and again > services.today.day and not exchange.asked_on:
        return f"asked again on {show_day(again, services.date_style)}"
    return ""


def _conversation(services: Services, exchange: Exchange) -> Content:
    talks = {talk.id: talk for talk in services.conversations.of_peer(exchange.peer_id)}
    talk = talks.get(exchange.conversation_id or "")
    return private_in(talk, one_line(talk.title)) if talk else Content()
