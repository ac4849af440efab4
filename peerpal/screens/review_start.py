"""Begins a review with a peer, or goes on with one that waits for them."""

from __future__ import annotations

from typing import Any

from peerpal.domain.peer import Peer
from peerpal.domain.review import Review
from peerpal.screens.base import Reporting


def start_review(screen: Reporting[Any], peer: Peer) -> None:  # noqa: ARG001 a stub
    """Begin a review with a peer."""
    screen.say("Reviews can't be held yet.")


def go_on(screen: Reporting[Any], review: Review) -> None:  # noqa: ARG001 a stub
    """Go on with a review that I rated by myself."""
    screen.say("Reviews can't be held yet.")
