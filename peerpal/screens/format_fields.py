"""The questions of a talk's format as fields; answers stay when another format is tried."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual import on

from peerpal.domain.conversation import Conversation
from peerpal.domain.formats import ALL_QUESTIONS, FORMAT_QUESTIONS
from peerpal.domain.words import words
from peerpal.screens.form import FormScreen
from peerpal.screens.part_field import PartField
from peerpal.screens.values import Values
from peerpal.widgets.fields import Field

_PREFIX = "answer_"


class FormatForm(FormScreen[Conversation]):
    """A form of a talk that asks the questions of the format that is chosen.

    The fields of a format are made when it is first asked for: all of them would open slowly.
    """

    QUESTIONS_AFTER: ClassVar[str]
    """The field that the questions follow."""

    @on(Field.Changed)
    def _ask(self, message: Field.Changed) -> None:
        if message.field.name == "format":
            asked = _questions(message.field.text)
            self._add_parts(_PREFIX + key for key in asked)
            for part in self.query(PartField):
                part.ask(asked.get(_key(part.name or ""), ""))

    def _fill(self, texts: dict[str, str]) -> None:
        self._add_parts(texts)  # a draft may have answers to another format
        super()._fill(texts)

    def _add_parts(self, names: Iterable[str]) -> None:
        parts = list(self.query(PartField))
        there = {part.name for part in parts}
        new = [
            PartField(name, answer_label(_key(name)), "", "")
            for name in names
            if name.startswith(_PREFIX) and _key(name) in ALL_QUESTIONS and name not in there
        ]
        if new:
            self._saved_texts |= {part.name: "" for part in new if part.name}
            self.mount(*new, after=parts[-1] if parts else self.field(self.QUESTIONS_AFTER))


def answer_fields(talk: Conversation) -> list[PartField]:
    """Return a field for each question of the talk's format, and for what was answered before."""
    asked = FORMAT_QUESTIONS[talk.format]
    answered = [key for key in talk.answers if key in ALL_QUESTIONS]
    return [
        PartField(_PREFIX + key, answer_label(key), talk.answers.get(key, ""), asked.get(key, ""))
        for key in dict.fromkeys([*asked, *answered])
    ]


def answer_label(key: str) -> str:
    """Return the heading of an answer: `my_half` becomes "My half"."""
    return words(key).capitalize()


def answers(values: Values, talk: Conversation) -> dict[str, str]:
    """Return the answers as they stand in the fields, those to other questions as they were."""
    typed = {_key(name): values.text(name) for name in values.texts if name.startswith(_PREFIX)}
    return {key: text for key, text in {**talk.answers, **typed}.items() if text.strip()}


def _questions(chosen: str) -> Mapping[str, str]:
    known = {format_.value: questions for format_, questions in FORMAT_QUESTIONS.items()}
    return known.get(chosen, {})


def _key(name: str) -> str:
    return name.removeprefix(_PREFIX)
