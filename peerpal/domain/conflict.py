"""The same record changed in two places: what differs, and which of both is taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto


class Version(StrEnum):
    """One of the two versions of a record: what is stored by now, or what I typed."""

    STORED = auto()
    MINE = auto()


@dataclass(frozen=True, slots=True, repr=False)
class Difference:
    """A field that says one thing as it is stored now, and another as I typed it."""

    field: str
    stored: str
    mine: str
    chosen: Version | None
    """The one that is taken; None as long as only a person can say which."""

    @property
    def text(self) -> str:
        """What will stand in the field."""
        return self.stored if self.chosen is Version.STORED else self.mine


def differences(
    base: Mapping[str, str], stored: Mapping[str, str], mine: Mapping[str, str]
) -> list[Difference]:
    """Compare two versions of a record, field by field, with the one that both began from.

    A field that was changed in one of them only is taken from there; where both changed it, none
    is chosen. Fields that say the same in both are not listed.
    """
    return [
        Difference(field, stored[field], text, _changed(base.get(field), stored[field], text))
        for field, text in mine.items()
        if field in stored and text != stored[field]
    ]


def merged(mine: Mapping[str, str], chosen: Iterable[Difference]) -> dict[str, str]:
    """Return all fields as they will be saved, with what was chosen where the versions differ."""
    return {**mine, **{difference.field: difference.text for difference in chosen}}


def _changed(base: str | None, stored: str, mine: str) -> Version | None:
    """Return the version that was changed; None when both were."""
    if stored == base:
        return Version.MINE
    return Version.STORED if mine == base else None
