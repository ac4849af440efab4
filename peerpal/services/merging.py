"""Merging: two records of one skill, or of one person, become one; nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC
from typing import TypeVar

from peerpal.domain.agreement import Agreement
from peerpal.domain.errors import NotFound, WrongUse
from peerpal.domain.merging import merged_peers, merged_skills, renumbered
from peerpal.domain.peer import Peer
from peerpal.domain.record import Record
from peerpal.domain.references import references, renamed
from peerpal.domain.skill import Skill
from peerpal.services.context import Context
from peerpal.services.history import Step
from peerpal.storage.codecs import KINDS

R = TypeVar("R", bound=Record)


class Merging:
    """Lets every record that names one of two name the other; one step takes it all back."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def count(self, record: Record) -> int:
        """Return how many records name a skill or peer, also those in the bin."""
        return sum(1 for _ in self._naming(type(record), record.id))

    def merge_skills(
        self, keep_id: str, gone_id: str, *, keep_rev: int | None = None, rev: int | None = None
    ) -> Skill:
        """Make one skill of two and return it; the other goes to the bin, with nothing left."""
        with self._context.history.step("Merge skills") as step:
            kept, gone = self._two(step, Skill, (keep_id, keep_rev), (gone_id, rev))
            return self._merge(step, kept, gone, merged_skills)

    def merge_peers(
        self, keep_id: str, gone_id: str, *, keep_rev: int | None = None, rev: int | None = None
    ) -> Peer:
        """Make one peer of two and return them; the other goes to the bin, with nothing left.

        The versions of their agreements are counted anew, in the order in which they were made.
        """
        with self._context.history.step("Merge peers") as step:
            kept, gone = self._two(step, Peer, (keep_id, keep_rev), (gone_id, rev))
            for agreement in self._renumbered(keep_id, gone_id):
                step.put(agreement)
            return self._merge(step, kept, gone, merged_peers)

    def _two(
        self, step: Step, kind: type[R], keep: tuple[str, int | None], gone: tuple[str, int | None]
    ) -> tuple[R, R]:
        """Return both. Raises WrongUse for one and the same, NotFound for one in the bin."""
        if keep[0] == gone[0]:
            raise WrongUse("These are one and the same already.")
        kept = step.get(kind, keep[0], rev=keep[1])
        goes = step.get(kind, gone[0], rev=gone[1])
        if kept.deleted_at or goes.deleted_at:
            raise NotFound("One of the two is in the bin by now.")
        return kept, goes

    def _merge(self, step: Step, kept: R, gone: R, merged: Callable[[R, R], R]) -> R:
        for record in self._naming(type(gone), gone.id):
            current = step.get(type(record), record.id)
            changed = renamed(current, type(gone), gone.id, kept.id)
            if changed != current:
                step.put(changed)
        step.put(replace(gone, deleted_at=self._context.now().astimezone(UTC)))
        return step.put(merged(kept, gone))

    def _naming(self, kind: type[Record], id_: str) -> Iterable[Record]:
        """Yield every record that names one, of whatever kind it is."""
        for other in KINDS.values():
            for record in self._context.store.naming(other, id_):
                if any(named is kind and name == id_ for _, named, name in references(record)):
                    yield record

    def _renumbered(self, keep_id: str, gone_id: str) -> Iterable[Agreement]:
        """Yield the agreements of both that change, with those of the other given to the kept."""
        found = [a for a in self._context.store.all(Agreement) if a.peer_id in (keep_id, gone_id)]
        if any(agreement.peer_id == gone_id for agreement in found):
            before = {agreement.id: agreement for agreement in found}
            for agreement in renumbered(found):
                moved = renamed(agreement, Peer, gone_id, keep_id)
                if moved != before[moved.id]:
                    yield moved
