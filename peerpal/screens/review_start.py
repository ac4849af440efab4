"""Begins a review with a peer, or goes on with one that was left or that waits for them."""

from __future__ import annotations

from enum import StrEnum, auto

from peerpal.domain.dates import show_day
from peerpal.domain.goal import GoalOwner
from peerpal.domain.peer import Peer
from peerpal.domain.review import Review
from peerpal.domain.review_session import ReviewSession
from peerpal.domain.text import one_line
from peerpal.domain.words import count
from peerpal.screens.base import PeerPalScreen, Reporting
from peerpal.screens.pick import Option, PickScreen
from peerpal.screens.review_session import ReviewSessionScreen
from peerpal.services.services import Services


class _Start(StrEnum):
    GO_ON = auto()
    JOIN = auto()
    BOTH = auto()
    ALONE = auto()


def start_review(screen: Reporting[None], peer: Peer | None) -> None:
    """Ask which peer it is with, unless one is given, then how to begin."""
    if peer:
        _ask_how(screen, peer)
        return
    options = [
        Option(peer.id, one_line(peer.name), about)
        for peer in screen.services.peers.by_name()
        if (about := _about(screen.services, peer))
    ]
    if not options:
        screen.say("A review is about goals that you share. Press 5, then n, to make one.")
        return

    def chosen(peer_id: str | None) -> None:
        if peer_id:
            _ask_how(screen, screen.services.peers.get(peer_id))

    question = "With whom do you review your goals?"
    screen.app.push_screen(PickScreen(screen.services, "Review", question, options), chosen)


def go_on(screen: Reporting[None], review: Review) -> None:
    """Let the peer join a review that I rated by myself."""
    _ask_how(screen, screen.services.peers.get(review.peer_id))


def _about(services: Services, peer: Peer) -> str:
    """Return what there is to review with a peer; nothing without a goal that both share."""
    if services.review_sessions.find(peer.id):
        return "left in the middle: go on"
    if services.reviews.waiting(peer.id):
        return "waits for their ratings"
    goals = services.review_sessions.goals_to_choose(peer.id)
    shared = [goal for goal in goals if goal.owner is GoalOwner.SHARED]
    if not shared:
        return ""
    last = services.reviews.last_agreed(peer.id)
    since = f", last reviewed on {show_day(last.on, services.date_style)}" if last else ""
    return f"{count(len(shared), 'shared goal')}{since}"


def _ask_how(screen: Reporting[None], peer: Peer) -> None:
    """Offer to go on where there is something to go on with; both together comes first."""
    services = screen.services
    name = one_line(peer.name)
    left, waiting = services.review_sessions.find(peer.id), services.reviews.waiting(peer.id)
    options = []
    if left:
        options.append(Option(_Start.GO_ON, "Go on", "where you left it, nothing is lost"))
    if waiting and not (left and left.waiting):
        options.append(Option(_Start.JOIN, f"{name} joins", "they rate too, then you both look"))
    anew = "anew; what you left is dropped" if left else ""
    options += [
        Option(_Start.BOTH, "Together", anew or "both at this screen, one after the other"),
        Option(_Start.ALONE, "By myself", anew or "I rate now, they rate another time"),
    ]

    def chosen(how: str | None) -> None:
        if how is None:
            return
        sessions = services.review_sessions
        if how == _Start.GO_ON and left:
            _open(screen, left)
        elif how == _Start.JOIN and waiting:
            _open(screen, sessions.join(waiting))
        else:
            _open(screen, sessions.begin(peer.id, is_solo=how == _Start.ALONE))

    screen.app.push_screen(
        PickScreen(services, f"Review with {name}", "How do you want to begin?", options), chosen
    )


def _open(screen: Reporting[None], session: ReviewSession) -> None:
    def ended(review: Review | None) -> None:
        if review is None:
            screen.say("The review is kept as it is. Go on with it by n on Review.")
        elif review.is_agreed:
            is_there = isinstance(screen, PeerPalScreen) and screen.MODE == "review"
            where = "" if is_there else " · 7 for its minutes"
            screen.say(f"Both agreed: the review is saved{where} · u to undo")
        else:
            screen.say("Saved. It waits for your peer's ratings · u to undo")
        if isinstance(screen, PeerPalScreen):
            screen.reload()

    screen.app.push_screen(ReviewSessionScreen(screen.services, session), ended)
