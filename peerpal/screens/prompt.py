"""Asks for one line; stays open with the reason until it can be used."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one

from peerpal.domain.errors import PeerPalError
from peerpal.screens.modal import PeerPalModal
from peerpal.widgets.fields import LineField
from peerpal.widgets.key_bar import KeyBar

Result = TypeVar("Result")


class PromptScreen(PeerPalModal[Result | None], Generic[Result]):
    """One field in a box; Enter takes what stands in it."""

    AUTO_FOCUS = ".control"
    HEADING: ClassVar[str]
    BINDINGS = [
        Binding("enter,ctrl+s", "accept", "OK", id="prompt.ok", tooltip="Take this", priority=True),
        Binding("escape", "back", "Cancel", id="modal.back", tooltip="Leave it as it was"),
    ]

    line = query_one(LineField)

    def field(self) -> LineField:
        """Return the field to fill in."""
        raise NotImplementedError

    async def accept(self, text: str) -> Result | None:
        """Return what was typed as it is used; None stays open. Raises PeerPalError."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Show the field in a box with the keys below."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self.HEADING)
            yield self.field()
            yield KeyBar()

    @work(exclusive=True)
    async def action_accept(self) -> None:
        """Take what stands in the field and close, or say beside it why that is not possible."""
        try:
            result = await self.accept(self.line.text.strip())
        except PeerPalError as error:
            self.line.say(str(error), is_error=True)
        else:
            if result is not None:
                self.dismiss(result)
