"""Reach: who could help me with something, whom I reach, and what nobody gives or takes yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from peerpal.domain.exchange import Direction, Exchange
from peerpal.domain.peer import Peer, PeerStatus
from peerpal.domain.skill import Skill
from peerpal.domain.text import folded, one_line
from peerpal.domain.words import times
from peerpal.services.record_services import RecordServices

_RUNNING = (PeerStatus.PROPOSED, PeerStatus.ACTIVE, PeerStatus.CONCLUDING)
_PEERS_FOR_A_HINT = 3

Matches = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Helper:
    """A peer who could help, and what says so, the strongest first."""

    peer: Peer
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """Whom I reach: the peers of running pairings, and their departments."""

    peers: int
    departments: tuple[str, ...]

    @property
    def is_one_team(self) -> bool:
        """True when there are some peers, and all that is known of them is one department."""
        return self.peers >= _PEERS_FOR_A_HINT and len(self.departments) == 1


class Reach:
    """Looks over all peers at once."""

    def __init__(self, records: RecordServices) -> None:
        self._records = records

    def spread(self) -> Spread:
        """Return whom I reach."""
        running = self._running()
        known = {folded(one_line(p.department)): one_line(p.department) for p in running}
        named = sorted((name for name in known.values() if name), key=folded)
        return Spread(len(running), tuple(named))

    def asks(self) -> list[Skill]:
        """Return what I want to learn and have learned from nobody yet."""
        return [s for s in self._records.skills.by_name() if s.learning and not self._got(s)]

    def offers(self) -> list[Skill]:
        """Return what I teach and have taught to nobody yet."""
        return [s for s in self._records.skills.by_name() if s.teaching and not self._given(s)]

    def who_could_help(self, wanted: str) -> list[Helper]:
        """Return the peers who have to do with some words, those who know most about it first.

        Looks at the skills that came from them (◀), at what they have been through, at tags, and
        at what they work as.
        """
        words = folded(wanted).split()
        if not words:
            return []

        def matches(text: str) -> bool:
            return all(word in folded(text) for word in words)

        skills = [s for s in self._records.skills.all() if matches(f"{s.name} {s.family}")]
        found = []
        for peer in self._records.peers.by_name():
            taught = self._taught_me(peer, skills)
            reasons = (*taught, *_navigated(peer, matches), *self._tagged(peer, matches))
            reasons += tuple(_works_as(peer, matches))
            if reasons:
                weight = sum(self._count(peer, skill) for skill in skills), len(reasons)
                found.append((weight, Helper(peer, reasons)))
        found.sort(key=lambda pair: pair[0], reverse=True)
        return [helper for _, helper in found]

    def _running(self) -> list[Peer]:
        return [peer for peer in self._records.peers.all() if peer.status in _RUNNING]

    def _got(self, skill: Skill) -> bool:
        return any(e.direction is not Direction.TAUGHT for e in self._exchanges(skill))

    def _given(self, skill: Skill) -> bool:
        return any(e.direction is not Direction.LEARNED for e in self._exchanges(skill))

    def _exchanges(self, skill: Skill) -> list[Exchange]:
        return self._records.exchanges.of_skill(skill.id)

    def _from(self, peer: Peer, skill: Skill) -> list[Exchange]:
        return [
            exchange
            for exchange in self._exchanges(skill)
            if exchange.peer_id == peer.id and exchange.direction is not Direction.TAUGHT
        ]

    def _count(self, peer: Peer, skill: Skill) -> int:
        return len(self._from(peer, skill))

    def _taught_me(self, peer: Peer, skills: Iterable[Skill]) -> Iterator[str]:
        counted = [(self._count(peer, skill), skill.name) for skill in skills]
        for number, name in sorted(counted, reverse=True):
            if number:
                yield f"◀ {one_line(name)}, {times(number)}"

    def _tagged(self, peer: Peer, matches: Matches) -> Iterator[str]:
        records = self._records
        talks = records.conversations.of_peer(peer.id)
        tagged = [peer, *talks, *records.exchanges.of_peer(peer.id)]
        tags = Counter(tag for record in tagged for tag in record.tags if matches(tag))
        for tag, number in tags.most_common():
            yield f"#{tag}, {times(number)}"


def _navigated(peer: Peer, matches: Matches) -> Iterator[str]:
    for text in peer.recently_navigated:
        if matches(text):
            yield f"has been through: {one_line(text)}"


def _works_as(peer: Peer, matches: Matches) -> Iterator[str]:
    for text in (peer.role, peer.department):
        if matches(text):
            yield one_line(text)
