"""Names in free text of people who are no peers: whoever writes about them is told before."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from peerpal.domain.text import folded
from peerpal.domain.third_persons_words import (
    BEFORE_WORDS,
    BETWEEN_PERSONS,
    BY_PERSON,
    ENDINGS,
    FOLLOWERS,
    FOR_PERSON,
    FROM_PERSON,
    HUMAN_VERBS,
    LAWS,
    MOVING,
    OBJECT_VERBS,
    OTHER_THINGS,
    PARTICLES,
    PLAIN_ENDINGS,
    POSSESSED,
    ROLES,
    SAYING_VERBS,
    STATES,
    STOP,
    TIMES,
    TITLES,
    TO_PERSON,
    WITH_TOOLS,
)

_LETTERS = "(?:[^\\W_][\u0300-\u036f]*)+"
_WORD = re.compile(f"{_LETTERS}(?:['\u2019\\-]{_LETTERS})*")
_NO_PROSE = re.compile(r"https?://\S+|[\w.+-]{1,64}@[\w.-]+\w|`[^`\n]*`", re.IGNORECASE)
_JOINTS = re.compile("['\u2019\\-]")
_OF_ONE = ("'s", "\u2019s", "'S", "\u2019S")
_ENDS_SENTENCE = re.compile('[.!?:;\u2026\n|#*\u2022\u201c"]')
_OPENING = ' \t\n\u00a0"\u201c\u2018('
_AFTER = {
    "to": TO_PERSON,
    "from": FROM_PERSON,
    "by": BY_PERSON,
    "for": FOR_PERSON,
    "between": BETWEEN_PERSONS,
}
_AFTER_ANY = {word: persons | MOVING for word, persons in _AFTER.items()}
_WITH_ANY = WITH_TOOLS | OBJECT_VERBS | TO_PERSON
_BEFORE_ASIDE = ROLES | {"lead", "you", "thanks"}
_NEVER_FIRST = STOP | TIMES | TITLES
_LONGEST_RUN = 4
_LOOK_BACK = 6


def third_persons(texts: Iterable[str], *, known: Iterable[str], words: Iterable[str]) -> list[str]:
    """Return the names of people in texts who are none of those known, as they first stand there.

    `words` are other words that are no people: skills, departments, organisations, tags. A name
    counts when it is used as one: “asked Tom”, “Tom said”, “Tom's”. What also stands somewhere in
    small letters is no name. Of “Tom” and “Tom Baker” only the longer is returned.
    """
    read = [_read(text) for text in texts]
    people = _Known(known)
    other = {part for word in words for part in _parts(word)}
    small = {word.key for line in read for word in line if word.text.islower()}
    found: dict[tuple[str, ...], str] = {}
    for line in read:
        for run in _people(line, other, small, people):
            found.setdefault(run.keys, run.name)
    longer = {key for keys in found if len(keys) > 1 for key in keys}
    return [name for keys, name in found.items() if len(keys) > 1 or keys[0] not in longer]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word where it stands: `before` is what parts it from the word before it."""

    text: str
    is_of_one: bool
    before: str
    is_first: bool
    """True at the beginning of a sentence, line or quotation."""
    key: str
    """The word as it is compared, without the sign that something is somebody's."""
    is_capital: bool
    """True for what may be a name: a capital, then small letters, in each part."""
    is_product: bool
    """True for capitals or digits within a word, as names of products have."""
    is_near: bool
    """True when nothing but white space, and perhaps an opening sign, is before it."""

    @property
    def is_initial(self) -> bool:
        """True for a single capital letter."""
        return len(self.text) == 1 and self.text.isupper()


@dataclass(slots=True)
class _Run:
    """Words with capitals in a row, from one place in a line of words up to another."""

    line: Sequence[_Word]
    first: int
    last: int
    is_known: bool = False
    is_possible: bool = False
    is_person: bool = False

    @property
    def words(self) -> Sequence[_Word]:
        return self.line[self.first : self.last + 1]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(word.key for word in self.words)

    @property
    def name(self) -> str:
        first, *others = self.words
        return "".join([first.text, *(part for o in others for part in (o.before, o.text))])

    @property
    def begins(self) -> bool:
        return self.line[self.first].is_first

    def before(self, words: int = 1) -> _Word | None:
        """Return a word before the run; one further back only in the same sentence."""
        at = self.first - words
        if at < 0 or any(self.line[between].is_first for between in range(at + 1, self.first)):
            return None
        return self.line[at]

    def after(self, words: int = 1) -> _Word | None:
        """Return a word after the run, with nothing but white space between."""
        at = self.last
        for _ in range(words):
            at += 1
            if at == len(self.line) or not self.line[at].is_near:
                return None
        return self.line[at]


