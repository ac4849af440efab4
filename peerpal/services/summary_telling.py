"""How a summary tells of one record: what it was, who and when, and what there is to say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from peerpal.domain.action import Action
from peerpal.domain.conversation import Conversation
from peerpal.domain.dates import show_minutes
from peerpal.domain.evidence import Evidence
from peerpal.domain.exchange import Direction, Exchange
from peerpal.domain.feedback import Feedback, FeedbackDirection, Tone
from peerpal.domain.goal import CheckIn, Goal, GoalOwner
from peerpal.domain.introduction import Introduction
from peerpal.domain.markdown import plain, sentence
from peerpal.domain.review import Review
from peerpal.domain.words import count, words
from peerpal.services.summary_content import GoalLine, Told
from peerpal.services.summary_document import Entry

_HOW = {
    Direction.TAUGHT: "taught to",
    Direction.LEARNED: "learned from",
    Direction.TOGETHER: "worked out with",
}


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that is said of a record, with the word that introduces it if it needs one."""

    text: str
    label: str = ""
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """A record in parts, not escaped yet: `lead` says what it was, `facts` with whom and so on."""

    on: date
    lead: str = ""
    facts: tuple[str, ...] = ()
    sayings: tuple[Saying, ...] = ()


def telling(told: Told) -> Telling:
    """Return how a record is told; my wording for this summary stands for all it says itself."""
    lead, facts, sayings = _parts(told)
    said = [saying for saying in sayings if saying.text.strip()]
    if told.wording:
        said = [Saying(told.wording)]
    return Telling(told.on, lead, tuple(fact for fact in facts if fact), tuple(said))


def own_words(told: Told) -> str:
    """Return what a record says by itself, as one text to word anew."""
    _, _, sayings = _parts(told)
    said = [saying for saying in sayings if saying.text.strip()]
    return " ".join(_unescaped(saying) for saying in said)


def full_text(told: Told) -> str:
    """Return all free text that is told of a record, its title as well."""
    parts = telling(told)
    return "\n".join([parts.lead, *(saying.text for saying in parts.sayings)])


def in_line(told: Told) -> Entry:
    """Return a record as one point: who and when, then what there is to say.

    Of a contribution it is what came of it; why, and all the rest, is for top contributions.
    """
    parts = telling(told)
    outcome = told.record.outcome if isinstance(told.record, Evidence) else ""
    if outcome.strip() and not told.wording:
        parts = replace(parts, sayings=(Saying(outcome),))
    return Entry(_line(parts, [*parts.facts, day(parts.on)]), on=parts.on)


def by_date(told: Told) -> Entry:
    """Return a record as a point that begins with its day."""
    parts = telling(told)
    return Entry(f"{day(parts.on)}: {_line(parts, list(parts.facts))}", on=parts.on)


def lesson(told: Told) -> str:
    """Return what an exchange led to, else what was taken away from it."""
    sayings = telling(told).sayings
    return _labelled(sayings[-1]) if sayings else ""


def as_contribution(told: Told, goal: GoalLine | None = None) -> Entry:
    """Return a record as action, outcome and why it mattered, each on a line of its own."""
    parts = telling(told)
    lead, facts, sayings = parts.lead, list(parts.facts), list(parts.sayings)
    facts.append(day(parts.on))
    if goal:
        facts = [_as_goal(goal)]
        sayings = sayings if told.wording else _reached(goal)
    plainly = [saying for saying in sayings if not saying.label]
    labelled = [saying for saying in sayings if saying.label and saying.text.strip()]
    head = Telling(parts.on, lead, (), tuple(plainly))
    return Entry(
        _line(head, facts),
        tuple(_labelled(saying) for saying in labelled),
        on=parts.on,
    )


def day(on: date) -> str:
    """Return a day as documents write it: 3 October 2026."""
    return f"{on.day} {on:%B} {on.year}"


