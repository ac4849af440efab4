"""Share-safe: what nobody else may see while they look at the screen with me."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from peerpal.domain.conversation import Conversation
from peerpal.domain.feedback import Delivery, Feedback
from peerpal.domain.record import Record
from peerpal.domain.renaming import Form, forms_of, names_in
from peerpal.domain.text import folded

_FELT = frozenset({"energy", "supported", "fit"})
"""How a talk felt, and whether a pairing fits: what health checks ask, too."""
_MINE_ALONE = frozenset({"growth_check_ins", "health_checks", "reflections"})
"""The tables of what is of me or of a pairing alone; their kinds would be imported at the start."""
_CUT = re.compile(r"([^\W\d_]+)…")


def is_private(record: Record) -> bool:
    """True for what is of me or a pairing alone, feedback I still write, a confidential talk."""
    if isinstance(record, Feedback):
        return record.delivery is Delivery.DRAFTED
    if isinstance(record, Conversation):
        return record.confidential
    return record.TABLE in _MINE_ALONE


def is_private_field(record: Record, name: str) -> bool:
    """True for a field that only I see: a private note, how a talk felt, all of what is mine."""
    return name.startswith("private_") or name in _FELT or is_private(record)


@dataclass(frozen=True, slots=True)
class HiddenNames:
    """The names that can't be read while somebody looks on, in each of their forms."""

    hidden: frozenset[Form]
    shown: frozenset[Form]

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where a hidden name stands in a line, also one that was cut: “Rui…”."""
        for start, end, form in names_in(text, self.hidden | self.shown):
            if form in self.hidden:
                yield start, end
        for cut in _CUT.finditer(text):
            if cut[1][0].isupper() and self._begins_hidden(folded(cut[1])):
                yield cut.span(1)

    def _begins_hidden(self, letters: str) -> bool:
        """True when a hidden name begins so, and none that may be read."""
        hidden, shown = (
            any(word.startswith(letters) for form in forms for word in form)
            for forms in (self.hidden, self.shown)
        )
        return hidden and not shown


def hidden_names(people: Mapping[str, str], about: Collection[str]) -> HiddenNames:
    """Return what is hidden of the names of people, by their ids, but for those it is about.

    A first name that one of those has is theirs.
    """
    hidden: set[Form] = set()
    shown: set[Form] = set()
    for form, ids in forms_of((name, id_) for id_, name in people.items()).items():
        (hidden if ids.isdisjoint(about) else shown).add(form)
    return HiddenNames(frozenset(hidden), frozenset(shown))
