"""Tags over records of every kind: how many have each, which look alike, and renaming one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from peerpal.domain.errors import NotFound
from peerpal.domain.record import Record
from peerpal.domain.tags import is_one_word, look_alike, read_tag, renamed_tag
from peerpal.domain.text import folded
from peerpal.services.context import Context
from peerpal.storage.codecs import KINDS


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag, and how many records have it."""

    tag: str
    number: int


class Tags:
    """Every tag that a record has which is not in the bin."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._counted: dict[str, tuple[int, Counter[str]]] = {}
        self._all: tuple[tuple[int, ...], list[TagCount]] = ((), [])

    def all(self) -> list[TagCount]:
        """Return the tags in the order of their letters."""
        versions = tuple(self._context.store.version(kind) for kind in KINDS.values())
        if self._all[0] != versions:
            total: Counter[str] = Counter()
            for kind in KINDS.values():
                total.update(self._count(kind))
            counts = [TagCount(tag, number) for tag, number in total.items()]
            counts.sort(key=lambda count: (folded(count.tag), count.tag))
            self._all = versions, counts
        return self._all[1]

    def by_use(self) -> list[str]:
        """Return the tags that can be typed, the most used first."""
        counts = sorted(self.all(), key=lambda count: -count.number)
        return [count.tag for count in counts if is_one_word(count.tag)]

    def near(self, tag: str) -> list[TagCount]:
        """Return the other tags that look like one, the most used first."""
        found = [c for c in self.all() if c.tag != tag and look_alike(c.tag, tag)]
        return sorted(found, key=lambda count: count.number, reverse=True)

    def records(self, tag: str) -> list[Record]:
        """Return the records that have a tag, kind by kind."""
        return self._having(tag)

    def rename(self, old: str, new: str) -> str:
        """Give a tag another name on every record, also in the bin; return the name as stored.

        A name that there is already brings both together. Raises InvalidField for what is no tag,
        NotFound when no record has the old one.
        """
        name = read_tag(new)
        with self._context.history.step("Rename tag") as step:
            found = self._having(old, with_bin=True)
            if not found:
                raise NotFound("No record has this tag any more.")
            for record in found:
                tags = renamed_tag(record.tags, old, name)
                if tags != record.tags:
                    step.put(replace(record, tags=tags))
        return name

    def _having(self, tag: str, *, with_bin: bool = False) -> list[Record]:
        store = self._context.store
        return [
            record
            for kind in KINDS.values()
            for record in store.some(
                kind, store.ids_by(kind, "tags", with_bin=with_bin).get(tag, ())
            )
        ]

    def _count(self, kind: type[Record]) -> Counter[str]:
        version = self._context.store.version(kind)
        known = self._counted.get(kind.TABLE)
        if known is None or known[0] != version:
            ids = self._context.store.ids_by(kind, "tags")
            counter = Counter({str(tag): len(found) for tag, found in ids.items()})
            known = self._counted[kind.TABLE] = version, counter
        return known[1]
