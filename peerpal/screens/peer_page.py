"""A peer as a page of text: how it stands, what flows, and what is open between us."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from peerpal.domain.action import ActionState
from peerpal.domain.ages import ago
from peerpal.domain.dates import show_day
from peerpal.domain.goal import Goal, GoalOwner
from peerpal.domain.peer import Contact, Peer, Standing
from peerpal.domain.record import Side
from peerpal.domain.text import one_line
from peerpal.domain.words import count, words
from peerpal.screens.action_page import follow_through_line
from peerpal.screens.feedback_section import feedback_section
from peerpal.screens.flow_section import flow_section
from peerpal.screens.goal_signs import goal_signs
from peerpal.screens.pages import (
    action_line,
    common_facts,
    dated,
    day_or_nothing,
    driver,
    point_lines,
)
from peerpal.screens.peer_flow import what_went_which_way
from peerpal.screens.peer_pairing import (
    agreement_part,
    closing_part,
    health_part,
    introduced_by_part,
    introductions_part,
)
from peerpal.screens.peer_review import review_section
from peerpal.screens.peer_timeline import peer_timeline
from peerpal.services.services import Services
from peerpal.services.today import FLOW_DAYS
from peerpal.widgets.private import private
from peerpal.widgets.sheet import lines, sheet
from peerpal.widgets.themes import BAD, GOOD, MUTED, WARNING

_LIGHTS = {
    Contact.PLANNED: Content.styled("◌ planned", MUTED),
    Contact.ON_TIME: Content.styled("○ on time", GOOD),
    Contact.DUE: Content.styled("● due", WARNING),
    Contact.OVERDUE: Content.styled("● overdue", BAD),
    Contact.DORMANT: Content.styled("● dormant", BAD),
}


def peer_page(services: Services, peer: Peer) -> Content:
    """Return a peer with everything that is going on between us."""
    standing = services.today.standing(peer)
    return sheet(
        peer.name,
        about=[one_line(part) for part in (peer.role, peer.department, peer.organisation)],
        facts=[
            ("Standing", contact_light(peer, standing)),
            ("Last talked", _last_talked(services, standing)),
            ("Ideal is", f"every {count(peer.cadence_days, 'day')}"),
            ("Next talk", _next_talk(services, peer)),
            ("Next driver", driver(peer.next_driver)),
            ("Status", words(peer.status)),
            ("Relation", words(peer.relation)),
            ("Phase", words(peer.phase)),
            ("Fit", private(words(peer.fit) if peer.fit != "unknown" else "")),
            (
                "Together",
                f"since {show_day(peer.started_on, services.date_style)}"
                if peer.started_on
                else "",
            ),
            ("Ended", day_or_nothing(peer.ended_on, services.date_style)),
            ("Quotes", words(peer.quote_consent)),
            *common_facts(peer),
        ],
        sections=[
            (f"Flow, last {FLOW_DAYS} days", flow_section(services, peer.id)),
            ("What went which way", what_went_which_way(services, peer)),
            ("Feedback", feedback_section(services, peer)),
            ("To raise next time", point_lines(services.talking_points.open_with(peer.id))),
            ("Open actions, mine", lines(_open_actions(services, peer, Side.ME))),
            ("Open actions, theirs", lines(_open_actions(services, peer, Side.PEER))),
            ("Follow-through", follow_through_line(services, peer.id)),
            ("Goals", lines(_goals(services, peer))),
            ("Reviews", review_section(services, peer)),
            ("Agreement", agreement_part(services, peer)),
            ("Private, only for you: how we do", private(health_part(services, peer))),
            ("Introduced me to", introductions_part(services, peer)),
            ("Introduced by", introduced_by_part(services, peer)),
            ("How it ended", closing_part(peer)),
            ("How to reach them", lines(part for part in (peer.contact, peer.timezone) if part)),
            ("How we met", lines(part for part in (peer.met_how, peer.met_through) if part)),
            ("Has been through", lines(f"· {one_line(t)}" for t in peer.recently_navigated)),
            ("Private, only for you", private(peer.private_notes)),
            ("What happened", peer_timeline(services, peer)),
        ],
    )


def contact_light(peer: Peer, standing: Standing) -> Content:
    """Return a sign and a word for whether it is time to talk again."""
    light = _LIGHTS.get(standing.contact)
    return light or Content.styled(f"◌ {words(peer.status)}", MUTED)


def last_contact(standing: Standing, today: date) -> str:
    """Return how long ago the last contact was: "3 weeks ago"."""
    return ago(standing.last_on, today) if standing.last_on else "never"


def _last_talked(services: Services, standing: Standing) -> Content | str:
    if standing.last_on is None:
        return "never"
    return dated(services, standing.last_on)


def _next_talk(services: Services, peer: Peer) -> str:
    moment = services.conversations.next_planned(peer.id)
    return f"{show_day(moment.date(), services.date_style)}, {moment:%H:%M}" if moment else ""


def _open_actions(services: Services, peer: Peer, owner: Side) -> Iterator[Content]:
    for action in services.actions.of_peer(peer.id):
        if action.state is ActionState.OPEN and action.owner is owner:
            yield action_line(services, action)


def _goals(services: Services, peer: Peer) -> Iterator[Content]:
    for goal in services.goals.of_peer(peer.id):
        if goal.status.is_open:
            yield _goal_line(services, goal)


def _goal_line(services: Services, goal: Goal) -> Content:
    whose = "shared" if goal.owner is GoalOwner.SHARED else "theirs"
    about = (f"  {goal.progress} %, {whose}", MUTED)
    return Content.assemble(goal_signs(services, goal), f" {one_line(goal.title)}", about)
