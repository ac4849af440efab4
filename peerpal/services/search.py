"""Finding any record by what it says, by whom it is about, its tags and its day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, islice
from operator import attrgetter

from peerpal.domain.found import bare_words, plain
from peerpal.domain.peer import Peer
from peerpal.domain.search import Condition, Key, Query, chosen, read_query
from peerpal.domain.skill import Skill
from peerpal.services.context import Context
from peerpal.services.search_index import Entry, Searchable, SearchIndex, words_of

MOST_HITS = 200
"""Nobody reads on; another word finds it sooner."""
_MOST_RECENT = 8
_AT_FIRST, _AT_ONCE = 32, 512
"""How many are looked at together: few at first, for most words are found in the newest."""
_FEW = 4
"""One in so many records are looked at one by one rather than found by a word."""
_SAMPLE = 256
_Test = Callable[[list[Entry]], list[Entry]]
"""Lets through the records that meet a condition."""


@dataclass(frozen=True, slots=True)
class Found:
    """The first hits of a search, in the order to show them."""

    query: Query
    entries: Sequence[Entry]
    private: bool
    is_all: bool
    """True when there are no others."""


class Search:
    """Looks into every record that is not in the bin."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._index = SearchIndex(context)
        self._met = Searchable(), frozenset[str](), frozenset[int]()
        self._names: dict[str, tuple[int, dict[str, str]]] = {}
        self.last = ""
        """What was typed last in this session."""
        self.recent: list[str] = []
        """What was looked for in this session, the latest first."""

    @property
    def is_ready(self) -> bool:
        """True when a search needs to read nothing first."""
        return self._index.is_ready

    def prepare(self, most: int) -> bool:
        """Read so many records more, so that searching is quick; True when all are."""
        return self._index.prepare(most)

    def remember(self, text: str) -> None:
        """Keep what was looked for, for the next search of this session."""
        self.last = text = text.strip()
        if text:
            others = [known for known in self.recent if known != text]
            self.recent = [text, *others][:_MOST_RECENT]

    def read(self, text: str) -> Query:
        """Return what a text asks for."""
        return read_query(text, today=self._context.today)

    def find(self, query: Query, *, private: bool, most: int = MOST_HITS) -> Found:
        """Return what a query finds: its words in the title first, then the newest.

        What only I may see is looked into when it is `private` here. An empty query finds nothing.
        """
        if query.is_empty:
            return Found(query, (), private, is_all=True)
        test = self._test(query, private=private)
        best = list(islice(self._tested(self._with_title(query.words), test), most))
        first = {entry.id for entry in best}
        others = (e for e in self._tested(self._candidates(query), test) if e.id not in first)
        best += islice(others, most + 1 - len(best))
        return Found(query, best[:most], private, is_all=len(best) <= most)

    def count(self, found: Found) -> int:
        """Return how many hits there are in all."""
        if found.is_all:
            return len(found.entries)
        test = self._test(found.query, private=found.private)
        return len(test(list(self._candidates(found.query))))

    def unknown(self, query: Query) -> list[tuple[Key, str]]:
        """Return the names and tags that a query asks for and that nothing has."""
        has = {Key.PEER: self._peers, Key.TAG: self._tags}
        return [
            (condition.key, condition.value)
            for condition in query.conditions
            if condition.key in has and not has[condition.key](condition.value)
        ]

    # Finding: few of many records are looked at, the newest first, until there are enough

    def _tested(self, candidates: Iterator[Entry], test: _Test) -> Iterator[Entry]:
        size = _AT_FIRST
        while some := list(islice(candidates, size)):
            yield from test(some)
            size = min(2 * size, _AT_ONCE)

    def _candidates(self, query: Query) -> Iterator[Entry]:
        """Return what may be found: all of the kinds or peers, or what has the rarest word."""
        there = self._index.searchable
        groups = self._groups(query)
        if groups and sum(map(len, groups)) < len(there.entries) // _FEW:
            return (there.entries[number] for number in merge(*groups))
        if not query.words:
            return iter(there.entries)
        word, is_rare = self._rarest(query.words)
        if not is_rare:
            return iter(there.entries)
        named = [there.about[id_] for id_ in self._named(word) if id_ in there.about]
        numbers = there.wholes.having(word)
        if named:
            numbers = (number for number, _ in groupby(merge(numbers, *named)))
        return (there.entries[number] for number in numbers)

    def _rarest(self, words: Sequence[str]) -> tuple[str, bool]:
        """Return the word that the fewest have, of some, and if so few that it leads on."""
        entries = self._index.searchable.entries
        some = entries[:: max(1, len(entries) // _SAMPLE)]
        having = {word: sum(word in entry.whole for entry in some) for word in words}
        word = min(words, key=lambda word: (having[word], -len(word)))
        return word, having[word] < len(some) // _FEW

    def _groups(self, query: Query) -> list[Sequence[int]]:
        """Return the numbers of all that is of the peer, or of the kinds, that are asked for."""
        for condition in query.conditions:
            if condition.key is Key.PEER and not condition.is_out:
                return [sorted(self._of_peers(self._peers(condition.value)))]
        return [self._index.searchable.by_table.get(table, ()) for table in query.kinds]

    def _with_title(self, words: Sequence[str]) -> Iterator[Entry]:
        """Return what has all words as words in its title."""
        titled, entries = self._index.searchable.titled, self._index.searchable.entries
        bare = [bare_words(word) for word in words]
        having = [titled.get(word, ()) for words in bare for word in words_of(words)]

        def in_title(found: list[Entry]) -> list[Entry]:
            for word in bare:
                found = [entry for entry in found if word in entry.title]
            return found

        rarest = min(having, key=len, default=())
        return self._tested((entries[number] for number in rarest), in_title)

    def _test(self, query: Query, *, private: bool) -> _Test:
        """Return what lets through the records that a query asks for."""
        tests: list[_Test] = []
        if tables := query.kinds:
            tests.append(lambda entries: [entry for entry in entries if entry.table in tables])
        for condition in query.conditions:
            if not condition.is_a_kind:
                met = self._condition(condition)
                tests.append(_not(met) if condition.is_out else met)
        tests += [self._word(word, private=private) for word in query.words]
        tests += [_not(self._word(word, private=private)) for word in query.without]

        def test(entries: list[Entry]) -> list[Entry]:
            for one in tests:
                entries = one(entries)
            return entries

        return test

    def _condition(self, condition: Condition) -> _Test:
        match condition.key:
            case Key.TYPE:
                tables = condition.tables
                return lambda entries: [entry for entry in entries if entry.table in tables]
            case Key.SINCE:
                first = condition.day.toordinal()
                return lambda entries: [entry for entry in entries if entry.day >= first]
            case Key.BEFORE:
                after = condition.day.toordinal()
                return lambda entries: [entry for entry in entries if entry.day < after]
            case Key.TAG:
                tags = self._tags(condition.value)
                return lambda entries: [e for e in entries if not tags.isdisjoint(e.tags)]
            case Key.PEER:
                found = self._of_peers(self._peers(condition.value))
                number = self._index.searchable.numbers
                return lambda entries: [entry for entry in entries if number[entry.id] in found]

    def _word(self, word: str, *, private: bool) -> _Test:
        names = self._named(word)
        text = attrgetter("whole" if private else "text")
        if not names and private:
            return lambda entries: [entry for entry in entries if word in entry.whole]
        return lambda entries: [
            entry for entry in entries if word in text(entry) or not names.isdisjoint(entry.about)
        ]

    def _tags(self, tag: str) -> frozenset[str]:
        return frozenset(chosen(tag, self._index.searchable.tags))

    def _peers(self, name: str) -> frozenset[str]:
        """Return the peers with a name or a part of one; if none, those with one that begins so."""
        names = self._all_names(Peer)
        for wanted in (f" {name} ", f" {name}"):
            if found := [id_ for id_, known in names.items() if wanted in f" {known} "]:
                return frozenset(found)
        return frozenset()

    def _of_peers(self, peers: frozenset[str]) -> frozenset[int]:
        """Return the numbers of all that has to do with peers, as a part of it or by skill."""
        there = self._index.searchable
        if self._met[:2] != (there, peers):
            skills = [id_ for id_, whom in there.exchanged.items() if not peers.isdisjoint(whom)]
            found = {there.numbers[id_] for id_ in (*peers, *skills) if id_ in there.numbers}
            found.update(*(there.about.get(id_, ()) for id_ in peers))
            while parts := there.parts_of(found) - found:
                found |= parts
            self._met = there, peers, frozenset(found)
        return self._met[2]

    def _named(self, word: str) -> frozenset[str]:
        """Return the peers and skills whose name has a word in it."""
        names = (*self._all_names(Peer).items(), *self._all_names(Skill).items())
        return frozenset(id_ for id_, name in names if word in name)

    def _all_names(self, kind: type[Peer | Skill]) -> dict[str, str]:
        """Return the name of each peer or skill, also of those in the bin, as it is searched."""
        version = self._context.store.version(kind)
        known = self._names.get(kind.TABLE)
        if known is None or known[0] != version:
            names = {record.id: plain(record.name) for record in self._context.store.all(kind)}
            known = self._names[kind.TABLE] = version, names
        return known[1]


def _not(test: _Test) -> _Test:
    """Return what lets through the others."""

    def others(entries: list[Entry]) -> list[Entry]:
        out = {entry.id for entry in test(entries)}
        return [entry for entry in entries if entry.id not in out]

    return others
