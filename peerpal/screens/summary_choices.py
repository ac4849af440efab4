"""What the Summary screen lets one choose from a short list: the reader, and the layout."""

from __future__ import annotations

from collections.abc import Mapping

from peerpal.domain.summary import Audience, SummaryPlan
from peerpal.screens.base import PeerPalScreen
from peerpal.screens.pick import Option, PickScreen
from peerpal.screens.summary_head import READERS

_ABOUT: Mapping[Audience, str] = {
    Audience.MANAGER: "every section, names in full",
    Audience.SELF: "every section, with the grades of key results",
    Audience.PEER: "the record of one pairing, nothing of others",
    Audience.PROMOTION: "roles, no names; what is behind you",
}
_LAYOUTS = {
    "review": "the sections one after the other",
    "brag": "contributions, then everything by month",
    "one-page": "the opening, contributions, goals, what comes next",
}


async def ask_reader(screen: PeerPalScreen, now: SummaryPlan) -> tuple[Audience, str | None] | None:
    """Ask who will read the summary, and of which pairing it is; None when it stays as it is."""
    reader = now.settings.audience
    options = [Option(who.value, READERS[who], _ABOUT[who]) for who in Audience]
    chosen = await screen.app.push_screen_wait(
        PickScreen(screen.services, "Reader", "Who is going to read it?", options, now=reader)
    )
    if chosen is None:
        return None
    audience = Audience(chosen)
    if audience is not Audience.PEER:
        return audience, None
    peers = [Option(peer.id, peer.name, peer.role) for peer in screen.services.peers.by_name()]
    if not peers:
        screen.say("There is no peer yet.")
        return None
    peer_id = await screen.app.push_screen_wait(
        PickScreen(
            screen.services,
            "Reader",
            "Whose and your record is it?",
            peers,
            now=now.peer_id or "",
        )
    )
    return (audience, peer_id) if peer_id else None


async def ask_template(screen: PeerPalScreen, now: str) -> str | None:
    """Ask for a layout; those shipped, and the person's own templates."""
    names = screen.services.summary.templates.names()
    options = [Option(name, name, _LAYOUTS.get(name, "a template of your own")) for name in names]
    question = f"It is {now} now. Which layout?"
    return await screen.app.push_screen_wait(
        PickScreen(screen.services, "Layout", question, options, now=now)
    )
