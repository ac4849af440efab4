"""Opens a record of any kind from wherever it is listed."""

from __future__ import annotations

from textual.content import Content

from peerpal.domain.action import Action
from peerpal.domain.agreement import Agreement
from peerpal.domain.conversation import Conversation
from peerpal.domain.evidence import Evidence
from peerpal.domain.exchange import Exchange
from peerpal.domain.feedback import Feedback
from peerpal.domain.goal import CheckIn, Goal
from peerpal.domain.growth import GrowthCheckIn
from peerpal.domain.health import HealthCheck
from peerpal.domain.introduction import Introduction
from peerpal.domain.peer import Peer
from peerpal.domain.practice import Practice
from peerpal.domain.record import Record
from peerpal.domain.reflection import Reflection
from peerpal.domain.resource import Resource
from peerpal.domain.review import Review
from peerpal.domain.skill import Skill
from peerpal.domain.talking_point import TalkingPoint
from peerpal.screens.base import Reporting
from peerpal.screens.reader import ReaderScreen
from peerpal.services.services import Services


def open_record(screen: Reporting[None], record: Record) -> None:
    """Show a record in full; what is one line, in its form, and a check-in in its goal."""
    services = screen.services
    match record:
        case CheckIn():
            open_record(screen, services.goals.get(record.goal_id))
        case Conversation():
            from peerpal.screens.conversation_reader import ConversationReader

            screen.app.push_screen(ConversationReader(services, record))
        case Agreement():
            from peerpal.screens.agreement import AgreementScreen

            peer = services.peers.get(record.peer_id)
            screen.app.push_screen(AgreementScreen(services, peer))
        case Action() | TalkingPoint() | HealthCheck() | Introduction():
            _open_form(screen, record)
        case GrowthCheckIn() | Reflection():
            _open_own(screen, record)
        case Practice():
            from peerpal.screens.guide import GuideScreen

            screen.app.push_screen(GuideScreen(services, record.guide, screen))
        case Resource():
            from peerpal.screens.resource_reader import ResourceReader

            screen.app.push_screen(ResourceReader(services, record))
        case _:
            screen.app.push_screen(ReaderScreen(services, record_page(services, record)))


def _open_form(
    screen: Reporting[None], record: Action | TalkingPoint | HealthCheck | Introduction
) -> None:
    match record:
        case Action():
            from peerpal.screens.action_form import ActionForm

            screen.app.push_screen(ActionForm(screen.services, record))
        case TalkingPoint():
            from peerpal.screens.point_form import PointForm

            screen.app.push_screen(PointForm(screen.services, record))
        case HealthCheck():
            from peerpal.screens.health_form import HealthForm

            screen.app.push_screen(HealthForm(screen.services, record))
        case Introduction():
            from peerpal.screens.introduction_form import IntroductionForm

            screen.app.push_screen(IntroductionForm(screen.services, record))


def _open_own(screen: Reporting[None], record: GrowthCheckIn | Reflection) -> None:
    """Open what is mine alone."""
    if isinstance(record, Reflection):
        from peerpal.screens.reflection_form import ReflectionForm

        screen.app.push_screen(ReflectionForm(screen.services, record))
    else:
        from peerpal.screens.growth_form import GrowthForm

        screen.app.push_screen(GrowthForm(screen.services, record))


def record_page(services: Services, record: Record) -> Content:
    """Return the page of a record that is read, not filled in."""
    match record:
        case Exchange():
            from peerpal.screens.exchange_page import exchange_page

            return exchange_page(services, record)
        case Evidence():
            from peerpal.screens.evidence_page import evidence_page

            return evidence_page(services, record)
        case Feedback():
            from peerpal.screens.feedback_page import feedback_page

            return feedback_page(services, record)
        case Skill():
            from peerpal.screens.skill_page import skill_page

            return skill_page(services, record)
        case Goal():
            from peerpal.screens.goal_page import goal_page

            return goal_page(services, record)
        case Peer():
            from peerpal.screens.peer_page import peer_page

            return peer_page(services, record)
        case Review():
            from peerpal.screens.reviews_page import review_page

            return review_page(services, record)
    raise ValueError(f"no page shows {record.TABLE}")
