"""Writes the handout of a teach-back to a file."""

from __future__ import annotations

from pathlib import Path

from peerpal.domain.conversation import Conversation
from peerpal.screens.base import Reporting
from peerpal.screens.document_prompt import DocumentPrompt
from peerpal.services.handout_markdown import handout_name, handout_of


class HandoutPrompt(DocumentPrompt):
    """Asks for the file of a handout."""

    HEADING = "Write the handout to a file"


def write_handout(screen: Reporting[None], talk: Conversation) -> None:
    """Ask for a file and write the handout of a teach-back into it."""

    def written(path: Path | None) -> None:
        if path:
            screen.say(f"Written to {path}")

    with screen.reported():
        text = handout_of(screen.services, talk)
        screen.app.push_screen(HandoutPrompt(screen.services, handout_name(talk), text), written)
