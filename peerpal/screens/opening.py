"""Opens a record of any kind from wherever it is listed."""

from __future__ import annotations

from peerpal.domain.action import Action
from peerpal.domain.conversation import Conversation
from peerpal.domain.exchange import Exchange
from peerpal.domain.feedback import Feedback
from peerpal.domain.goal import CheckIn, Goal
from peerpal.domain.peer import Peer
from peerpal.domain.record import Record
from peerpal.domain.skill import Skill
from peerpal.domain.talking_point import TalkingPoint
from peerpal.screens.base import Reporting
from peerpal.screens.reader import ReaderScreen


def open_record(screen: Reporting[None], record: Record) -> None:
    """Show a record in full; what is one line, in its form, and a check-in in its goal."""
    services = screen.services
    match record:
        case Action():
            from peerpal.screens.action_form import ActionForm

            screen.app.push_screen(ActionForm(services, record))
        case Conversation():
            from peerpal.screens.conversation_reader import ConversationReader

            screen.app.push_screen(ConversationReader(services, record))
        case TalkingPoint():
            from peerpal.screens.point_form import PointForm

            screen.app.push_screen(PointForm(services, record))
        case Exchange():
            from peerpal.screens.exchange_page import exchange_page

            screen.app.push_screen(ReaderScreen(services, exchange_page(services, record)))
        case Feedback():
            from peerpal.screens.feedback_page import feedback_page

            screen.app.push_screen(ReaderScreen(services, feedback_page(services, record)))
        case Skill():
            from peerpal.screens.skill_page import skill_page

            screen.app.push_screen(ReaderScreen(services, skill_page(services, record)))
        case CheckIn():
            open_record(screen, services.goals.get(record.goal_id))
        case Goal():
            from peerpal.screens.goal_page import goal_page

            screen.app.push_screen(ReaderScreen(services, goal_page(services, record)))
        case Peer():
            from peerpal.screens.peer_page import peer_page

            screen.app.push_screen(ReaderScreen(services, peer_page(services, record)))
