"""The values of a record as the fields of a form show and read them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from peerpal.domain.values import Values
from peerpal.domain.words import words

__all__ = ["Values", "choices", "day_text", "tags_text"]


def choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """Return the values of a field with the words for them, for a ChoiceField."""
    return [(value.value, words(value)) for value in kind]


def day_text(day: date | None) -> str:
    """Return a day as it stands in a field."""
    return day.isoformat() if day else ""


def tags_text(tags: tuple[str, ...]) -> str:
    """Return tags as they stand in a field."""
    return " ".join(f"#{tag}" for tag in tags)
