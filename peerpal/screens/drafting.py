"""Boxes that are typed into: what stands there survives a crash, and is not lost by Escape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from textual import work
from textual.timer import Timer

from peerpal.screens.base import PeerPalModal
from peerpal.screens.confirm import ConfirmScreen
from peerpal.services.services import Services

Result = TypeVar("Result")

DRAFT_SECONDS = 0.3
"""How long typing must rest before the draft is written."""


class DraftingScreen(PeerPalModal[Result], Generic[Result]):
    """Keeps a draft of what is typed until it is saved, or is not wanted."""

    QUESTION = "Close without saving? What you typed here will be gone."

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._timer: Timer | None = None

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
        self._timer = self.set_timer(DRAFT_SECONDS, self._keep_draft)

    def _keep_draft(self) -> None:
        unsaved = self.unsaved()
        with self.reported():
            if unsaved:
                self.services.drafts.keep(self.draft_key, unsaved)
            else:
                self.services.drafts.drop(self.draft_key)

    def finish(self, result: Result | None) -> None:
        """Close: what was typed is saved, or not wanted."""
        if self._timer:
            self._timer.stop()
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
