"""Reflections: one question a week, answered for oneself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peerpal.domain.record import Record, require


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Reflection(Record):
    """My answer to the question of a week, such as 2026-W47; nobody else ever sees it."""

    TABLE = "reflections"

    week: str
    question: str
    private_answer: str = ""

    def check(self) -> None:
        """Raise InvalidField without an answer."""
        require(self.private_answer, "private_answer", "write a line, or close without saving")


def week_of(day: date) -> str:
    """Return the ISO week of a day, such as 2026-W47; it begins on a Monday."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def question_of(day: date) -> str:
    """Return the question of the week of a day; in a 53rd week the last one is asked again."""
    from peerpal.domain.reflection_questions import QUESTIONS

    return QUESTIONS[min(day.isocalendar().week, len(QUESTIONS)) - 1]
