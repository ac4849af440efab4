"""Boxes that are typed into: what stands there survives a crash, and is not lost by Escape."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Generic, TypeVar

from textual import on, work
from textual.app import SuspendNotSupported
from textual.binding import Binding
from textual.content import Content
from textual.getters import query_one
from textual.timer import Timer
from textual.widgets import Static

from peerpal.domain.errors import DataInUse, PeerPalError
from peerpal.domain.text import clean
from peerpal.domain.words import listed
from peerpal.screens.confirm import ConfirmScreen
from peerpal.screens.modal import PeerPalModal
from peerpal.services.services import Services
from peerpal.widgets.inputs import AreaInput
from peerpal.widgets.themes import BAD, WARNING

Result = TypeVar("Result")

TAKEN_UP = "What you typed last time and did not save is here again."

DRAFT_SECONDS = 0.3
"""How long typing must rest before the draft is written."""


class DraftingScreen(PeerPalModal[Result], Generic[Result]):
    """Keeps a draft of what is typed until it is saved, or is not wanted."""

    QUESTION = "Close without saving? What you typed here will be gone."

    BINDINGS = [
        Binding("f1", "app.guide", "Guide", id="app.guide", tooltip="How to do it well, in a page"),
    ]

    notice = query_one("#notice", Static)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._timer: Timer | None = None
        self._is_open = False

    def on_mount(self) -> None:
        """Be open; Textual calls this after the same of a form, which takes up its draft."""
        self._is_open = True

    @property
    def draft_key(self) -> str:
        """The name that the draft is kept under."""
        raise NotImplementedError

    def unsaved(self) -> Mapping[str, str]:
        """Return what would be lost; nothing when it is all saved."""
        raise NotImplementedError

    def find_draft(self) -> dict[str, str] | None:
        """Return what was typed and not saved before a crash."""
        draft = None
        with self.reported():
            draft = self.services.drafts.find(self.draft_key)
        return draft  # noqa: RET504 none when reading was reported as failed

    def keep_draft_soon(self) -> None:
        """Keep what is typed once the keys rest for a moment."""
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(DRAFT_SECONDS, self._rested)

    def _rested(self) -> None:
        with self.reported():
            try:
                self._keep_draft()
            except DataInUse:  # for a moment, most likely; nobody may be held up in typing
                self.keep_draft_soon()

    def _keep_draft(self) -> None:
        if unsaved := self.unsaved():
            self.services.drafts.keep(self.draft_key, unsaved)
        else:
            self.services.drafts.drop(self.draft_key)

    def rescue(self) -> None:
        """Keep what is typed now that the app breaks; half a form is no reason to drop a draft."""
        if self._is_open and (unsaved := self.unsaved()):
            self.services.drafts.keep(self.draft_key, unsaved)

    def finish(self, result: Result | None) -> None:
        """Close: what was typed is saved, or not wanted."""
        if self._timer:
            self._timer.stop()
        self._is_open = False
        with self.reported():
            self.services.drafts.drop(self.draft_key)
        self.dismiss(result)

    def action_back(self) -> None:
        """Close; ask first when text would be lost."""
        self._close()

    @work(exclusive=True)
    async def _close(self) -> None:
        if self.unsaved():
            question = ConfirmScreen(self.services, self.QUESTION)
            if not await self.app.push_screen_wait(question):
                return
        self.finish(None)

    # The person's own editor

    @on(AreaInput.EditorAsked)
    def _edit(self, asked: AreaInput.EditorAsked) -> None:
        """Let a text be written in the editor; its file goes once there is a draft of it."""
        area, failed = asked.area, ""
        try:
            with self.services.editor.file(self.draft_key, area.text) as file:
                area.rewrite(self._written(file))
                self._keep_draft()
        except SuspendNotSupported:
            failed = "An editor can't be opened here: it needs a terminal of its own."
        except PeerPalError as error:
            failed = str(error)
        self._notify_above(f"{failed} {self.left_by_editor()}".strip(), BAD if failed else WARNING)

    def _written(self, file: Path) -> str:
        """Leave the terminal to the editor for as long as it takes."""
        with self.app.suspend():
            try:
                return self.services.editor.write(file)
            except PeerPalError as error:
                failed = error  # raised in here it would leave the terminal as it is
        raise failed

    def left_by_editor(self) -> str:
        """Say where a text lies that was written in the editor and could not be used."""
        files = [str(file) for file in self.services.editor.kept(self.draft_key)]
        return f"A text from your editor is kept in {listed(files)}." if files else ""

    def _notify_above(self, text: str, style: str) -> None:
        self.notice.update(Content.styled(clean(text), style))
        self.notice.display = bool(text)
        if text:
            self.call_after_refresh(self._show_focus)  # what is above takes some of the room
