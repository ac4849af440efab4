"""Which keys a person knows by heart: hints on them fade from the next start on."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from peerpal.domain.errors import PeerPalError
from peerpal.services.context import Context
from peerpal.storage.drafts import Drafts

ENOUGH = 10
"""What was done that often by its key needs no hint any more."""

_TIMES = {str(times): times for times in range(ENOUGH + 1)}

_NOTE = "known-keys"
"""The name of the note, which lies where drafts lie: it is no record."""


class KnownKeys:
    """Counts what keys did, and says what was known when PeerPal started.

    What is learned while it runs counts from the next start on: no hint goes away while somebody
    may be reading it.
    """

    def __init__(self, context: Context, drafts: Drafts) -> None:
        self._context = context
        self._drafts = drafts
        self._used: Counter[str] = Counter()

    @cached_property
    def known(self) -> frozenset[str]:
        """The ids of what is known by heart."""
        return frozenset(id_ for id_, times in self._noted().items() if times >= ENOUGH)

    def used(self, id_: str) -> None:
        """Note that a key did this."""
        if id_ not in self.known:
            self._used[id_] += 1

    def keep(self) -> None:
        """Write down what was used, if it can be; nothing where nothing was ever saved."""
        if not self._used or self._context.store.is_untouched:
            return
        times = self._noted() + self._used
        self._used.clear()
        try:
            self._drafts.keep(_NOTE, {id_: str(min(n, ENOUGH)) for id_, n in times.items()})
        except PeerPalError:
            return  # a hint more, the next time

    def _noted(self) -> Counter[str]:
        """Return what was counted before; a damaged note is as good as none."""
        noted = self._drafts.find(_NOTE) or {}
        return Counter({id_: _TIMES.get(times, 0) for id_, times in noted.items()})
