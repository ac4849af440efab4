"""The reviews with a peer in a few lines: the last one, where the gaps go, what waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from textual.content import Content

from peerpal.domain.dates import show_day
from peerpal.domain.peer import Peer
from peerpal.domain.review import Review
from peerpal.domain.review_history import Trend, rated, trend
from peerpal.domain.words import count
from peerpal.screens.reviews_history import decisions_kept
from peerpal.screens.reviews_signs import call_name, gap_words, trend_sign, widest
from peerpal.services.services import Services
from peerpal.widgets.sheet import lines
from peerpal.widgets.themes import MUTED


def review_section(services: Services, peer: Peer) -> Content:
    """Return the last review with a peer, and the one that waits; nothing while there is none."""
    parts: list[Content] = []
    if last := services.reviews.last_agreed(peer.id):
        parts += _last(services, last)
    if waiting := services.reviews.waiting(peer.id):
        name = call_name(services, waiting)
        parts.append(
            Content.styled(
                f"◌ waiting for {name} since {show_day(waiting.on, services.date_style)}", MUTED
            )
        )
    return lines(parts)


def _last(services: Services, review: Review) -> Iterator[Content]:
    head = Content(
        f"{show_day(review.on, services.date_style)}  {count(len(review.goals), 'goal')}"
    )
    if goal := widest(review):
        head = Content.assemble(head, ", ", gap_words(goal))
    yield head
    if trends := _trends(services, review):
        yield Content("  ").join([
            Content.assemble(trend_sign(where), (f" {number}", MUTED))
            for where, number in trends.items()
        ])  # fmt: skip
    after = [decisions_kept(services, review)]
    if review.next_on:
        after.append(f"next on {show_day(review.next_on, services.date_style)}")
    if known := [part for part in after if part]:
        yield Content.styled(" · ".join(known), MUTED)


def _trends(services: Services, review: Review) -> Counter[Trend]:
    so_far = services.reviews.until(review)
    found = (trend(rated(so_far, goal.goal_id)) for goal in review.goals)
    return Counter(where for where in found if where)