class _Known:
    """The names of those who are known."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {parts for name in names if (parts := tuple(_parts(name)))}
        self._parts = {part for parts in self._names for part in parts}
        self._longest = max(map(len, self._names), default=0)

    def has(self, keys: tuple[str, ...]) -> bool:
        """True for parts of known names, and for words with the whole of one among them."""
        parts = [part for key in keys for part in _parts(key)]
        return all(part in self._parts for part in parts) or any(
            tuple(parts[at : at + length]) in self._names
            for at in range(len(parts))
            for length in range(1, min(self._longest, len(parts) - at) + 1)
        )


def _people(
    line: Sequence[_Word], other: Collection[str], small: Collection[str], known: _Known
) -> Iterator[_Run]:
    runs = list(_runs(line, small))
    for run in runs:
        run.is_known = known.has(run.keys)
        run.is_possible = not run.is_known and _may_be_name(run, other, small)
        run.is_person = run.is_possible and _is_used_as_person(run, other)
    for chain in _chains(runs):
        if any(run.is_person or run.is_known for run in chain):
            for run in chain:
                run.is_person = run.is_possible
    yield from (run for run in runs if run.is_person)


# Reading words and runs of capitals


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[_Word, ...]:
    return tuple(_words(text))


def _words(text: str) -> Iterator[_Word]:
    prose = _NO_PROSE.sub(lambda found: "|" * len(found[0]), text)
    end = 0
    for number, found in enumerate(_WORD.finditer(prose)):
        word, before = found[0], prose[end : found.start()]
        is_of_one = word.endswith(_OF_ONE) and len(word) > 2
        if is_of_one:
            word = word[:-2]
        is_first = not number or bool(_ENDS_SENTENCE.search(before))
        key = folded(word.replace("\u2019", "'"))
        is_small = word.islower()
        is_capital = not is_small and _has_capitals(word)
        is_product = not is_small and not is_capital and _has_signs(word) and key not in ROLES
        is_near = not before.strip(_OPENING) and before.count("\n") < 2
        yield _Word(word, is_of_one, before, is_first, key, is_capital, is_product, is_near)
        end = found.end()


def _runs(line: Sequence[_Word], small: Collection[str]) -> Iterator[_Run]:
    at = 0
    while at < len(line):
        if not _begins_name(line[at], small):
            at += 1
            continue
        last = at
        while not line[last].is_of_one and (following := _goes_on(line, last)):
            last = following
        yield _Run(line, at, last)
        at = last + 1


def _begins_name(word: _Word, small: Collection[str]) -> bool:
    if not word.is_capital or word.key in _NEVER_FIRST:
        return False
    if not word.is_first:
        return True
    is_plain = word.key in small or word.key.endswith(PLAIN_ENDINGS)
    return not (is_plain or word.key in OBJECT_VERBS or word.key in ROLES)


def _goes_on(line: Sequence[_Word], at: int) -> int:
    """Return where a name goes on after one of its words; 0 where it ends."""
    for following in (at + 1, at + 2, at + 3):
        if following >= len(line):
            return 0
        word, previous = line[following], line[following - 1]
        if word.before not in (" ", "\u00a0") and not (previous.is_initial and word.before == ". "):
            return 0
        if word.is_capital or word.is_initial:
            return 0 if word.key in STOP or word.key in TIMES else following
        if word.text not in PARTICLES:
            return 0
    return 0


def _chains(runs: Sequence[_Run]) -> Iterator[list[_Run]]:
    """Yield runs that are listed: “Ana, Tom and Priya”; a list without its “and” is none."""
    chain: list[_Run] = []
    joined = False
    for before, run in pairwise(runs):
        link = _link(before, run)
        if not link:
            if joined:
                yield chain
            chain, joined = [], False
            continue
        chain = chain or [before]
        chain.append(run)
        joined = joined or link == "and"
    if joined:
        yield chain


def _link(one: _Run, other: _Run) -> str:
    between = one.line[one.last + 1 : other.first + 1]
    if len(between) > 2 or one.line[one.last].is_of_one:
        return ""
    signs = "".join(word.before for word in between).strip()
    word = between[0].key if len(between) > 1 else ""
    if (word, signs) in (("and", ""), ("and", ","), ("or", ""), ("", "&")):
        return "and"
    return "comma" if (word, signs) == ("", ",") else ""


# Telling people from everything else


def _may_be_name(run: _Run, other: Collection[str], small: Collection[str]) -> bool:
    if len(run.words) > _LONGEST_RUN or all(key in small for key in run.keys):
        return False
    if any(_is_thing(part, other) for key in run.keys for part in (key, *_parts(key))):
        return False
    before, after = run.before(), run.after()
    if before and run.words[0].is_near and (before.is_product or before.key in BEFORE_WORDS):
        return False
    return not (after and (after.is_product or after.text.isdigit()))


def _is_thing(key: str, other: Collection[str]) -> bool:
    return key in OTHER_THINGS or key in other or key.endswith(ENDINGS)


def _is_used_as_person(run: _Run, other: Collection[str]) -> bool:
    return (
        _is_addressed(run)
        or _is_told_of(run)
        or _is_explained(run)
        or _is_owner(run)
        or _is_of_team(run, other)
        or _is_with_me(run)
    )


def _is_addressed(run: _Run) -> bool:
    """True after “asked”, “with”, “to”, “Dr.”, “@” and the like."""
    word = run.words[0]
    if word.before.endswith("@"):
        return True
    if run.first and run.line[run.first - 1].key in TITLES and word.before in (" ", ". "):
        return True
    before = run.before()
    if not before or not word.is_near or not (before.text.islower() or before.is_first):
        return False
    if before.text in ROLES:
        return True
    if not run.words[-1].is_of_one and not _is_whole(run):
        return False
    return before.key in OBJECT_VERBS or _is_after_small_word(run, before.key)


def _is_after_small_word(run: _Run, small_word: str) -> bool:
    if small_word == "with":
        return _nearest(run, _WITH_ANY) not in WITH_TOOLS
    if small_word not in _AFTER:
        return False
    return _nearest(run, _AFTER_ANY[small_word]) in _AFTER[small_word]


def _nearest(run: _Run, wanted: Collection[str]) -> str:
    """Return the nearest of some words before a run and the small word there, or nothing."""
    for back in range(2, _LOOK_BACK + 2):
        word = run.before(back)
        if word is None:
            break
        if word.key in wanted:
            return word.key
    return ""


def _is_whole(run: _Run) -> bool:
    """True unless the run only says what kind of thing follows: “Kubernetes clusters”."""
    after = run.after()
    return (
        after is None
        or bool(after.before.strip())
        or after.key in FOLLOWERS
        or after.key in HUMAN_VERBS
        or after.key in TIMES
        or after.key.endswith("ly")
    )


def _is_told_of(run: _Run) -> bool:
    """True before “said”, “who” or “was ill”; alone at the beginning it needs to say something."""
    after, state = run.after(1), run.after(2)
    if after is None:
        return False
    if after.text in (SAYING_VERBS if run.begins and len(run.words) == 1 else HUMAN_VERBS):
        return True
    if after.text in ("who", "whose"):
        return not run.begins
    return after.text in ("was", "is", "felt") and state is not None and state.text in STATES


def _is_explained(run: _Run) -> bool:
    """True for “Tom, our manager”, “our manager, Tom,” and “thank you, Tom”."""
    following = run.line[run.last + 1 : run.last + 5]
    is_aside = bool(following) and following[0].before == ", "
    if is_aside and following[0].text in ("who", "whose"):
        return not run.begins
    if is_aside and following[0].text in ("our", "my", "his", "her", "their", "the", "a"):
        return any(word.key in ROLES for word in following)
    before = run.before()
    is_apart = run.words[0].before == ", " and run.after() is None
    return is_apart and before is not None and before.key in _BEFORE_ASIDE


def _is_owner(run: _Run) -> bool:
    if not run.words[-1].is_of_one:
        return False
    after = run.after()
    if after is not None and after.key in LAWS:
        return False
    return not run.begins or (after is not None and after.key in POSSESSED)


def _is_of_team(run: _Run, other: Collection[str]) -> bool:
    """True for “Tom from Sales”; at the beginning he must do something as well."""
    small_word, team, verb = run.after(1), run.after(2), run.after(3)
    if not (small_word and small_word.text == "from" and team):
        return False
    if team.text in ("the", "our"):
        ends = [at for at in (3, 4) if (word := run.after(at)) and word.text == "team"]
        verb = run.after(ends[0] + 1) if ends else None
    elif not (team.is_capital and _is_thing(team.key, other)):
        return False
    does = verb is not None and verb.text in HUMAN_VERBS
    return does or (team.is_capital and not run.begins)


def _is_with_me(run: _Run) -> bool:
    """True for “Tom and I”, and for “she and Tom”."""
    joint, me = run.after(1), run.after(2)
    if joint and joint.text == "and" and me and me.key in ("i", "me", "myself"):
        return True
    joint, me = run.before(1), run.before(2)
    is_joined = joint is not None and joint.text == "and" and run.words[0].is_near
    return is_joined and me is not None and me.key in ("i", "me", "you", "he", "she", "him")


def _has_capitals(word: str) -> bool:
    parts = _JOINTS.split(word)
    return len(word) > 1 and all(
        _is_capital(part) or (len(part) == 1 and part.isupper() and len(parts) > 1)
        for part in parts
    )


def _has_signs(word: str) -> bool:
    return len(word) > 1 and any(char.isupper() or char.isdigit() for char in word)


def _is_capital(part: str) -> bool:
    for prefix in ("Mc", "Mac"):
        if part.startswith(prefix) and part[len(prefix) :][:1].isupper():
            return _is_capital(part[len(prefix) :])
    letters = [char for char in part if char.isalnum()]
    return (
        len(letters) > 1
        and letters[0].isupper()
        and all(char.isalpha() and not char.isupper() for char in letters[1:])
    )


def _parts(name: str) -> list[str]:
    """Return the words of a name or of anything else, as they are compared."""
    return [folded(part) for word in _WORD.findall(name) for part in _JOINTS.split(word) if part]
