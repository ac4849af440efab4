"""A peer as a page of text: how it stands, what flows, and what is open between us."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from textual.content import Content

from peerpal.domain.action import ActionState
from peerpal.domain.dates import show_day
from peerpal.domain.exchange import Direction
from peerpal.domain.goal import Goal, GoalOwner
from peerpal.domain.peer import Contact, Peer, Standing
from peerpal.domain.text import folded, one_line
from peerpal.domain.words import count, words
from peerpal.screens.goal_signs import goal_sign
from peerpal.screens.pages import (
    DIRECTION_SIGNS,
    action_line,
    common_facts,
    conversation_day,
    day_or_nothing,
    driver,
    point_lines,
)
from peerpal.services.services import Services
from peerpal.services.today import FLOW_DAYS
from peerpal.widgets.flow_bar import flow_line
from peerpal.widgets.sheet import lines, sheet
from peerpal.widgets.themes import BAD, GOOD, MUTED, WARNING

_TALKS = 5
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
            ("Last talked", last_contact(standing)),
            ("Ideal is", f"every {count(peer.cadence_days, 'day')}"),
            ("Next talk", _next_talk(services, peer)),
            ("Next driver", driver(peer.next_driver)),
            ("Status", words(peer.status)),
            ("Relation", words(peer.relation)),
            ("Phase", words(peer.phase)),
            ("Fit", words(peer.fit) if peer.fit != "unknown" else ""),
            ("Together", f"since {show_day(peer.started_on)}" if peer.started_on else ""),
            ("Ended", day_or_nothing(peer.ended_on)),
            ("Quotes", words(peer.quote_consent)),
            *common_facts(peer),
        ],
        sections=[
            (f"Flow, last {FLOW_DAYS} days", flow_line(services.today.flow(peer.id))),
            ("To raise next time", point_lines(services.talking_points.open_with(peer.id))),
            ("Open actions", lines(_open_actions(services, peer))),
            ("Goals", lines(_goals(services, peer))),
            ("What went which way", lines(_skills(services, peer))),
            ("Last conversations", lines(_talks(services, peer))),
            ("How to reach them", lines(part for part in (peer.contact, peer.timezone) if part)),
            ("How we met", lines(part for part in (peer.met_how, peer.met_through) if part)),
            ("Has been through", lines(f"· {one_line(t)}" for t in peer.recently_navigated)),
            ("Private, only for you", peer.private_notes),
        ],
    )


def contact_light(peer: Peer, standing: Standing) -> Content:
    """Return a sign and a word for whether it is time to talk again."""
    light = _LIGHTS.get(standing.contact)
    return light or Content.styled(f"◌ {words(peer.status)}", MUTED)


def last_contact(standing: Standing) -> str:
    """Return how long ago the last contact was: "3 days ago"."""
    if standing.last_on is None:
        return "never"
    days = standing.days_since
    if days < 2:
        return "yesterday" if days == 1 else "today"
    return f"{count(days, 'day')} ago"


def _next_talk(services: Services, peer: Peer) -> str:
    moment = services.conversations.next_planned(peer.id)
    return f"{show_day(moment.date())}, {moment:%H:%M}" if moment else ""


def _open_actions(services: Services, peer: Peer) -> Iterator[Content]:
    for action in services.actions.of_peer(peer.id):
        if action.state is ActionState.OPEN:
            yield action_line(services, action)


def _goals(services: Services, peer: Peer) -> Iterator[Content]:
    for goal in services.goals.of_peer(peer.id):
        if goal.status.is_open:
            yield _goal_line(goal)


def _goal_line(goal: Goal) -> Content:
    whose = "shared" if goal.owner is GoalOwner.SHARED else "theirs"
    about = (f"  {goal.progress} %, {whose}", MUTED)
    return Content.assemble(goal_sign(goal.status), f" {one_line(goal.title)}", about)


def _skills(services: Services, peer: Peer) -> Iterator[Content]:
    """Yield the skills that went one way, one line a way, each with how often."""
    for direction, sign in DIRECTION_SIGNS.items():
        times: dict[str, int] = {}
        for exchange in services.exchanges.of_peer(peer.id):
            if exchange.direction is direction:
                name = one_line(services.skills.name(exchange.skill_id))
                times[name] = times.get(name, 0) + 1
        if times:
            named = sorted(times.items(), key=lambda pair: (-pair[1], folded(pair[0])))
            space = " " if direction is Direction.TOGETHER else "  "
            skills = ", ".join(f"{name} ({number})" for name, number in named)
            yield Content.assemble(sign, space, skills)


def _talks(services: Services, peer: Peer) -> Iterator[Content]:
    for talk in islice(services.conversations.of_peer(peer.id), _TALKS):
        day = conversation_day(services, talk)
        yield Content.assemble((f"{day}  ", MUTED), one_line(talk.title))
