"""Names of colleagues in what others will read: each can stand as something else, in any text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Renaming:
    """What stands for each form of a name: for the whole of it, and for each part alone."""

    forms: Mapping[tuple[str, ...], str]

    def hide(self, text: str) -> str:
        """Return the text with every name in it replaced, whatever its case and accents."""
        if not self.forms:
            return text
        text = unicodedata.normalize("NFC", text)
        parts, end = [], 0
        for start, stop, shown in self._found(text):
            parts += [text[end:start], shown]
            end = stop
        return "".join([*parts, text[end:]]) if parts else text

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield where each name stands, and what is to stand there."""
        words = list(_WORD.finditer(text))
        longest = max(map(len, self.forms))
        at = 0
        while at < len(words):
            for length in range(min(longest, len(words) - at), 0, -1):
                span = words[at : at + length]
                if shown := self._shown(text, span):
                    last = span[-1]
                    ending = _POSSESSIVE.search(last[0])
                    yield span[0].start(), last.end() - (len(ending[0]) if ending else 0), shown
                    at += length
                    break
            else:
                at += 1

    def _shown(self, text: str, span: list[re.Match[str]]) -> str:
        for one, other in pairwise(span):
            if not _BETWEEN.fullmatch(text, one.end(), other.start()):
                return ""
        form = tuple(_comparable(word[0]) for word in span)
        if len(form) == 1 and form[0] in _WORDS_TOO and not span[0][0][0].isupper():
            return ""
        return self.forms.get(form, "")


def renaming(people: Iterable[tuple[str, str]]) -> Renaming:
    """Return what replaces names, made of each person's name and what is to stand for it.

    A part of a name that several people have stands for nobody: it becomes “a colleague”.
    """
    whole: dict[tuple[str, ...], str] = {}
    parts: dict[tuple[str, ...], set[str]] = {}
    for name, shown in people:
        words = tuple(_comparable(word) for word in _WORD.findall(_composed(name)))
        if words:
            whole[words] = shown if whole.get(words, shown) == shown else SOMEBODY
        for word in words:
            if len(word) >= _SHORTEST:
                parts.setdefault((word,), set()).add(shown)
    alone = {
        part: next(iter(shown)) if len(shown) == 1 else SOMEBODY for part, shown in parts.items()
    }
    return Renaming({**alone, **whole})


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _comparable(word: str) -> str:
    return folded(_POSSESSIVE.sub("", word).replace("\u2019", "'"))
