"""Who is named in the texts of a summary, and is no part of what it tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from peerpal.domain.action import Action
from peerpal.domain.evidence import Evidence
from peerpal.domain.exchange import Exchange
from peerpal.domain.goal import CheckIn
from peerpal.domain.peer import Peer
from peerpal.domain.record import Record
from peerpal.domain.references import peer_ids_of
from peerpal.domain.renaming import named_elsewhere
from peerpal.domain.summary import PeerNames
from peerpal.domain.third_persons import third_persons
from peerpal.services.context import Context
from peerpal.services.record_services import RecordServices
from peerpal.services.summary_content import SummaryContent, Told
from peerpal.services.summary_telling import full_text


class Named(NamedTuple):
    """Somebody, and the first record that names them; none where it is the opening."""

    name: str
    record_id: str


def others_named(context: Context, records: RecordServices, content: SummaryContent) -> list[Named]:
    """Return who else is named, each once: peers that a record is not about, and other people.

    Where peers stand with initials or roles, only other people: peers are hidden then anyway.
    """
    people = {peer.id: peer.name for peer in context.store.all(Peer)}
    told = [one for part in content.told.values() for one in part]
    texts = {one.record.id: full_text(one) for one in told}
    found: dict[str, str] = {}
    if content.settings.names is PeerNames.FULL:
        for one in told:
            text = texts[one.record.id]
            if named_elsewhere(text, people, ()):
                for name in named_elsewhere(text, people, _about(records, one)):
                    found.setdefault(name, one.record.id)
    texts[""] = content.opening
    known = [*people.values(), records.profiles.mine().name]
    for name in third_persons(texts.values(), known=known, words=_words(records)):
        found.setdefault(name, next((id_ for id_, text in texts.items() if name in text), ""))
    return [Named(name, id_) for name, id_ in found.items()]


def _about(records: RecordServices, told: Told) -> tuple[str, ...]:
    """Return the peers that a record is about, be it by the record whose story it tells."""
    record = told.record
    named: list[Record | None] = [record]
    if isinstance(record, Evidence):
        named.append(records.evidence.source(record))
    if isinstance(record, CheckIn):
        named.append(records.goals.get(record.goal_id))
    if isinstance(record, (Action, Exchange)) and record.conversation_id:
        named.append(records.conversations.get(record.conversation_id))
    return tuple({id_ for one in named if one for id_ in peer_ids_of(one)})


def _words(records: RecordServices) -> Iterator[str]:
    """Yield words of mine that are no people: skills, places where people work, tags."""
    for skill in records.skills.all():
        yield from (skill.name, skill.family)
    for peer in records.peers.all():
        yield from (peer.department, peer.organisation, peer.role)
    me = records.profiles.mine()
    yield from (me.department, me.organisation, me.role)
    yield from records.conversations.tags()
