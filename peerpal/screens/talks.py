"""What can be begun with a peer or a talk from wherever it is listed: a point, a plan, a talk."""

from __future__ import annotations

from dataclasses import replace

from peerpal.domain.conversation import Conversation, ConversationFormat, ConversationStatus
from peerpal.domain.peer import Peer
from peerpal.domain.record import Record
from peerpal.domain.references import peer_ids_of
from peerpal.screens.base import Reporting
from peerpal.screens.list_screen import ListScreen
from peerpal.screens.plan_form import PlanForm
from peerpal.screens.point_form import PointForm
from peerpal.screens.review_start import start_review
from peerpal.screens.wrap_up_form import WrapUpForm
from peerpal.services.services import Services


def open_point(screen: Reporting[None], record: Record | None) -> None:
    """Write down what to raise with the peer that a record is about."""
    peer = _peer_of(screen.services, record)
    point = screen.services.talking_points.blank(peer_id=peer.id if peer else "")

    def saved(result: Record | None) -> None:
        if result:
            screen.say("Noted for next time · u to undo")

    screen.app.push_screen(PointForm(screen.services, point), saved)


def open_plan(screen: Reporting[None], record: Record | None) -> None:
    """Plan a talk with the peers that a record is about."""
    talk = screen.services.conversations.blank_plan(_peer_of(screen.services, record))
    ids = peer_ids_of(record) if record else ()
    _plan(screen, replace(talk, peer_ids=tuple(dict.fromkeys(ids))))


def plan_again(screen: Reporting[None], talk: Conversation) -> None:
    """Give a talk that was not held another day."""
    _plan(screen, talk)


def _plan(screen: Reporting[None], talk: Conversation) -> None:
    def saved(result: Record | None) -> None:
        if result:
            screen.say("Planned · u to undo")
            if isinstance(screen, ListScreen):
                screen.reload()
                screen.rows.select(result.id)

    screen.app.push_screen(PlanForm(screen.services, talk), saved)


def open_hold(screen: Reporting[None], record: Record | None) -> None:
    """Hold a planned talk; with a peer the one that is planned next, or a new one of today.

    One that is planned for reviewing the goals of a pair is held as that review.
    """
    conversations = screen.services.conversations
    match record:
        case Conversation(status=ConversationStatus.HELD):
            screen.say("This talk was held already · e to edit it")
            return
        case Conversation(format=ConversationFormat.GOAL_REVIEW, peer_ids=(peer_id,)):
            start_review(screen, screen.services.peers.get(peer_id))
            return
        case Conversation():
            talk = record
        case Peer():
            talk = conversations.planned_with(record.id) or conversations.blank_held(record)
        case _:
            screen.say("Go to a peer or a planned talk, then press h to hold it.")
            return

    def saved(result: Record | None) -> None:
        if result:
            screen.say("Wrapped up · u to undo")

    screen.app.push_screen(WrapUpForm(screen.services, talk), saved)


def _peer_of(services: Services, record: Record | None) -> Peer | None:
    ids = peer_ids_of(record) if record else ()
    return services.peers.get(ids[0]) if ids else None
