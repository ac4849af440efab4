"""Hints while feedback is written: what would make it easier to hear. None of them blocks.

They follow the models themselves. SBI (Center for Creative Leadership) asks for one situation, for
behaviour that one could see or hear, and for its impact; SBII adds the intent, which is asked for
and not assumed. COIN (Carroll) has the same in context, observation and impact. Words that judge a
person, or say that something is so every time, are what both advise against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from itertools import islice

from peerpal.domain.feedback import MODEL_FIELDS, FeedbackModel
from peerpal.domain.hint_words import (
    DOING,
    EMPHASIS,
    HARMLESS,
    IS_ADVERBS,
    JUDGING,
    NO_DOING,
    NO_EFFECT,
    NO_MOMENT,
    NUMBERS,
)
from peerpal.domain.text import folded, one_line


class HintKind(StrEnum):
    """What a hint is about."""

    NO_SITUATION = auto()
    LABELLED = auto()
    GENERALISED = auto()
    NOTHING_TO_SEE = auto()
    NO_IMPACT = auto()


@dataclass(frozen=True, slots=True)
class Hint:
    """A hint on one part of a model; `words` are those it is about, out of our own lists."""

    part: str
    kind: HintKind
    words: str = ""

    @property
    def text(self) -> str:
        """The hint in a line that fits below a field on 80 columns."""
        return _TEXTS[self.kind].format(words=self.words)


_TEXTS = {
    HintKind.NO_SITUATION: "Name one moment, so that both think of the same one.",
    HintKind.LABELLED: "“{words} …” is about a person: what was done?",
    HintKind.GENERALISED: "“{words}” is easy to deny: tell of one time.",
    HintKind.NOTHING_TO_SEE: "What could one see or hear: said, done, how often?",
    HintKind.NO_IMPACT: "Say what it led to, and for whom.",
}

_SITUATION = {
    FeedbackModel.SBI: "situation",
    FeedbackModel.SBII: "situation",
    FeedbackModel.COIN: "context",
}
_OBSERVED = {
    FeedbackModel.SBI: "behaviour",
    FeedbackModel.SBII: "behaviour",
    FeedbackModel.COIN: "observation",
    FeedbackModel.KUDOS: "kudos",
    FeedbackModel.FREE: "text",
}
"""The parts that tell what somebody did."""
_IMPACT = "impact"
_AHEAD = frozenset({"start", "continue", "next_steps"})
"""Parts on what is to come or to stay, where "always" is no reproach; feedforward has no others."""
_FELT = frozenset({"impact", "intent"})
"""Parts where "never" may be a fact: "the customer never noticed"."""

_QUOTED = re.compile('“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|"[^"]*"')
"""What was said, word by word. Single quotation marks are apostrophes as well."""
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")  # noqa: RUF001 all that stand for it
_GENERAL = (
    "always|never|every ?time|every single|each time|all the time|at all times|constantly|"
    "continually|perpetually|invariably|without exception|without fail|hardly ever|not once|"
    "again and again|(?:whenever|everything|anything|nothing) you (?:do|say|write)"
)
_GENERALLY = re.compile(rf"\b({_GENERAL})\b")
_YOU_GENERALLY = re.compile(rf"\byou(?:'\w+)? (?:\w{{1,9}} )?({_GENERAL})\b")
_IS = re.compile(
    r"\b(you(?: are|'re|re| were| have been|'ve been| can be| seem| sound| come across)"
    r"|(?:he|she)(?: is|'s| was| seems)|they(?: are|'re| were| seem)|being)"
    r"(?: a (?:bit|little))?\b"
)
_NOW = frozenset({"you are", "you're", "youre"})
_TOKEN = re.compile(r"\w+(?:'\w+)*|[^\w\s]")
_WORD = re.compile(r"\w+(?:'\w+)*")
_MOST_ADVERBS = 4
_SHORTEST_DOING = 5


def hints(model: FeedbackModel, parts: Mapping[str, str]) -> list[Hint]:
    """Return what could be said better in the parts as they stand, in the order of the model.

    - No situation: it is empty, or names no moment ("lately"), while something else is written.
    - Labelled: "you are", "she is so", "being" and the like before a word for what somebody is.
      Where the word could mean anything, only "you are" counts.
    - Generalised: "always", "never", "every time"; in the impact and the intent only after "you".
    - Nothing to see: words that judge, and no quotation, number or word for something done.
    - No impact: it is empty, or only judges ("it was bad"), once the behaviour is written.

    What stands in quotation marks was heard, so that nothing in it is taken for a judgement.
    """
    texts = {name: parts.get(name, "") for name in MODEL_FIELDS[model]}
    said = [name for name, text in texts.items() if text.strip()]
    return [hint for name, text in texts.items() for hint in _of_part(model, name, text, said)]


def _of_part(model: FeedbackModel, name: str, text: str, said: list[str]) -> Iterator[Hint]:
    observed = _OBSERVED.get(model)
    plain = _plain(text)
    words = _WORD.findall(plain)
    if name == _SITUATION.get(model):
        if said and NO_MOMENT.issuperset(words):
            yield Hint(name, HintKind.NO_SITUATION)
            return
    elif name == _IMPACT:
        if said and NO_EFFECT.issuperset(words) and (words or observed in said):
            yield Hint(name, HintKind.NO_IMPACT)
            return
    elif not words and name == observed and _IMPACT in said:
        yield Hint(name, HintKind.NOTHING_TO_SEE)
        return
    label = _label(plain)
    if label:
        yield Hint(name, HintKind.LABELLED, label)
    if general := _generalisation(model, name, plain):
        yield Hint(name, HintKind.GENERALISED, general)
    if name == observed and not label and _only_judges(text, words):
        yield Hint(name, HintKind.NOTHING_TO_SEE)


def _plain(text: str) -> str:
    """Return the text as it is looked at: on one line, without case, accents and quotations."""
    return folded(one_line(_QUOTED.sub('"', text)).translate(_APOSTROPHES))


def _label(text: str) -> str:
    """Return the words that a label of a person begins with; empty when there is none."""
    for found in _IS.finditer(text):
        if _is_label(found[1], text, found.end()):
            return found[1]
    return ""


def _is_label(begin: str, text: str, at: int) -> bool:
    """True when a word for what somebody is follows: "lazy", "a star", "so rude", "the best"."""
    is_strong = False
    after = _TOKEN.finditer(text, at)
    for token in islice(after, _MOST_ADVERBS):
        word = token[0]
        if word in EMPHASIS:
            is_strong = True
        elif word not in IS_ADVERBS:
            break
    else:
        return False
    following = next(after, None)
    second = following[0] if following else ""
    if word in JUDGING:
        return True
    if word in ("the", "my", "our"):
        return second in JUDGING
    if word in ("a", "an"):
        return begin in _NOW or second in JUDGING
    if word in HARMLESS or word in NUMBERS or not word.isalpha() or word.endswith(("ing", "ed")):
        return False
    return begin in _NOW or is_strong


def _generalisation(model: FeedbackModel, name: str, text: str) -> str:
    """Return the word that says that something is so every time; empty when there is none."""
    if model is FeedbackModel.FEEDFORWARD or name in _AHEAD:
        return ""
    found = (_YOU_GENERALLY if name in _FELT else _GENERALLY).search(text)
    return found[1] if found else ""


def _only_judges(text: str, words: list[str]) -> bool:
    """True when nothing in it could be seen or heard, and something in it judges."""
    if not JUDGING.intersection(words) or _QUOTED.search(text):
        return False
    return not any(map(_is_seen, words))


def _is_seen(word: str) -> bool:
    """True for a number, and for a word for something done: a listed one, or one in -ed or -ing."""
    if word in DOING or word in NUMBERS or word[0].isdigit():
        return True
    is_form = len(word) >= _SHORTEST_DOING and word.endswith(("ed", "ing"))
    return is_form and word not in NO_DOING and word not in JUDGING
