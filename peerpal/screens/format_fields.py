"""The questions of a talk's format as fields; answers stay when another format is tried."""

from __future__ import annotations

from collections.abc import Iterable

from peerpal.domain.conversation import Conversation, ConversationFormat
from peerpal.domain.formats import ALL_QUESTIONS, FORMAT_QUESTIONS
from peerpal.domain.words import words
from peerpal.screens.part_field import PartField
from peerpal.screens.values import Values

_PREFIX = "answer_"


def answer_fields(talk: Conversation) -> list[PartField]:
    """Return a field for each question of every format; only those of the talk's are shown."""
    asked = FORMAT_QUESTIONS[talk.format]
    return [
        PartField(_PREFIX + key, answer_label(key), talk.answers.get(key, ""), asked.get(key, ""))
        for key in ALL_QUESTIONS
    ]


def answer_label(key: str) -> str:
    """Return the heading of an answer: `my_half` becomes "My half"."""
    return words(key).capitalize()


def ask(fields: Iterable[PartField], chosen: str) -> None:
    """Show the questions of the format that was chosen, and hide the others."""
    known = {format_.value for format_ in ConversationFormat}
    asked = FORMAT_QUESTIONS[ConversationFormat(chosen)] if chosen in known else {}
    for field in fields:
        field.ask(asked.get((field.name or "").removeprefix(_PREFIX), ""))


def answers(values: Values, talk: Conversation) -> dict[str, str]:
    """Return the answers as they stand in the fields, those to other questions as they were."""
    typed = {key: values.text(_PREFIX + key) for key in ALL_QUESTIONS}
    return {key: text for key, text in {**talk.answers, **typed}.items() if text.strip()}
