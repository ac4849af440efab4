"""One key for what waits: log or hold a talk, tick off, answer, look at it again."""

from __future__ import annotations

from peerpal.domain.action import Action
from peerpal.domain.agreement import Agreement
from peerpal.domain.conversation import Conversation
from peerpal.domain.exchange import Exchange
from peerpal.domain.feedback import Feedback
from peerpal.domain.peer import Peer
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
        case _:
            open_record(screen, due.record)


def _tick(screen: PeerPalScreen, action: Action) -> None:
    with screen.reported():
        screen.services.actions.toggle(action.id, rev=action.rev)
        screen.say("Done · u to undo")
    screen.reload()
