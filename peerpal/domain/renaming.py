"""Names of colleagues in what others will read: each can stand as something else, in any text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from peerpal.domain.text import folded

SOMEBODY = "a colleague"
"""Who is meant by a name that several have."""

_SHORTEST = 2
_LETTERS = r"(?:[^\W_][\u0300-\u036f]*)+"
_APOSTROPHE = "['\u2019]"
_WORD = re.compile(f"{_LETTERS}(?:{_APOSTROPHE}{_LETTERS})*")
_BETWEEN = re.compile(r"[\s_.\-]{1,3}")
_POSSESSIVE = re.compile(f"{_APOSTROPHE}s$", re.IGNORECASE)
_EVERYDAY = """
al an and april art august baker best bill black bo brown bush carter case chance cook da dawn day
de di do drew duke earl ed el faith field fisher frank grace grant gray green grey guy he hill
hope hunter ivy jack jo joy june king la le li little long ma mark mason max may me miles miller
my no of on pace page park parker pat penny porter price ray reed rich rivers rob rose ruby short
sky small so star stone sue summer taylor the to turner van von wade walker week west white will
wood wu xi you young yu
"""
_WORDS_TOO = frozenset(_EVERYDAY.split())
"""Parts of names that are words too: they count as a name only when they begin with a capital."""


Form = tuple[str, ...]
"""The whole of a name, or a part of it alone: its words as they are compared."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """What stands for each form of a name: for the whole of it, and for each part alone."""

    forms: Mapping[Form, str]

    def hide(self, text: str) -> str:
        """Return the text with every name in it replaced, whatever its case and accents."""
        if not self.forms:
            return text
        text = unicodedata.normalize("NFC", text)
        parts, end = [], 0
        for start, stop, form in names_in(text, self.forms):
            parts += [text[end:start], self.forms[form]]
            end = stop
        return "".join([*parts, text[end:]]) if parts else text


def renaming(people: Iterable[tuple[str, str]]) -> Renaming:
    """Return what replaces names, made of each person's name and what is to stand for it.

    A part of a name that several people have stands for nobody: it becomes “a colleague”.
    """
    forms = forms_of(people).items()
    return Renaming(
        {form: next(iter(shown)) if len(shown) == 1 else SOMEBODY for form, shown in forms}
    )


def forms_of(people: Iterable[tuple[str, str]]) -> dict[Form, set[str]]:
    """Return the forms of names, each with what was given with the names of those who have it.

    Who has a form as the whole name goes before those who have it as a part.
    """
    whole: dict[Form, set[str]] = {}
    parts: dict[Form, set[str]] = {}
    for name, given in people:
        words = tuple(_comparable(word) for word in _WORD.findall(_composed(name)))
        if words:
            whole.setdefault(words, set()).add(given)
        for word in words:
            if len(word) >= _SHORTEST:
                parts.setdefault((word,), set()).add(given)
    return {**parts, **whole}


def names_in(text: str, forms: Collection[Form]) -> Iterator[tuple[int, int, Form]]:
    """Yield where each name stands in a composed text, and in which form; the longest counts."""
    words = list(_WORD.finditer(text))
    longest = max(map(len, forms), default=0)
    beginnings = {form[0] for form in forms}
    at = 0
    while at < len(words):
        if _comparable(words[at][0]) not in beginnings:
            at += 1
            continue
        for length in range(min(longest, len(words) - at), 0, -1):
            span = words[at : at + length]
            form = _form(text, span)
            if form in forms:
                last = span[-1]
                ending = _POSSESSIVE.search(last[0])
                yield span[0].start(), last.end() - (len(ending[0]) if ending else 0), form
                at += length
                break
        else:
            at += 1


def named_elsewhere(text: str, people: Mapping[str, str], about: Collection[str]) -> list[str]:
    """Return the names of people who stand in a text that is not about them, in its order.

    `people` are names by id, `about` the ids of those whom the text is about. A first name that
    one of them has is theirs; else everybody who has it is named.
    """
    found: dict[str, None] = {}
    for ids in _named(text, tuple(people.items())):
        if ids.isdisjoint(about):
            found.update(dict.fromkeys(id_ for id_ in people if id_ in ids))
    return [people[id_] for id_ in found]


@lru_cache(maxsize=4096)
def _named(text: str, people: tuple[tuple[str, str], ...]) -> tuple[set[str], ...]:
    """Return for each name in a text, in its order, the ids of those who have it."""
    forms = _forms_by_id(people)
    return tuple(forms[form] for _, _, form in names_in(_composed(text), forms))


@lru_cache(maxsize=1)
def _forms_by_id(people: tuple[tuple[str, str], ...]) -> dict[Form, set[str]]:
    return forms_of((name, id_) for id_, name in people)


def _form(text: str, span: list[re.Match[str]]) -> Form:
    """Return the form that some words in a row have; none when they do not belong together."""
    for one, other in pairwise(span):
        if not _BETWEEN.fullmatch(text, one.end(), other.start()):
            return ()
    form = tuple(_comparable(word[0]) for word in span)
    if len(form) == 1 and form[0] in _WORDS_TOO and not span[0][0][0].isupper():
        return ()
    return form


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=8192)
def _comparable(word: str) -> str:
    return folded(_POSSESSIVE.sub("", word).replace("\u2019", "'"))
