"""A conversation in one line, for what came out of it."""

from __future__ import annotations

from textual.content import Content

from peerpal.domain.text import one_line
from peerpal.screens.pages import conversation_day
from peerpal.screens.private_records import private_in
from peerpal.services.services import Services


def conversation_title(services: Services, talk_id: str | None) -> Content:
    """Return the day and the title of a talk; empty when there is none."""
    talk = services.conversations.find(talk_id)
    if talk is None:
        return Content()
    about = talk.title or f"with {services.peers.names(talk.peer_ids)}"
    return private_in(talk, f"{conversation_day(services, talk)}  {one_line(about)}")
