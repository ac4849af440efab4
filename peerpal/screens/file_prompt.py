"""Asks for a file and writes a text into it; never over one that is there without a yes."""

from __future__ import annotations

from pathlib import Path

from peerpal.domain.errors import PeerPalError
from peerpal.screens.confirm import ConfirmScreen
from peerpal.screens.prompt import PromptScreen
from peerpal.services.services import Services
from peerpal.services.summary_file import file_path, write
from peerpal.widgets.fields import LineField


class WritePrompt(PromptScreen[Path]):
    """Asks for the name of a file, and writes a text into it."""

    HEADING = "Write to a file"

    def __init__(self, services: Services, name: str, text: str) -> None:
        super().__init__(services)
        self._name_offered = name
        self._text = text

    def field(self) -> LineField:
        """Return a line with the name that is offered."""
        return LineField("file", "File", self._name_offered, read=self._said)

    def on_mount(self) -> None:
        """Say where the file will be."""
        self.line.say(self._said(self.line.text))

    async def accept(self, text: str) -> Path | None:
        """Write the file; ask before one that is there is written over."""
        path = file_path(text)
        if path.exists():
            question = f"{path} is there already. Write over it?"
            if not await self.app.push_screen_wait(ConfirmScreen(self.services, question)):
                return None
        write(path, self._text)
        return path

    def _said(self, text: str) -> str:
        try:
            path = file_path(text.strip())
        except PeerPalError as error:
            return str(error)
        return f"in {path.parent}" + (", where it is already" if path.exists() else "")
