"""The handout of a teach-back: what was taught and what stays, as Markdown to pass on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from peerpal.domain.conversation import Conversation, ConversationFormat
from peerpal.domain.dates import show_day
from peerpal.domain.errors import WrongUse
from peerpal.domain.exchange import Exchange, Method
from peerpal.domain.formats import CHECK, PLAN, PRACTISE, steps
from peerpal.domain.markdown import plain, sentence
from peerpal.services.services import Services

_PARTS = {PLAN: "What it is about", PRACTISE: "Tried out", CHECK: "In their own words"}
_LINK = re.compile("https?://")
_NO_NAME = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True, repr=False)
class Passed:
    """One skill that went over, and what stays of it."""

    skill: str
    exchange: Exchange


def handout(talk: Conversation, passed: Sequence[Passed]) -> str:
    """Return the handout of a talk: nothing private, and no names.

    Raises WrongUse for a talk that is no teach-back, or is confidential.
    """
    if talk.format is not ConversationFormat.TEACH_BACK:
        raise WrongUse("A handout is made of a teach-back; this talk has another format.")
    if talk.confidential:
        raise WrongUse("This talk is confidential, so that nothing is written out of it.")
    title = talk.title or ", ".join(dict.fromkeys(item.skill for item in passed)) or "Teach-back"
    blocks = [f"# {plain(title)}", _about(talk, passed)]
    for part, heading in _PARTS.items():
        blocks += _section(heading, steps(talk.answers.get(part, "")))
    blocks += _section("What stays", _takeaways(passed))
    blocks += _section("Where to read on", _resources(talk, passed))
    return "\n\n".join(block for block in blocks if block) + "\n"


def handout_of(services: Services, talk: Conversation) -> str:
    """Return the handout of a stored talk. Raises WrongUse."""
    found = services.exchanges.of_conversation(talk.id)
    return handout(talk, [Passed(services.skills.name(e.skill_id), e) for e in found])


def handout_name(talk: Conversation) -> str:
    """Return a name for the file of a handout."""
    words = _NO_NAME.sub("-", talk.title.lower()).strip("-")[:40].strip("-")
    day = f"-{talk.held_on}" if talk.held_on else ""
    return f"handout-{words or 'teach-back'}{day}.md"


def _about(talk: Conversation, passed: Sequence[Passed]) -> str:
    skills = ", ".join(plain(skill) for skill in dict.fromkeys(item.skill for item in passed))
    parts = [show_day(talk.held_on) if talk.held_on else "", skills]
    return " · ".join(part for part in parts if part)


def _section(heading: str, items: Iterable[str]) -> list[str]:
    listed = "\n".join(
        f"- {plain(item) if _LINK.search(item) else sentence(item)}" for item in items
    )
    return [f"## {heading}", listed] if listed else []


def _takeaways(passed: Sequence[Passed]) -> Iterator[str]:
    for item in passed:
        if item.exchange.takeaway.strip() and item.exchange.method is not Method.RESOURCE:
            yield f"{item.skill}: {item.exchange.takeaway}"


def _resources(talk: Conversation, passed: Sequence[Passed]) -> Iterator[str]:
    """Yield what was passed on as a resource, and the lines of the notes that name a link."""
    for item in passed:
        if item.exchange.takeaway.strip() and item.exchange.method is Method.RESOURCE:
            yield f"{item.skill}: {item.exchange.takeaway}"
    yield from (line for line in steps(talk.notes) if _LINK.search(line))
