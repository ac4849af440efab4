"""What a search asks for: words, phrases and operators as they are typed, also half typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import TypeVar

from peerpal.domain.dates import DAY_HELP, MOST_WORDS, Toward, read_day
from peerpal.domain.found import plain
from peerpal.domain.text import QUOTES, clean

GUIDES = "guides"
"""What is searched like a table, though no record lies in it."""

NOUNS: Mapping[str, str] = {
    "goal": "goals",
    "talk": "conversations",
    "feedback": "feedback",
    "peer": "peers",
    "skill": "skills",
    "exchange": "exchanges",
    "action": "actions",
    "point": "talking_points",
    "agreement": "agreements",
    "review": "reviews",
    "introduction": "introductions",
    "contribution": "evidence",
    "check-in": "check_ins",
    "resource": "resources",
    "practice": "practices",
    "reflection": "reflections",
    "growth-check-in": "growth_check_ins",
    "health-check": "health_checks",
    "guide": GUIDES,
    "conversation": "conversations",
    "talking-point": "talking_points",
    "evidence": "evidence",
}
"""What `type:` knows, and the table of each."""

T = TypeVar("T")

_ALMOST = 0.8


class Key(StrEnum):
    """What may stand before a colon."""

    TYPE = auto()
    PEER = auto()
    TAG = auto()
    SINCE = auto()
    BEFORE = auto()


_OTHERS = {"conversation", "talking-point", "evidence"}
_KNOWN = ", ".join(noun for noun in NOUNS if noun not in _OTHERS)
_HELP = {
    Key.TYPE: f"knows {_KNOWN}",
    Key.PEER: 'wants a name, such as peer:ana or peer:"ana ruiz"',
    Key.TAG: "wants a tag, such as tag:oncall",
    Key.SINCE: f"wants a day: {DAY_HELP}",
    Key.BEFORE: f"wants a day: {DAY_HELP}",
}


@dataclass(frozen=True, slots=True)
class Condition:
    """What an operator asks for; with a minus sign before it, what it rules out."""

    key: Key
    value: str = ""
    tables: frozenset[str] = frozenset()
    day: date = date.min
    is_out: bool = False

    @property
    def is_a_kind(self) -> bool:
        """True when it asks for a kind of record: of several kinds, one is enough."""
        return self.key is Key.TYPE and not self.is_out


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, as it is looked for; `notes` say what of it could not be understood."""

    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when nothing is looked for."""
        return not (self.words or self.without or self.conditions)

    @property
    def kinds(self) -> frozenset[str]:
        """The tables of the kinds of record that it asks for; none when any kind will do."""
        return frozenset(t for c in self.conditions if c.is_a_kind for t in c.tables)


@dataclass(frozen=True, slots=True)
class _Token:
    minus: bool
    key: Key | None
    value: str
    is_quoted: bool
    start: int
    end: int

    @property
    def is_unfinished(self) -> bool:
        """True for minus signs that nothing follows yet."""
        return self.minus and not self.value.strip("-")

    @property
    def is_plain(self) -> bool:
        """True for a word that nothing is special about."""
        return not (self.minus or self.key or self.is_quoted)


_QUOTE, _UNQUOTED = f"[{QUOTES}]", f"[^{QUOTES}]"
_TOKEN = re.compile(
    rf"(?P<minus>-)?(?:(?P<key>(?ai:{'|'.join(Key)})):)?"
    rf"(?:{_QUOTE}(?P<quoted>{_UNQUOTED}*){_QUOTE}?|(?P<word>\S*))"
)
_OPERATOR = re.compile("([a-z]+):", re.IGNORECASE)


def read_query(text: str, *, today: date) -> Query:
    """Return what a text asks for. Nothing is wrong enough to raise: people are still typing."""
    text = clean(text)
    tokens = _tokens(text)
    words: list[str] = []
    without: list[str] = []
    conditions: list[Condition] = []
    notes: list[str] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        taken = 1
        if token.key in (Key.SINCE, Key.BEFORE):
            day, taken = _day(text, tokens[at : at + MOST_WORDS], today)
            if day:
                conditions.append(Condition(token.key, day=day, is_out=token.minus))
            else:
                notes.append(f"{token.key}: {_HELP[token.key]}")
        elif token.key:
            if condition := _condition(token.key, token):
                conditions.append(condition)
            else:
                notes.append(f"{token.key}: {_HELP[token.key]}")
        elif slip := _slip(token):
            notes.append(slip)
        elif (word := plain(token.value).strip()) and not token.is_unfinished:
            (without if token.minus else words).append(word)
        at += taken
    return Query(_once(words), _once(without), _once(conditions), _once(notes))


def chosen(wanted: str, names: Iterable[str]) -> set[str]:
    """Return the names that are meant: the very one, or those that begin so if there is none.

    So a name that is still being typed finds something, and a whole one nothing else.
    """
    known = set(names)
    return {wanted} if wanted in known else {name for name in known if name.startswith(wanted)}


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


def _tokens(text: str) -> list[_Token]:
    return [_token(match) for match in _TOKEN.finditer(text) if match[0]]


def _token(match: re.Match[str]) -> _Token:
    part = "word" if match["quoted"] is None else "quoted"
    return _Token(
        minus=bool(match["minus"]),
        key=Key(match["key"].lower()) if match["key"] else None,
        value=match[part],
        is_quoted=part == "quoted",
        start=match.start(part),
        end=match.end(),
    )


def _condition(key: Key, token: _Token) -> Condition | None:
    value = plain(token.value).strip()
    match key:
        case Key.TYPE:
            noun = re.sub("[ _]", "-", value)
            singular = noun.removesuffix("s")
            nouns = chosen(singular if singular in NOUNS else noun, NOUNS) if noun else ()
            tables = frozenset(NOUNS[noun] for noun in nouns)
            return Condition(key, tables=tables, is_out=token.minus) if tables else None
        case Key.TAG:
            value = value.removeprefix("#")
        case _:
            value = " ".join(value.removeprefix("@").replace("_", " ").split())
    return Condition(key, value, is_out=token.minus) if value else None


def _day(text: str, tokens: Sequence[_Token], today: date) -> tuple[date | None, int]:
    """Return the day that an operator names, and of how many tokens; a day may be several words."""
    first = tokens[0]
    most = 1
    while not first.is_quoted and most < len(tokens) and tokens[most].is_plain:
        most += 1
    for taken in range(most, 0, -1):
        value = first.value if taken == 1 else text[first.start : tokens[taken - 1].end]
        if value and (day := read_day(value, today=today, toward=Toward.PAST)):
            return day, taken
    return None, 1


def _slip(token: _Token) -> str:
    """Say what a word was meant to be that looks like an operator but is none."""
    found = None if token.is_quoted else _OPERATOR.match(token.value)
    if found is None:
        return ""
    from difflib import get_close_matches

    near = get_close_matches(found[1].lower(), list(Key), n=1, cutoff=_ALMOST)
    return f"{found[0]} is not known; did you mean {near[0]}:?" if near else ""
