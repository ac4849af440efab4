"""Asks for the name of a file, and writes a document into it."""

from __future__ import annotations

from pathlib import Path

from peerpal.domain.errors import PeerPalError
from peerpal.screens.confirm import ConfirmScreen
from peerpal.screens.prompt import PromptScreen
from peerpal.services.services import Services
from peerpal.services.summary_file import file_path, write
from peerpal.widgets.fields import LineField


class DocumentPrompt(PromptScreen[Path]):
    """Asks for a file, and writes a document into it; never over another without asking."""

    HEADING = "Write to a file"

    def __init__(self, services: Services, name: str, document: str) -> None:
        super().__init__(services)
        self._file = name
        self._document = document

    def field(self) -> LineField:
        """Return a line with a name to start from."""
        return LineField("file", "File", self._file, read=self._said)

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
        write(path, self.document_for(path))
        return path

    def document_for(self, path: Path) -> str:  # noqa: ARG002 for those that write several kinds
        """Return what is written into a file."""
        return self._document

    def _said(self, text: str) -> str:
        try:
            path = file_path(text.strip())
        except PeerPalError as error:
            return str(error)
        where = f"in {path.parent}" + (", where it is already" if path.exists() else "")
        return f"{where}{self.hint_for(path)}"

    def hint_for(self, path: Path) -> str:  # noqa: ARG002 as above
        """Return what else is said of a file before it is written."""
        return ""
