"""How a summary names people: in full, by initials, or by their role."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from peerpal.domain.feedback import Attribution, Feedback, FeedbackDirection, Tone
from peerpal.domain.introduction import Introduction
from peerpal.domain.peer import Peer
from peerpal.domain.record import with_texts
from peerpal.domain.renaming import SOMEBODY, renaming
from peerpal.domain.summary import PeerNames
from peerpal.domain.text import one_line
from peerpal.domain.words import listed
from peerpal.services.context import Context

T = TypeVar("T")


class SummaryNames:
    """Gives each peer the name that a summary uses for them."""

    def __init__(self, context: Context, kind: PeerNames) -> None:
        self._context = context
        self._kind = kind

    def of(self, peer_id: str | None, kind: PeerNames | None = None) -> str:
        """Return how a peer is named; one who is gone is a colleague."""
        peer = self._context.store.find(Peer, peer_id) if peer_id else None
        return shown_name(peer, kind or self._kind) if peer else SOMEBODY

    def all(self, peer_ids: Iterable[str]) -> str:
        """Return several peers as a sentence lists them."""
        return listed([self.of(id_) for id_ in peer_ids])

    def behind(self, feedback: Feedback) -> str:
        """Return whom feedback came from, as they wish, or to whom it went.

        Whom I redirected is nobody else's business.
        """
        if feedback.direction is FeedbackDirection.GIVEN:
            return self.of(feedback.peer_id) if feedback.tone is Tone.REINFORCING else SOMEBODY
        if feedback.attribution is Attribution.ANONYMOUS:
            return SOMEBODY
        is_named = feedback.attribution is Attribution.NAMED
        return self.of(feedback.peer_id, None if is_named else PeerNames.ROLE)

    def hidden_in(self, value: T) -> T:
        """Return a value with names that stand in its texts as they stand elsewhere."""
        if self._kind is PeerNames.FULL:
            return value
        store = self._context.store
        people = [(peer.name, self.of(peer.id)) for peer in store.all(Peer)]
        met = {made.introduced_name for made in store.all(Introduction)}
        known = {name for name, _ in people}
        people += [(name, _short(name, self._kind)) for name in sorted(met - known)]
        return with_texts(value, renaming(people).hide)


def shown_name(peer: Peer, kind: PeerNames) -> str:
    """Return how a peer is named."""
    if kind is PeerNames.FULL:
        return one_line(peer.name)
    if kind is PeerNames.ROLE and peer.role.strip():
        return f"{SOMEBODY} ({one_line(peer.role)})"
    return _short(peer.name, kind)


def _short(name: str, kind: PeerNames) -> str:
    if kind is PeerNames.INITIALS:
        return " ".join(f"{word[0].upper()}." for word in name.split())
    return SOMEBODY
