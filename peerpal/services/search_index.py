"""The texts of all records as they are searched, each made once for every version of a record."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from itertools import accumulate
from operator import attrgetter
from typing import Any

from peerpal.domain.evidence import Evidence
from peerpal.domain.exchange import Exchange
from peerpal.domain.found import bare_words, plain
from peerpal.domain.goal import CheckIn
from peerpal.domain.record import Record
from peerpal.services.context import Context
from peerpal.services.search_fields import SEARCHED, Searched, texts_of
from peerpal.storage.codecs import KINDS
from peerpal.storage.store import Stored

SLICE = 1_000
"""So many records are read at once while somebody may be typing."""
_PARTS = CheckIn.TABLE, Evidence.TABLE
"""What belongs to another record, and has to do with those whom that is about."""
_MANY = 10_000
_ALL = 1_000_000
_BETWEEN = "\n"
"""No text that is looked for has it, so nothing is found across two fields."""


@dataclass(slots=True)
class Entry:
    """A record as it is searched."""

    table: str
    id: str
    day: int
    """The ordinal of the day it belongs to."""
    title: str
    """The words of its title, with blanks around each."""
    text: str
    whole: str
    """The text with what only I may see."""
    about: tuple[str, ...]
    tags: tuple[str, ...]


class Lines:
    """The texts of all entries as one, each on its line: one search finds the entries."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._text = _BETWEEN.join(texts)
        self._starts = [0, *accumulate(len(text) + 1 for text in texts)]

    def having(self, word: str) -> Iterator[int]:
        """Return the numbers of the lines that have a word."""
        find, starts = self._text.find, self._starts
        at = find(word)
        while at >= 0:
            line = bisect_right(starts, at)
            yield line - 1
            at = find(word, starts[line])


@dataclass(frozen=True, slots=True, eq=False)
class Searchable:
    """All that is there to be searched, the newest first."""

    entries: Sequence[Entry] = ()
    wholes: Lines = Lines(())  # noqa: RUF009 it is never changed
    titled: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """The numbers of the entries that have a word in their title, by the word."""
    about: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """The numbers of the entries that name a record, by its id."""
    exchanged: Mapping[str, set[str]] = field(default_factory=dict)
    """The peers with whom each skill went one way or the other, by its id."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """The number of each entry, by its id."""
    by_table: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """The numbers of the entries of each kind."""
    tags: frozenset[str] = frozenset()

    def parts_of(self, numbers: Container[int]) -> set[int]:
        """Return the numbers of the entries that belong to some others."""
        parts = [number for table in _PARTS for number in self.by_table.get(table, ())]
        number_of = self.numbers.get
        return {
            number
            for number in parts
            if any(number_of(id_) in numbers for id_ in self.entries[number].about)
        }


class SearchIndex:
    """Reads every record that is not in the bin; after a change, only what has changed."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._versions: dict[str, int] = {}
        self._known: dict[str, dict[str, tuple[Stored, Entry | None]]] = {}
        self._work: Iterator[None] | None = None
        self._searchable = Searchable()
        self._zone: tzinfo | None = None

    @property
    def is_ready(self) -> bool:
        """True when every record can be searched as it is now."""
        version = self._context.store.version
        return not self._work and all(
            self._versions.get(table) == version(KINDS[table]) for table in SEARCHED
        )

    @property
    def searchable(self) -> Searchable:
        """All that is there to be searched; read if need be. Raises UnreadableData."""
        while not self.prepare(_ALL):
            pass
        return self._searchable

    def prepare(self, most: int) -> bool:
        """Read so many records more; True when all are read. Raises UnreadableData."""
        if self.is_ready:
            return True
        for _ in range(most):
            self._work = self._work or self._read()
            try:
                next(self._work)
            except StopIteration:
                self._work = None
                return self.is_ready
        return False

    def _read(self) -> Iterator[None]:
        """Read what has changed, a record at a time."""
        store = self._context.store
        self._zone = self._context.now().tzinfo
        for table in SEARCHED:
            kind = KINDS[table]
            version = store.version(kind)
            if self._versions.get(table) == version:
                continue
            known, read = self._known.get(table, {}), {}
            for id_, row in list(store.rows(kind).items()):
                before = known.get(id_)
                if before and before[0] is row:
                    read[id_] = before
                else:
                    read[id_] = row, self._entry(kind, row)
                    yield
            self._known[table], self._versions[table] = read, version
        yield from self._arranged()

    def _arranged(self) -> Iterator[None]:
        """Put together what was read, in steps that nobody feels while typing."""
        entries = [entry for read in self._known.values() for _, entry in read.values() if entry]
        entries.sort(key=attrgetter("id"), reverse=True)
        yield from _a_pause()
        entries.sort(key=attrgetter("day"), reverse=True)
        yield from _a_pause()
        wholes = Lines([entry.whole for entry in entries])
        yield from _a_pause()
        numbers = {entry.id: number for number, entry in enumerate(entries)}
        yield from _a_pause()
        tags = {tag for entry in entries for tag in entry.tags}
        titled: dict[str, list[int]] = {}
        about: dict[str, list[int]] = {}
        exchanged: dict[str, set[str]] = {}
        by_table: dict[str, list[int]] = {}
        for number, entry in enumerate(entries):
            by_table.setdefault(entry.table, []).append(number)
            if entry.table == Exchange.TABLE:
                peer_id, skill_id = entry.about
                exchanged.setdefault(skill_id, set()).add(peer_id)
            for word in words_of(entry.title) if entry.title else ():
                titled.setdefault(word, []).append(number)
            for id_ in entry.about:
                about.setdefault(id_, []).append(number)
            if number % _MANY == 0:
                yield from _a_pause()
        self._searchable = Searchable(
            entries, wholes, titled, about, exchanged, numbers, by_table, frozenset(tags)
        )

    def _entry(self, kind: type[Record], row: Stored) -> Entry | None:
        searched = SEARCHED[kind.TABLE]
        seen: Any = self._context.store.glance(kind, searched.names, row)
        if seen.deleted_at:
            return None
        texts = [(name, plain(text)) for name, text in texts_of(seen, searched, private=True)]
        mine = searched.mine(seen)
        whole = _BETWEEN.join([text for _, text in texts])
        text = _BETWEEN.join([text for name, text in texts if name not in mine]) if mine else whole
        title = getattr(seen, searched.title) if searched.title else ""
        return Entry(
            table=kind.TABLE,
            id=seen.id,
            day=self._day(seen, searched).toordinal(),
            title=bare_words(plain(title)) if title else "",
            text=text,
            whole=whole,
            about=tuple(_about(seen, searched)),
            tags=tuple([plain(tag) for tag in seen.tags]),
        )

    def _day(self, seen: Any, searched: Searched) -> date:  # noqa: ANN401 what is seen of a kind
        for name in (*searched.days, "created_at"):
            day: date | None = getattr(seen, name)
            if isinstance(day, datetime):
                return day.astimezone(self._zone).date()
            if day:
                return day
        raise ValueError("every record was made on a day")


def words_of(bare: str) -> Collection[str]:
    """Return each of the bare words of a text once; for a text of none, the word of no letters."""
    return frozenset(bare.split()) or ("",)


def _a_pause() -> Iterator[None]:
    """End the slice that is being read."""
    for _ in range(SLICE):
        yield


def _about(
    seen: Any,  # noqa: ANN401 what is seen of a kind
    searched: Searched,
) -> Iterator[str]:
    for name in searched.about:
        value = getattr(seen, name)
        if isinstance(value, tuple):
            yield from value
        elif value:
            yield value
