"""What is shown of each record that a search found: where it was found, and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from peerpal.domain.evidence import Evidence
from peerpal.domain.found import Snippet, beginning, snippet
from peerpal.domain.goal import CheckIn
from peerpal.domain.peer import Peer
from peerpal.domain.record import Record
from peerpal.domain.references import peer_ids_of
from peerpal.domain.skill import Skill
from peerpal.services.bin import title_of
from peerpal.services.reading import kind_of
from peerpal.services.search import Found
from peerpal.services.search_fields import SEARCHED, texts_of
from peerpal.services.search_index import Entry
from peerpal.services.services import Services

_ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that was found, and where in it."""

    record: Record
    noun: str
    day: date
    who: str
    title: str
    field: str
    """The field that the snippet is of; "about" for the names of peers and skills."""
    snippet: Snippet

    @property
    def is_by_name(self) -> bool:
        """True when no text of it has what was looked for, but a name that it is about."""
        return self.field == _ABOUT

    @property
    def is_in_title(self) -> bool:
        """True when the snippet is of what the record is called."""
        return self.field == SEARCHED[self.record.TABLE].title


def hit_of(services: Services, entry: Entry, found: Found) -> Hit:
    """Return a record that was found, with the part of it that was looked for."""
    kind = kind_of(services, entry.table)
    record: Record = kind.get(entry.id)
    field, part = _snippet(services, record, found)
    return Hit(
        record=record,
        noun=kind.noun,
        day=date.fromordinal(entry.day),
        who=_who(services, record),
        title=title_of(services, record),
        field=field,
        snippet=part,
    )


def _snippet(services: Services, record: Record, found: Found) -> tuple[str, Snippet]:
    """Return the first field that has what was looked for, and the part of it around that."""
    searched, words = SEARCHED[record.TABLE], found.query.words
    texts = list(texts_of(record, searched, private=found.private))
    for field, text in texts:
        if part := snippet(text, words):
            return field, part
    names = _names(services, record)
    if part := snippet(names, words):
        return _ABOUT, part
    filled = ((field, beginning(text)) for field, text in texts if text.strip())
    return next(filled, (_ABOUT, beginning(names)))


def _names(services: Services, record: Record) -> str:
    """Return the names of the peers and skills that a record is found by."""
    store = services.context.store
    ids: list[str] = []
    for name in SEARCHED[record.TABLE].about:
        value: Sequence[str] | str | None = getattr(record, name)
        ids += [value] if isinstance(value, str) else value or ()
    named = [store.find(Peer, id_) or store.find(Skill, id_) for id_ in ids]
    return ", ".join(one.name for one in named if one)


def _who(services: Services, record: Record) -> str:
    match record:
        case Peer():
            return ""
        case CheckIn():
            return _who(services, services.goals.get(record.goal_id))
        case Evidence():
            source = services.evidence.source(record)
            return _who(services, source) if source else ""
    return services.peers.names(peer_ids_of(record))
