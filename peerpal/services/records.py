"""What a person can do with records of any kind: read, save, delete, restore, mark."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC
from typing import ClassVar, Generic, TypeVar, cast

from peerpal.domain.errors import NotFound
from peerpal.domain.record import InSummary, Record
from peerpal.services.context import Context
from peerpal.storage.glance import G, Glance

R = TypeVar("R", bound=Record)
K = TypeVar("K")
V = TypeVar("V")


class Records(Generic[R]):
    """The records of one kind; deleted ones are in the bin and not listed."""

    kind: type[R]
    noun: ClassVar[str]

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[str, tuple[int, object]] = {}

    @property
    def version(self) -> int:
        """A number that differs whenever a record of this kind has changed."""
        return self._context.store.version(self.kind)

    def all(self) -> list[R]:
        """Return every record that is not in the bin, in the order of their making."""
        return self._once(
            "all", lambda: [r for r in self._context.store.all(self.kind) if not r.deleted_at]
        )

    def get(self, id_: str) -> R:
        """Return one record, also from the bin. Raises NotFound."""
        record = self._context.store.find(self.kind, id_)
        if record is None:
            raise NotFound(f"There is no {self.noun} with this id.")
        return record

    def save(self, record: R) -> R:
        """Save a new or edited record and return it as saved."""
        verb = "Edit" if record.rev else "Add"
        with self._context.history.step(f"{verb} {self.noun}") as step:
            return step.put(record)

    # What a list does takes `rev`, the version that the person saw there.

    def delete(self, id_: str, *, rev: int | None = None) -> None:
        """Put a record into the bin, with whatever makes no sense without it."""
        moment = self._context.now().astimezone(UTC)
        with self._context.history.step(f"Delete {self.noun}") as step:
            records: list[Record] = [step.get(self.kind, id_, rev=rev), *self._parts(id_)]
            for record in records:
                if not record.deleted_at:
                    step.put(replace(record, deleted_at=moment))

    def restore(self, id_: str) -> None:
        """Take a record out of the bin, with what went there at the same moment."""
        with self._context.history.step(f"Restore {self.noun}") as step:
            whole = step.get(self.kind, id_)
            if not whole.deleted_at:
                return
            records: list[Record] = [whole, *self._parts(id_)]
            for record in records:
                if record.deleted_at == whole.deleted_at:
                    step.put(replace(record, deleted_at=None))

    def mark(self, id_: str, in_summary: InSummary, *, rev: int | None = None) -> R:
        """Let a record into the summary, or keep it out."""
        with self._context.history.step(f"Mark {self.noun} for the summary") as step:
            return step.put(replace(step.get(self.kind, id_, rev=rev), in_summary=in_summary))

    def _parts(self, id_: str) -> Iterable[Record]:  # noqa: ARG002 for those that have parts
        """Return the records that make no sense without one, whether in the bin or not."""
        return ()

    def _glances(self, glance: type[G]) -> list[G]:
        """Return a few fields of every record, looked at anew only after a change."""
        return self._once("glances", lambda: self._context.store.glances(self.kind, glance))

    def _found(self, glances: Iterable[Glance]) -> list[R]:
        """Return the records that glances were of."""
        return self._context.store.some(self.kind, (glance.id for glance in glances))

    def _of(self, field: str, value: object) -> list[R]:
        """Return the listed records that hold a value in a field; no others are decoded."""
        return self._context.store.some(self.kind, self._ids_by(field).get(value, ()))

    def _ids_by(self, field: str) -> dict[object, list[str]]:
        """Return the ids of the listed records by what a field holds; no record is decoded."""
        return self._once(f"by {field}", lambda: self._context.store.ids_by(self.kind, field))

    def _by(self, name: str, key: Callable[[R], K]) -> dict[K, list[R]]:
        """Return the listed records in groups, made anew only after a change."""

        def grouped() -> dict[K, list[R]]:
            groups: dict[K, list[R]] = {}
            for record in self.all():
                groups.setdefault(key(record), []).append(record)
            return groups

        return self._once(f"by {name}", grouped)

    def _once(self, name: str, make: Callable[[], V]) -> V:
        """Return what is made of the records of this kind, made anew only after a change."""
        version = self.version
        known = self._known.get(name)
        if known is None or known[0] != version:
            known = self._known[name] = version, make()
        return cast("V", known[1])
