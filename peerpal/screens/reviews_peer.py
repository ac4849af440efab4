"""Asks with whom a review is held."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from peerpal.domain.dates import show_day
from peerpal.domain.goal import GoalOwner
from peerpal.domain.text import folded, one_line
from peerpal.domain.words import count
from peerpal.screens.base import Reporting
from peerpal.screens.pick import Option, PickScreen
from peerpal.screens.review_start import go_on, start_review
from peerpal.services.services import Services


def pick_peer(screen: Reporting[Any]) -> None:
    """Ask for a peer who shares a goal, and hold a review; one that waits is gone on with."""
    services = screen.services
    options = list(_options(services))
    if not options:
        screen.say("A review is about goals that you share. Press 5, then n, to make one.")
        return

    def chosen(peer_id: str | None) -> None:
        if peer_id is None:
            return
        with screen.reported():
            if waiting := services.reviews.waiting(peer_id):
                go_on(screen, waiting)
            else:
                start_review(screen, services.peers.get(peer_id))

    screen.app.push_screen(PickScreen(services, "Review", "With whom?", options), chosen)


def _options(services: Services) -> Iterator[Option]:
    for peer in sorted(services.peers.all(), key=lambda peer: folded(peer.name)):
        goals = services.goals.of_peer(peer.id)
        shared = [g for g in goals if g.owner is GoalOwner.SHARED and g.status.is_open]
        if shared:
            last = services.reviews.last_agreed(peer.id)
            about = [count(len(shared), "shared goal")]
            if services.reviews.waiting(peer.id):
                about.append("one waits")
            if last:
                about.append(f"last on {show_day(last.on)}")
            yield Option(peer.id, one_line(peer.name), ", ".join(about))
