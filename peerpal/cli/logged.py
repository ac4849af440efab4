"""Says in words what was logged."""

from __future__ import annotations

from collections.abc import Iterator

from peerpal.domain.action import Action
from peerpal.domain.conversation import Conversation, ConversationStatus
from peerpal.domain.dates import show_day, show_minutes
from peerpal.domain.exchange import Exchange
from peerpal.domain.record import Record
from peerpal.domain.talking_point import TalkingPoint
from peerpal.domain.text import one_line
from peerpal.domain.words import count, listed, words
from peerpal.services.captures import Logged
from peerpal.services.services import Services

_NOUNS: tuple[tuple[type[Record], str], ...] = (
    (Exchange, "exchange"),
    (Action, "action"),
    (TalkingPoint, "talking point"),
)


def told(logged: Logged, services: Services) -> str:
    """Return what was logged in a sentence, and a sentence for each new peer."""
    talks = [record for record in logged.records if isinstance(record, Conversation)]
    if len(talks) > 1:
        parts = [count(len(talks), "conversation"), *_counts(logged.records)]
        lines = [f"Logged {listed(parts)}."]
    else:
        details = [part for part in (*map(_length, talks), *_counts(logged.records)) if part]
        said = f": {', '.join(details)}" if details else ""
        names = one_line(services.peers.names(_peer_ids(logged.records)))
        lines = [f"{_head(talks, names, services)}{said}."]
    lines += [f"{one_line(peer.name)} is new; added as a peer." for peer in logged.new_peers]
    return "\n".join(lines) + "\n"


def _head(talks: list[Conversation], names: str, services: Services) -> str:
    if not talks:
        return f"Noted with {names}"
    talk = talks[0]
    day = services.conversations.day(talk)
    if talk.status is ConversationStatus.PLANNED and talk.planned_at:
        time = services.conversations.local(talk.planned_at)
        return f"Planned with {names} for {show_day(day)}, {time:%H:%M}"
    return f"Logged with {names}" + ("" if day == services.today.day else f", {show_day(day)}")


def _length(talk: Conversation) -> str:
    length = show_minutes(talk.minutes) if talk.minutes else ""
    return f"{length} {words(talk.medium) if talk.medium else ''}".strip()


def _counts(records: tuple[Record, ...]) -> Iterator[str]:
    for kind, noun in _NOUNS:
        if number := sum(isinstance(record, kind) for record in records):
            yield count(number, noun)
    if any(getattr(record, "private_notes", "") for record in records):
        yield "a private note"


def _peer_ids(records: tuple[Record, ...]) -> list[str]:
    ids: dict[str, None] = {}
    for record in records:
        own = record.peer_ids if isinstance(record, Conversation) else ()
        ids |= dict.fromkeys(own or [getattr(record, "peer_id", "")])
    return [id_ for id_ in ids if id_]
