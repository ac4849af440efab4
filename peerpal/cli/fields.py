"""A record's fields in words: names instead of ids, days as people read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from peerpal.cli.review_fields import reviewed_goal
from peerpal.domain.dates import show_day, show_minutes
from peerpal.domain.errors import NotFound
from peerpal.domain.record import Record
from peerpal.domain.review import ReviewedGoal
from peerpal.domain.text import one_line
from peerpal.domain.words import words
from peerpal.services.bin import title_of
from peerpal.services.reading import find_by_short_id
from peerpal.services.services import Services

_SAID_ELSEWHERE = {"id", "author", "rev", "source_kind"}
_IN_WORDS = {"competency", "competencies"}
_COMMON = {field.name for field in fields(Record)}


def fields_in_words(services: Services, record: Record) -> Iterator[tuple[str, str]]:
    """Return name and text of each field that says something, what all records have last."""
    names = [field.name for field in fields(record) if field.name not in _SAID_ELSEWHERE]
    for name in sorted(names, key=lambda name: name in _COMMON):
        text = _in_words(services, name, getattr(record, name))
        if text:
            yield name.removesuffix("_ids").removesuffix("_id").strip("_").replace("_", " "), text


def _in_words(services: Services, name: str, value: Any) -> str:  # noqa: ANN401 any field
    match value:
        case None | "" | () | {}:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            texts = [_in_words(services, name, item) for item in value]
            return ("\n" if is_dataclass(value[0]) else ", ").join(texts)
        case Mapping():
            return "\n".join(f"{one_line(words(key))}: {one_line(value[key])}" for key in value)
        case int() | float():
            return show_minutes(int(value)) if name.endswith("minutes") else f"{value:g}"
        case date():
            return _moment(services, value)
        case str():
            return _text(services, name, value)
        case ReviewedGoal():
            return reviewed_goal(services, value)
    return _part(services, value)


def _moment(services: Services, value: date) -> str:
    if not isinstance(value, datetime):
        return show_day(value)
    local = services.conversations.local(value)
    return f"{show_day(local.date())}, {local:%H:%M}"


def _text(services: Services, name: str, value: str) -> str:
    if isinstance(value, StrEnum) or name in _IN_WORDS:
        return one_line(words(value))
    if name.endswith(("_id", "_ids")):
        return one_line(_named(services, name, value))
    return "\n".join(one_line(line) for line in value.split("\n"))


def _part(services: Services, value: Any) -> str:  # noqa: ANN401 a key result, milestone or level
    parts = [(field.name, getattr(value, field.name)) for field in fields(value)]
    texts = [(words(name), _in_words(services, name, part)) for name, part in parts]
    return ", ".join(f"{name} {one_line(text)}" for name, text in texts if text)


def _named(services: Services, name: str, id_: str) -> str:
    """Return what a person calls the record that an id stands for."""
    try:
        match name.removesuffix("s"):
            case "peer_id":
                return services.peers.name(id_)
            case "skill_id":
                return services.skills.name(id_)
            case "goal_id":
                return services.goals.get(id_).title
            case "review_id":
                review = services.reviews.get(id_)
                return f"{show_day(review.on)}, {services.peers.name(review.peer_id)}"
            case "conversation_id":
                talk = services.conversations.get(id_)
                day = show_day(services.conversations.day(talk))
                return f"{day}, {talk.title}" if talk.title else day
            case "source_id":
                noun, source = find_by_short_id(services, id_)
                return f"{noun}: {title_of(services, source)}"
    except NotFound:
        return id_
    return id_
