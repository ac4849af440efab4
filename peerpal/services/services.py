"""Everything a person can do, in one place for the screens and the shell."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from peerpal.services.context import Context
from peerpal.services.editor import Editor
from peerpal.services.record_services import RecordServices
from peerpal.services.today import Today
from peerpal.storage.drafts import Drafts

if TYPE_CHECKING:
    from peerpal.services.captures import Captures
    from peerpal.services.summary import Summary


class Services(RecordServices):
    """The services of a data folder; `close` folds its journal."""

    def __init__(self, context: Context, drafts: Drafts, editor: Editor) -> None:
        super().__init__(context)
        self.context = context
        self.history = context.history
        self.drafts = drafts
        self.editor = editor
        self.today = Today(context, self)

    # Imported when first used: the app shows its first frame without them.

    @cached_property
    def captures(self) -> Captures:
        """Logging what was typed."""
        from peerpal.services.captures import Captures

        return Captures(self.context, self.peers, self.skills)

    @cached_property
    def summary(self) -> Summary:
        """The performance-review summary."""
        from peerpal.services.summary import Summary

        return Summary(self.context, self)

    def refresh(self) -> None:
        """Take over what other programs have saved in the folder."""
        self.context.store.refresh()

    def close(self) -> None:
        """End the work on the folder."""
        self.context.store.close()
