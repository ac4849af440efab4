"""One key for what waits: log or hold a talk, tick off, answer, look at it again."""

from __future__ import annotations

from collections.abc import Sequence

from peerpal.domain.action import Action
from peerpal.domain.agreement import Agreement
from peerpal.domain.conversation import Conversation
from peerpal.domain.exchange import Exchange
from peerpal.domain.feedback import Feedback
from peerpal.domain.goal import Goal
from peerpal.domain.peer import Peer
from peerpal.domain.references import peer_ids_of
from peerpal.screens.base import PeerPalScreen
from peerpal.screens.opening import open_record
from peerpal.services.due import Due, Matter


def deal_with(screen: PeerPalScreen, due: Due) -> None:
    """Do, or open, what something that is due asks for."""
    match due.matter, due.record:
        case Matter.TALK, Peer() as peer:
            from peerpal.screens.capture import CaptureScreen

            screen.app.push_screen(CaptureScreen(screen.services, peer))
        case Matter.PLANNED, Conversation() as talk:
            from peerpal.screens.talks import open_hold

            open_hold(screen, talk)
        case Matter.HEALTH, Peer() as peer:
            from peerpal.screens.health_form import HealthForm

            check = screen.services.health_checks.for_today(peer.id)
            screen.app.push_screen(HealthForm(screen.services, check))
        case Matter.ACTION, Action() as action:
            _tick(screen, action)
        case Matter.FOLLOW_UP, Exchange() as exchange:
            from peerpal.screens.what_changed import ask_what_changed

            ask_what_changed(screen, exchange)
        case Matter.FEEDBACK, Feedback() as feedback:
            from peerpal.screens.feedback_follow_up import follow_up

            follow_up(screen, feedback)
        case Matter.AGREEMENT, Agreement() as agreement:
            from peerpal.screens.agreement import AgreementScreen

            peer = screen.services.peers.get(agreement.peer_id)
            screen.app.push_screen(AgreementScreen(screen.services, peer))
        case ((Matter.CHECK_IN | Matter.GROWTH), _):
            _check_in(screen, due)
        case Matter.GOAL_REVIEW | Matter.REVIEW_LEFT | Matter.REVIEW_WAITS, record:
            from peerpal.screens.review_start import start_review

            (peer_id,) = peer_ids_of(record)
            start_review(screen, screen.services.peers.get(peer_id))
        case _:
            open_record(screen, due.record)


def _check_in(screen: PeerPalScreen, due: Due) -> None:
    """Ask how a goal goes, or how I see my own growth."""
    services = screen.services
    if isinstance(due.record, Goal):
        from peerpal.screens.check_in_form import CheckInForm

        check_in = services.goals.blank_check_in(due.record.id)
        screen.app.push_screen(CheckInForm(services, check_in))
    else:
        from peerpal.screens.growth_check_in import GrowthCheckInScreen

        rated = services.growth_check_ins.for_today()
        screen.app.push_screen(GrowthCheckInScreen(services, rated))


def log_with(screen: PeerPalScreen, due: Due, peer_ids: Sequence[str]) -> None:
    """Log a talk with the peers that something is about; one that was planned is held."""
    if due.matter is Matter.PLANNED:
        deal_with(screen, due)
        return
    from peerpal.screens.capture import CaptureScreen

    peer = screen.services.peers.get(peer_ids[0]) if peer_ids else None
    screen.app.push_screen(CaptureScreen(screen.services, peer))


def _tick(screen: PeerPalScreen, action: Action) -> None:
    with screen.reported():
        screen.services.actions.toggle(action.id, rev=action.rev)
        screen.say("Done · u to undo")
    screen.reload()
