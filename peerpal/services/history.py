"""Steps: every intention is one transaction, and can be undone and redone in the session."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple, TypeVar

from peerpal.domain.errors import ChangedMeanwhile, NotFound
from peerpal.domain.record import Record, with_texts
from peerpal.domain.text import clean
from peerpal.storage.store import RecordChange, Store, Transaction

R = TypeVar("R", bound=Record)


class Step:
    """One intention while it is being carried out: the door that every record comes in by."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    @property
    def changes(self) -> tuple[RecordChange, ...]:
        """Every record that differs from before."""
        return self._transaction.changes

    def find(self, kind: type[R], id_: str) -> R | None:
        """Return a record as this step leaves it, or None."""
        return self._transaction.find(kind, id_)

    def get(self, kind: type[R], id_: str, *, rev: int | None = None) -> R:
        """Return a record as it is stored right now.

        Raises NotFound, and ChangedMeanwhile when it is not the version `rev` any more, which the
        person saw.
        """
        record = self.find(kind, id_)
        if record is None:
            raise NotFound("This record is not there any more.")
        if rev is not None and record.rev != rev:
            raise ChangedMeanwhile
        return record

    def put(self, record: R) -> R:
        """Clean and check a record and save it as its next version; return that.

        Raises InvalidField for a broken rule, ChangedMeanwhile when it was changed elsewhere.
        """
        return self._transaction.put(_checked(record))

    def take_in(self, record: R) -> R:
        """Clean and check a record from another folder and save it as the version that it is."""
        return self._transaction.take_in(_checked(record))


class _Done(NamedTuple):
    label: str
    changes: tuple[RecordChange, ...]


class History:
    """What was done in this session, newest last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._done: list[_Done] = []
        self._undone: list[_Done] = []

    @contextmanager
    def step(self, label: str) -> Iterator[Step]:
        """Carry out one intention: all of it is saved, or nothing."""
        with self._store.transaction(label) as transaction:
            yield Step(transaction)
        if transaction.changes:
            self._done.append(_Done(label, transaction.changes))
            self._undone.clear()

    @property
    def can_undo(self) -> bool:
        """True when there is a step of this session to take back."""
        return bool(self._done)

    def rehearse(self) -> Step:
        """Return a step to see what an intention would change; nothing of it is saved."""
        return Step(self._store.rehearsal())

    def undo(self) -> str | None:
        """Take back the newest step and return its label; None when there is none."""
        return self._turn_back("Undo", self._done, self._undone)

    def redo(self) -> str | None:
        """Do again what was taken back last and return its label; None when there is none."""
        return self._turn_back("Redo", self._undone, self._done)

    def forget(self) -> None:
        """Let what was done so far stand: none of it can be undone or redone any more."""
        self._done.clear()
        self._undone.clear()

    def _turn_back(self, verb: str, source: list[_Done], target: list[_Done]) -> str | None:
        if not source:
            return None
        step = source[-1]
        with self._store.transaction(f"{verb}: {step.label}") as transaction:
            for change in reversed(step.changes):
                current = transaction.find(change.kind, change.id)
                if not _is_same(current, change.after):
                    source.pop()  # or it would stand in the way of the steps before it
                    raise ChangedMeanwhile(
                        f"{verb} of “{step.label}” is not possible: "
                        "something in it was changed elsewhere since."
                    )
                if change.before is None:
                    transaction.take_out(change.kind, change.id)
                else:
                    transaction.put_back(change.before)
        target.append(_Done(step.label, transaction.changes))
        source.pop()
        return step.label


def _is_same(one: Record | None, other: Record | None) -> bool:
    """True for versions that say the same: undoing counts on, and that is no change."""
    if one is None or other is None:
        return one is other
    return replace(one, rev=0) == replace(other, rev=0)


def cleaned(record: R) -> R:
    """Return a record with every text in it made safe to show."""
    return with_texts(record, clean)


def _checked(record: R) -> R:
    """Return a record as it may be saved. Raises InvalidField for a broken rule."""
    record = cleaned(record)
    record.check()
    return record
