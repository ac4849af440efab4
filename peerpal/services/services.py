"""Everything a person can do, in one place for the screens and the shell."""

from __future__ import annotations

from peerpal.services.context import Context
from peerpal.services.record_services import RecordServices
from peerpal.services.summary import Summary
from peerpal.services.today import Today
from peerpal.storage.drafts import Drafts


class Services(RecordServices):
    """The services of a data folder; `close` folds its journal."""

    def __init__(self, context: Context, drafts: Drafts) -> None:
        super().__init__(context)
        self.context = context
        self.history = context.history
        self.drafts = drafts
        self.today = Today(context, self)
        self.summary = Summary(context, self)

    def refresh(self) -> None:
        """Take over what other programs have saved in the folder."""
        self.context.store.refresh()

    def close(self) -> None:
        """End the work on the folder."""
        self.context.store.close()
