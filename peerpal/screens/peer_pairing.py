"""What belongs to the pairing with a peer: how it does, who it led to, and how it ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from peerpal.domain.dates import show_day
from peerpal.domain.health import HealthCheck, HealthQuestion
from peerpal.domain.introduction import Introduction
from peerpal.domain.peer import CLOSING_PARTS, Peer, PeerStatus
from peerpal.domain.text import clean, one_line
from peerpal.domain.words import words
from peerpal.screens.agreement_page import agreement_line
from peerpal.services.services import Services
from peerpal.widgets.hanging import label
from peerpal.widgets.sheet import lines
from peerpal.widgets.themes import BAR, MUTED, WARNING

_CHECKS = 8
_BLOCKS = " ▁▂▄▆█"
_LABEL_WIDTH = 16


def agreement_part(services: Services, peer: Peer) -> Content:
    """Return the agreement on one line; nothing while there is none."""
    newest = services.agreements.newest(peer.id)
    return agreement_line(services, newest) if newest else Content()


def health_part(services: Services, peer: Peer) -> Content:
    """Return how the pairing does, question by question, and whether a check is offered."""
    parts = list(_health(services, services.health_checks.of_peer(peer.id)))
    if since := services.health_checks.offered_since(peer):
        offer = (f"  since {show_day(since, services.date_style)}, H to make it", MUTED)
        parts.append(Content.assemble(("○ a check is offered", WARNING), offer))
    return lines(parts)


def _health(services: Services, checks: Sequence[HealthCheck]) -> Iterator[Content]:
    if not checks:
        return
    last = checks[-1]
    mean = f"{last.mean:.1f} of 5" if last.mean else "no numbers"
    yield Content.assemble((mean, "bold"), (f"  {show_day(last.on, services.date_style)}", MUTED))
    for question in HealthQuestion:
        ratings = [check.answers.get(question, 0) for check in checks[-_CHECKS:]]
        if any(ratings):
            drawn = " ".join(_BLOCKS[rating] for rating in ratings)
            now = str(ratings[-1]) if ratings[-1] else "—"
            name = label(words(question), _LABEL_WIDTH)
            yield Content.assemble(name, (drawn, BAR), f"  {now}")
    for heading, text in (
        ("Keep: ", last.keep),
        ("Change: ", last.change),
        ("Decided: ", last.decided),
    ):
        if text.strip():
            yield Content.assemble((heading, MUTED), clean(text.strip()))


def introductions_part(services: Services, peer: Peer) -> Content:
    """Return whom a peer brought me together with."""
    made = services.introductions.by_peer(peer.id)
    return lines(_introduction(services, one) for one in made)


def _introduction(services: Services, made: Introduction) -> Content:
    texts = [one_line(text) for text in (made.reason, made.result) if text.strip()]
    about = f": {' → '.join(texts)}" if texts else ""
    return Content.assemble(
        one_line(made.introduced_name),
        about,
        (f"  {show_day(made.on, services.date_style)}", MUTED),
    )


def introduced_by_part(services: Services, peer: Peer) -> Content:
    """Return who brought me together with a peer."""
    return lines(
        Content.assemble(
            one_line(services.peers.name(made.peer_id)),
            (f"  {show_day(made.on, services.date_style)}", MUTED),
        )
        for made in services.introductions.to_peer(peer)
    )


def closing_part(peer: Peer) -> Content:
    """Return how a closed pairing ended."""
    if peer.status is not PeerStatus.CLOSED:
        return Content()
    said = [
        ("Reason", words(peer.close_reason) if peer.close_reason else ""),
        *((question, peer.closing.get(part, "")) for part, question in CLOSING_PARTS.items()),
        ("What is next", words(peer.close_next) if peer.close_next else ""),
    ]
    return lines(
        Content.assemble((f"{heading}\n", MUTED), clean(text.strip()))
        for heading, text in said
        if text.strip()
    )
