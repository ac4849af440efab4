"""Entries of a jrnl journal (`jrnl --format json`) as held conversations."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time
from typing import Any

from peerpal.domain.conversation import Conversation
from peerpal.domain.errors import InvalidField, NotFound
from peerpal.domain.ids import content_id
from peerpal.domain.peer import Peer
from peerpal.domain.text import one_line
from peerpal.services.context import Context, Origin
from peerpal.services.history import Step
from peerpal.services.import_file import read_object
from peerpal.services.import_findings import Findings
from peerpal.services.names import find_peer
from peerpal.services.peers import Peers

_MOST_NAMES = 1_000


class JrnlEntries:
    """The entries, each with the peers that its @tags name; `peer` is for those that name none.

    An entry has no id, so that it gets one from what it says: it is taken in once. The time of day
    becomes the moment the conversation was noted, a star the tag `starred`.
    """

    def __init__(
        self, entries: list[memoryview], context: Context, peers: Peers, peer: Peer | None
    ) -> None:
        self._entries = entries
        self._context = context
        self._zone = context.now().tzinfo
        self._known = peers.all()
        self._peer = peer
        self._found: dict[str, Peer | None] = {}

    def take_in(self, step: Step, findings: Findings) -> None:
        """Take in the entries that are not here yet."""
        twins: Counter[tuple[str, ...]] = Counter()
        origin = self._context.origin()
        for number, data in enumerate(self._entries):
            with findings.at(f"entries[{number}]"):
                entry = read_object(data)
                content = tuple(_text(entry, name) for name in ("title", "body", "date", "time"))
                twins[content] += 1
                id_ = content_id("jrnl", *content, str(twins[content]))
                if step.find(Conversation, id_):
                    findings.same[Conversation.TABLE] += 1
                    continue
                talk = self._talk({**origin, "id": id_}, entry, *content)
                findings.require_limits(talk)
                step.put(talk)

    def _talk(
        self, origin: Origin, entry: dict[str, Any], title: str, body: str, day: str, at: str
    ) -> Conversation:
        held_on, moment = self._moment(day, at)
        tags, peers = self._tags_and_peers(_tags(entry))
        if entry.get("starred"):
            tags.append("starred")
        origin["created_at"] = moment
        return Conversation(
            **origin,
            peer_ids=tuple(dict.fromkeys(peer.id for peer in peers)),
            title=one_line(title),
            held_on=held_on,
            notes=body.strip("\n").rstrip(),
            tags=tuple(dict.fromkeys(tags)),
        )

    def _moment(self, day: str, at: str) -> tuple[date, datetime]:
        try:
            held_on = date.fromisoformat(day)
            local = datetime.combine(held_on, time.fromisoformat(at), tzinfo=self._zone)
            return held_on, local.astimezone(UTC)
        except (ValueError, OverflowError):
            raise InvalidField("date", "this is no day with a time of our time") from None

    def _tags_and_peers(self, found: list[str]) -> tuple[list[str], list[Peer]]:
        """Tell the @tags that name peers from the others."""
        tags, peers = [], []
        for text in found:
            tag = one_line(text).lower().replace(" ", "-")
            peer = self._named(tag.removeprefix("@")) if tag.startswith("@") else None
            if peer:
                peers.append(peer)
            elif name := tag.lstrip("@#"):
                tags.append(name)
        if not peers and self._peer:
            peers.append(self._peer)
        if not peers:
            raise InvalidField("tags", "no peer is named here; say with --peer who it was with")
        return tags, peers

    def _named(self, name: str) -> Peer | None:
        if name not in self._found:
            if len(self._found) == _MOST_NAMES:
                raise InvalidField("tags", f"there are more than {_MOST_NAMES:,} different @tags")
            try:
                self._found[name] = find_peer(name, self._known)
            except NotFound:
                raise InvalidField("tags", "a name here could be several peers") from None
        return self._found[name]


def _text(entry: dict[str, Any], name: str) -> str:
    text = entry.get(name)
    if not isinstance(text, str):
        raise InvalidField(name, "is missing or no text")
    return text


def _tags(entry: dict[str, Any]) -> list[str]:
    tags = entry.get("tags", [])
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise InvalidField("tags", "is no list of texts")
    return tags
