"""What happened with a peer, one line each, the newest first."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from peerpal.domain.agreement import Agreement
from peerpal.domain.conversation import Conversation, ConversationStatus
from peerpal.domain.exchange import Exchange
from peerpal.domain.feedback import Feedback
from peerpal.domain.goal import Goal
from peerpal.domain.introduction import Introduction
from peerpal.domain.peer import Peer
from peerpal.domain.review import Review
from peerpal.domain.text import one_line
from peerpal.domain.words import count, words
from peerpal.screens.days import SHORT_DAY_WIDTH, short_day
from peerpal.screens.feedback_page import FEEDBACK_SIGNS
from peerpal.screens.pages import DIRECTION_SIGNS
from peerpal.screens.private_records import private_in
from peerpal.services.services import Services
from peerpal.services.timeline import Event, Happening, timeline
from peerpal.widgets.sheet import lines
from peerpal.widgets.themes import GOOD, MUTED

_MOST = 30
_LONGEST = 52
_SIGN_WIDTH = 2
_NO_SIGN = Content.styled("·", MUTED)
_SIGNED = {
    Happening.SIGNED_BY_ME: "signed by me",
    Happening.SIGNED_BY_PEER: "signed by {name}",
    Happening.SIGNED_BY_BOTH: "signed by both",
}


def peer_timeline(services: Services, peer: Peer) -> Content:
    """Return the latest of what happened, and how much there is before it."""
    found = timeline(services, peer, most=_MOST)
    shown = [_line(services, peer, event) for event in found.events]
    if found.earlier:
        shown.append(Content.styled(f"and {count(found.earlier, 'earlier one')}", MUTED))
    return lines(shown)


def _line(services: Services, peer: Peer, event: Event) -> Content:
    sign, *said = _said(services, peer, event)
    day = short_day(event.on, services.today.day, services.date_style).rjust(SHORT_DAY_WIDTH)
    space = " " * (1 + _SIGN_WIDTH - sign.cell_length)
    return Content.assemble((f"{day}  ", MUTED), sign, space, *said)


def _said(services: Services, peer: Peer, event: Event) -> Iterator[Content]:
    """Yield the sign of an event, then its words."""
    match event.record:
        case Conversation() as talk:
            yield from _talk(talk)
        case Exchange() as exchange:
            yield DIRECTION_SIGNS[exchange.direction]
            yield _short(services.skills.name(exchange.skill_id))
        case Feedback() as feedback:
            yield FEEDBACK_SIGNS[feedback.direction]
            yield private_in(feedback, _short(f"feedback: {one_line(feedback.gist)}"))
        case Goal() as goal:
            is_begun = event.what is Happening.GOAL_BEGUN
            yield _NO_SIGN if is_begun else Content.styled("✓", GOOD)
            yield _short(f"goal {'begun' if is_begun else 'achieved'}: {one_line(goal.title)}")
        case Agreement() as agreement:
            yield _NO_SIGN
            by = _SIGNED[event.what].format(name=one_line(peer.name))
            yield _short(f"agreement, version {agreement.version}, {by}")
        case Review() as review:
            yield Content("●")
            yield _short(f"review of {count(len(review.goals), 'goal')}")
        case Introduction() as made:
            yield _NO_SIGN
            yield _short(_introduced(services, event.what, made))
        case _:
            yield _NO_SIGN
            text = words(event.what) if event.record is not peer else "pairing closed"
            yield private_in(event.record, text)


def _talk(talk: Conversation) -> Iterator[Content]:
    is_held = talk.status is ConversationStatus.HELD
    yield Content("●") if is_held else Content.styled("○", MUTED)
    yield private_in(talk, _short(talk.title or "talk"))
    if not is_held:
        yield Content.styled(f", {words(talk.status)}", MUTED)


def _introduced(services: Services, what: Happening, made: Introduction) -> str:
    if what is Happening.INTRODUCED_ME:
        return f"introduced me to {one_line(made.introduced_name)}"
    return f"introduced by {one_line(services.peers.name(made.peer_id))}"


def _short(text: str) -> Content:
    return Content(one_line(text)).truncate(_LONGEST, ellipsis=True)
