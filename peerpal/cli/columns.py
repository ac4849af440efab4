"""Which columns the list of each kind has, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from statistics import mean
from typing import Any

from peerpal.domain.conversation import Conversation
from peerpal.domain.dates import show_day, show_minutes
from peerpal.domain.peer import Peer
from peerpal.domain.record import Record
from peerpal.domain.text import one_line
from peerpal.domain.words import count, words
from peerpal.services.guides import guide_title
from peerpal.services.reading import short_length
from peerpal.services.services import Services

Cell = Callable[[Services, Any], str]


def rows(
    services: Services, kind: str, records: Sequence[Record]
) -> tuple[list[str], list[list[str]]]:
    """Return the headings of a kind's list and its rows, every text on one line and safe."""
    columns = _COLUMNS[kind]
    length = short_length(services)
    return ["Id", *columns], [
        [record.id[-length:], *(one_line(cell(services, record)) for cell in columns.values())]
        for record in records
    ]


def _day(day: date | None) -> str:
    return show_day(day) if day else ""


def _minutes(_: Services, record: Any) -> str:  # noqa: ANN401 any record with minutes
    return show_minutes(record.minutes) if record.minutes else ""


def _word(value: StrEnum | str | None) -> str:
    return words(value) if value else ""


def _peer(services: Services, record: Any) -> str:  # noqa: ANN401 any record with a peer
    return services.peers.name(record.peer_id)


def _said(before: str, text: str) -> str:
    """Return a text with what it is before it, for who hears the line without its heading."""
    return f"{before} {text}" if text else ""


def _talk(services: Services, talk: Conversation) -> str:
    return _day(services.conversations.day(talk))


def _last_talk(services: Services, peer: Peer) -> str:
    return _day(services.today.standing(peer).last_on)


_COLUMNS: Mapping[str, Mapping[str, Cell]] = {
    "conversations": {
        "Day": _talk,
        "With": lambda s, r: s.peers.names(r.peer_ids),
        "Time": _minutes,
        "How": lambda _, r: _word(r.medium),
        "Status": lambda _, r: words(r.status),
        "Title": lambda _, r: r.title,
        "Tags": lambda _, r: ", ".join(r.tags),
    },
    "exchanges": {
        "Day": lambda _, r: _day(r.happened_on),
        "With": _peer,
        "Way": lambda _, r: words(r.direction),
        "Skill": lambda s, r: s.skills.name(r.skill_id),
        "Time": _minutes,
        "Takeaway": lambda _, r: r.takeaway,
    },
    "peers": {
        "Name": lambda _, r: r.name,
        "Role": lambda _, r: r.role,
        "Department": lambda _, r: r.department,
        "Status": lambda _, r: words(r.status),
        "Last talked": _last_talk,
        "Contact": lambda s, r: words(s.today.standing(r).contact),
    },
    "skills": {
        "Name": lambda _, r: r.name,
        "Teaching": lambda _, r: "teaching" if r.teaching else "",
        "Learning": lambda _, r: "learning" if r.learning else "",
        "Level": lambda _, r: _word(r.level),
        "Target": lambda _, r: _said("to", _word(r.target_level)),
    },
    "goals": {
        "By": lambda _, r: _day(r.target_on),
        "Whose": lambda _, r: words(r.owner),
        "With": _peer,
        "Status": lambda _, r: words(r.status),
        "Progress": lambda _, r: f"{r.progress} %",
        "At risk": lambda s, r: ", ".join(s.goals.standing(r).reasons),
        "Title": lambda _, r: r.title,
    },
    "actions": {
        "By": lambda _, r: _day(r.due_on),
        "Whose": lambda _, r: words(r.owner),
        "With": _peer,
        "State": lambda _, r: words(r.state),
        "What": lambda _, r: r.text,
    },
    "feedback": {
        "Day": lambda _, r: _day(r.on),
        "Way": lambda _, r: words(r.direction),
        "With": _peer,
        "Model": lambda _, r: words(r.model),
        "What": lambda _, r: r.gist,
    },
    "check_ins": {
        "Day": lambda _, r: _day(r.on),
        "Goal": lambda s, r: s.goals.get(r.goal_id).title,
        "Status": lambda _, r: words(r.status),
        "Progress": lambda _, r: f"{r.progress} %",
        "Note": lambda _, r: r.note,
    },
    "talking_points": {
        "With": _peer,
        "State": lambda _, r: words(r.state),
        "What": lambda _, r: r.text,
    },
    "agreements": {
        "With": _peer,
        "Version": lambda _, r: f"version {r.version}",
        "Signed by me": lambda _, r: _said("me", _day(r.signed_me_on)),
        "Signed by them": lambda _, r: _said("they", _day(r.signed_peer_on)),
        "Review": lambda _, r: _said("review", _day(r.review_on)),
    },
    "health_checks": {
        "Day": lambda _, r: _day(r.on),
        "With": _peer,
        "Mean": lambda _, r: f"mean {mean(r.answers.values()):.1f}" if r.answers else "",
        "Decided": lambda _, r: r.decided,
    },
    "introductions": {
        "Day": lambda _, r: _day(r.on),
        "By": _peer,
        "To": lambda _, r: _said("to", r.introduced_name),
        "Reason": lambda _, r: r.reason,
    },
    "reviews": {
        "Day": lambda _, r: _day(r.on),
        "With": _peer,
        "Goals": lambda _, r: count(len(r.goals), "goal"),
        "Agreed": lambda _, r: "agreed" if r.is_agreed else "not agreed yet",
    },
    "evidence": {
        "Day": lambda _, r: _day(r.on),
        "Kind": lambda _, r: words(r.kind),
        "Competency": lambda _, r: words(r.competency),
        "What": lambda _, r: r.title,
        "Outcome": lambda _, r: r.outcome,
    },
    "reflections": {
        "Week": lambda _, r: r.week,
        "Question": lambda _, r: r.question,
        "Answer": lambda _, r: r.private_answer,
    },
    "growth_check_ins": {
        "Day": lambda _, r: _day(r.on),
        "Mean": lambda _, r: f"mean {r.mean:.1f}" if r.mean else "",
        "Rated": lambda _, r: f"{len(r.ratings)} rated",
        "Note": lambda _, r: r.note,
    },
    "resources": {
        "State": lambda _, r: words(r.state),
        "Kind": lambda _, r: words(r.kind),
        "Title": lambda _, r: r.title,
        "Recommended by": lambda s, r: _said("from", _peer(s, r) or r.recommended_by),
        "Skill": lambda s, r: s.skills.name(r.skill_id) if r.skill_id else "",
        "Link": lambda _, r: r.link,
    },
    "practices": {
        "Day": lambda _, r: _day(r.on),
        "Guide": lambda _, r: guide_title(r.guide),
        "Note": lambda _, r: r.note,
    },
}
