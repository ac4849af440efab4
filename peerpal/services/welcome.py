"""The first steps in an empty folder: who I am, one peer, a skill to learn and one to teach."""

from __future__ import annotations

from dataclasses import replace

from peerpal.domain.exchange import Direction
from peerpal.domain.peer import Peer
from peerpal.domain.skill import Skill
from peerpal.services.context import Context
from peerpal.services.names import new_name
from peerpal.services.record_services import RecordServices
from peerpal.services.welcomed import WELCOMED
from peerpal.storage.drafts import Drafts


class Welcome:
    """Saves what the first steps say, each as one step that can be undone."""

    def __init__(self, context: Context, records: RecordServices, drafts: Drafts) -> None:
        self._context = context
        self._records = records
        self._drafts = drafts

    def introduce_me(self, name: str, role: str) -> None:
        """Save who I am; nothing when both are empty."""
        if name or role:
            me = self._records.profiles.mine()
            self._records.profiles.save(replace(me, name=name, role=role))

    def add_peer(self, name: str, role: str) -> Peer | None:
        """Save a first peer and return them; nobody when there is no name."""
        if not name:
            return None
        return self._records.peers.save(
            replace(self._records.peers.blank(new_name(name)), role=role)
        )

    def add_skills(self, to_learn: str, to_teach: str) -> None:
        """Save a skill to learn and one to teach, as one step; the same one is both."""
        if not (to_learn or to_teach):
            return
        known: dict[str, Skill] = {}
        with self._context.history.step("Add first skills") as step:
            if to_learn:
                self._records.skills.used(step, to_learn, Direction.LEARNED, known)
            if to_teach:
                self._records.skills.used(step, to_teach, Direction.TAUGHT, known)

    def over(self) -> None:
        """Note that the first steps were seen, for one who skipped them all.

        It lies where drafts lie, for nothing is saved yet. Raises SaveFailed or DataInUse.
        """
        if self._context.store.is_untouched:
            self._drafts.keep(WELCOMED, {})