def capitalised(text: str) -> str:
    """Return a text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def _parts(told: Told) -> tuple[str, list[str], list[Saying]]:
    """Return the lead, the facts and the sayings of a record."""
    record = told.record
    match record:
        case Exchange():
            facts = [f"{_HOW[record.direction]} {told.people}", _minutes(record.minutes)]
            return told.subject, facts, _exchange(record)
        case Conversation():
            facts = [f"with {told.people}", _minutes(record.minutes)]
            notes = [Saying(line) for line in record.notes.split("\n")]
            return record.title or "Conversation", facts, notes
        case Action():
            return "Done", [], [Saying(capitalised(record.text))]
        case CheckIn():
            return told.subject, [f"{record.progress}%"], [Saying(record.note)]
        case Evidence():
            return record.title, [], list(_evidence(record))
        case Feedback():
            return "", [_feedback(record, told)], [Saying(told.quote and f"“{told.quote}”")]
        case Introduction():
            result = Saying(record.result, "What came of it")
            facts = [f"introduced to me by {told.people}"]
            return record.introduced_name, facts, [Saying(record.reason), result]
        case Review():
            goals = count(len(record.goals), "goal")
            return "Goal review", [f"{goals}, with {told.people}"], []
        case Goal():
            return record.title, [], [Saying(record.why, "Why it mattered")]
    return told.subject, [], [Saying(told.evidence)]


def _exchange(exchange: Exchange) -> list[Saying]:
    return [Saying(exchange.takeaway), Saying(exchange.what_changed, "What changed")]


def _evidence(evidence: Evidence) -> Iterator[Saying]:
    yield Saying(evidence.situation)
    yield Saying(evidence.outcome, "What came of it")
    yield Saying(evidence.why, "Why it mattered")
    yield Saying(evidence.link, "See", is_link=True)


def _feedback(feedback: Feedback, told: Told) -> str:
    """Return whom feedback was from or to; without its words, what kind it was as well."""
    preposition = "from" if feedback.direction is FeedbackDirection.RECEIVED else "to"
    who = f"{preposition} {told.people}"
    if told.quote or told.wording:
        return capitalised(who)
    what = "Encouragement" if feedback.tone is Tone.REINFORCING else "Suggestions"
    about = f" about {told.subject}" if told.subject else ""
    return f"{what}{about} {who}"


def _as_goal(line: GoalLine) -> str:
    who = f"shared with {line.peer}" if line.goal.owner is GoalOwner.SHARED else "my own"
    return f"{who}, reached on {day(line.closed_on)}" if line.closed_on else who


def _reached(line: GoalLine) -> list[Saying]:
    """Return what came of a goal: its last note, else its milestones, else how it is measured."""
    outcome = line.check_ins[-1].note if line.check_ins else ""
    outcome = outcome or "; ".join(step.text for step in line.reached)
    return [
        Saying("" if outcome else line.goal.success, "Aim"),
        Saying(outcome, "What came of it"),
        Saying(line.goal.why, "Why it mattered"),
    ]


def _line(parts: Telling, facts: list[str]) -> str:
    """Return a head and what is said after it, as one line of Markdown."""
    lead = f"**{plain(parts.lead)}**" if parts.lead.strip() else ""
    head = ", ".join(text for text in (lead, *map(plain, facts)) if text)
    said = " ".join(map(_labelled, parts.sayings))
    return f"{head}: {said}" if head and said else head or said


def _labelled(saying: Saying) -> str:
    text = plain(saying.text) if saying.is_link else sentence(saying.text)
    return f"{saying.label}: {text}" if saying.label else text


def _unescaped(saying: Saying) -> str:
    text = saying.text.strip()
    closed = text if text[-1] in ".!?…:”\"'" else f"{text}."
    return f"{saying.label}: {closed}" if saying.label else closed


def _minutes(minutes: int | None) -> str:
    return show_minutes(minutes) if minutes else ""


def competency_title(competency: str) -> str:
    """Return a competency as a heading."""
    return capitalised(words(competency))
