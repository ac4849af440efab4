"""An action as a page of text, and how well two people keep what they said."""

from __future__ import annotations

from textual.content import Content

from peerpal.domain.action import Action, FollowThrough
from peerpal.domain.dates import show_day
from peerpal.domain.record import Side
from peerpal.domain.text import one_line
from peerpal.domain.words import words
from peerpal.screens.conversation_title import conversation_title
from peerpal.screens.pages import common_facts, day_or_nothing
from peerpal.services.services import Services
from peerpal.widgets.sheet import sheet
from peerpal.widgets.themes import MUTED


def action_page(services: Services, action: Action) -> Content:
    """Return an action with the talk it comes from, and the follow-through of both sides."""
    name = one_line(services.peers.name(action.peer_id))
    is_mine = action.owner is Side.ME
    return sheet(
        action.text,
        about=["mine" if is_mine else f"{name}'s", f"with {name}" if is_mine and name else ""],
        facts=[
            ("State", words(action.state)),
            ("By", day_or_nothing(action.due_on, services.date_style)),
            ("Done", day_or_nothing(action.done_on, services.date_style)),
            *zip(("In time", ""), _kept_by_both(services, action.peer_id), strict=False),
            (
                "Noted",
                show_day(
                    services.conversations.local(action.created_at).date(), services.date_style
                ),
            ),
            *common_facts(action),
        ],
        sections=[
            ("Comes from", conversation_title(services, action.conversation_id)),
        ],
    )


def follow_through_line(services: Services, peer_id: str | None) -> Content:
    """Return how many of the actions that were due were done in time, by me and by a peer.

    Without a peer it is all of them; empty when nothing was due.
    """
    return Content("   ").join(_kept_by_both(services, peer_id))


def _kept_by_both(services: Services, peer_id: str | None) -> list[Content]:
    mine, theirs = services.actions.follow_through(peer_id)
    name = one_line(services.peers.name(peer_id)) or "peers"
    return [_kept(who, kept) for who, kept in (("me", mine), (name, theirs)) if kept]


def _kept(who: str, kept: FollowThrough) -> Content:
    about = f"  {kept.in_time} of {kept.due}"
    return Content.assemble(f"{who} {round(100 * kept.share)} %", (about, MUTED))
