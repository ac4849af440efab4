"""Steps: every intention is one transaction, and can be undone and redone in the session."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from peerpal.domain.errors import ChangedMeanwhile, NotFound
from peerpal.domain.record import Record
from peerpal.domain.text import clean
from peerpal.storage.store import RecordChange, Store, Transaction

R = TypeVar("R", bound=Record)


class Step:
    """One intention while it is being carried out: the door that every record comes in by."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def get(self, kind: type[R], id_: str) -> R:
        """Return a record as it is stored right now. Raises NotFound."""
        record = self._transaction.find(kind, id_)
        if record is None:
            raise NotFound("This record is not there any more.")
        return record

    def put(self, record: R) -> R:
        """Clean and check a record and save it as its next version; return that.

        Raises InvalidField for a broken rule, ChangedMeanwhile when it was changed elsewhere.
        """
        record = _cleaned(record)
        record.check()
        return self._transaction.put(record)


@dataclass(frozen=True, slots=True)
class _Done:
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

    def undo(self) -> str | None:
        """Take back the newest step and return its label; None when there is none."""
        return self._turn_back("Undo", self._done, self._undone)

    def redo(self) -> str | None:
        """Do again what was taken back last and return its label; None when there is none."""
        return self._turn_back("Redo", self._undone, self._done)

    def _turn_back(self, verb: str, source: list[_Done], target: list[_Done]) -> str | None:
        if not source:
            return None
        step = source[-1]
        with self._store.transaction(f"{verb}: {step.label}") as transaction:
            for change in reversed(step.changes):
                current = transaction.find(change.kind, change.id)
                if (current and current.rev) != (change.after and change.after.rev):
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


def _cleaned(value: R) -> R:
    """Return a record with every text in it made safe to show."""
    changed: Any = _clean_value(value)
    return value if changed == value else changed


def _clean_value(value: Any) -> Any:  # noqa: ANN401 any value of a record
    if type(value) is str:
        return clean(value)
    if isinstance(value, tuple):
        return tuple(_clean_value(item) for item in value)
    if isinstance(value, Mapping):
        return {key: _clean_value(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{f.name: _clean_value(getattr(value, f.name)) for f in fields(value)}
        )
    return value
