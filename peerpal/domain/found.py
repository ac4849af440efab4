"""Where in a text something was found: compared without case and accents, shown as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from peerpal.domain.text import clean, folded

_SPACES = re.compile(r"\s+")
_NO_WORD = re.compile(r"[\W_]+")
_BREAKS = str.maketrans("\n\t", "  ")
_NEAR = 24
"""A match this near to the beginning needs no cut before it."""
_BEFORE = 16
_LONGEST = 240
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a text on one line, and which of its characters are what was looked for."""

    text: str
    marks: tuple[Range, ...] = ()


def plain(text: str) -> str:
    """Return a text as it is searched: without case and accents, each white space one blank."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.lower()
    return _SPACES.sub(" ", folded(clean(text)))


def bare_words(text: str) -> str:
    """Return the words of a plain text alone, with a blank before and after each."""
    return f" {_NO_WORD.sub(' ', text).strip()} "


def find_all(text: str, wanted: Iterable[str]) -> tuple[Range, ...]:
    """Return where plain texts stand in a text, first to last; what touches becomes one."""
    line, places = _mapped(text)
    found: list[Range] = []
    for word in wanted:
        at = line.find(word)
        while at >= 0:
            found.append((places[at], _end(text, places[at + len(word) - 1])))
            at = line.find(word, at + 1)
    return _joined(found)


def snippet(text: str, wanted: Sequence[str]) -> Snippet | None:
    """Return the part of a text around the first that was looked for; None without any."""
    text = clean(text)
    if not (marks := find_all(text, wanted)):
        return None
    first = marks[0][0]
    start = 0 if first <= _NEAR else _word_before(text, first)
    cut = text[start : start + _LONGEST].translate(_BREAKS)
    before, after = "…" if start else "", "…" if start + _LONGEST < len(text) else ""
    shift, end = len(before) - start, len(before) + len(cut)
    shown = [(low + shift, min(high + shift, end)) for low, high in marks if low + shift < end]
    return Snippet(f"{before}{cut}{after}", tuple(shown))


def beginning(text: str) -> Snippet:
    """Return the beginning of a text that nothing was looked for in."""
    text = clean(text)
    after = "…" if len(text) > _LONGEST else ""
    return Snippet(text[:_LONGEST].translate(_BREAKS) + after)


def _mapped(text: str) -> tuple[str, Sequence[int]]:
    """Return a clean text as it is searched, and for each of its characters the one it is of."""
    if text.isascii() and "  " not in (line := text.translate(_BREAKS)):
        return line.lower(), range(len(text))
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for part in _char(char):
            if part != " " or not chars or chars[-1] != " ":
                chars.append(part)
                places.append(place)
    return "".join(chars), places


@lru_cache(maxsize=4096)
def _char(char: str) -> str:
    """Return one character as it is searched: none for an accent, two for ß."""
    return _SPACES.sub(" ", folded(char))


def _end(text: str, last: int) -> int:
    """Return where the last character ends, with the accents that stand on it."""
    end = last + 1
    while end < len(text) and not _char(text[end]):
        end += 1
    return end


def _joined(found: list[Range]) -> tuple[Range, ...]:
    joined: list[Range] = []
    for low, high in sorted(found):
        if joined and low <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(high, joined[-1][1])
        else:
            joined.append((low, high))
    return tuple(joined)


def _word_before(text: str, first: int) -> int:
    """Return a place some way before the match, where a word begins if one does."""
    begin = first - _BEFORE
    for at in range(begin, first):
        if text[at - 1].isspace() and not text[at].isspace():
            return at
    while begin < first and not _char(text[begin]):
        begin += 1
    return begin
