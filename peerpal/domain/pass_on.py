"""Pass it on: what I learned from one person and later taught to another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from peerpal.domain.exchange import Direction, Exchange, Exchanged, in_order


@dataclass(frozen=True, slots=True)
class PassedOn:
    """The first time I learned a skill from somebody, and each time I taught it to others since."""

    learned: Exchange
    taught: tuple[Exchange, ...]


def passed_on(exchanges: Iterable[Exchange]) -> list[PassedOn]:
    """Return the chains within the exchanges of one skill, the oldest first.

    There is one for each person it was learned from, if it was taught to somebody else later. On
    one day the exchange that was made first comes first.
    """
    ordered = sorted(exchanges, key=in_order)
    taught = [exchange for exchange in ordered if exchange.direction is Direction.TAUGHT]
    first_from: dict[str, Exchange] = {}
    for exchange in ordered:
        if exchange.direction is Direction.LEARNED:
            first_from.setdefault(exchange.peer_id, exchange)
    chains = [PassedOn(first, _since(first, taught)) for first in first_from.values()]
    return [chain for chain in chains if chain.taught]


def is_passed_on(exchanges: Iterable[Exchanged]) -> bool:
    """True when there is a chain within the exchanges of one skill."""
    learned_from: set[str] = set()
    for exchange in sorted(exchanges, key=in_order):
        if exchange.direction is Direction.LEARNED:
            learned_from.add(exchange.peer_id)
        elif exchange.direction is Direction.TAUGHT and learned_from - {exchange.peer_id}:
            return True
    return False


def _since(learned: Exchange, taught: list[Exchange]) -> tuple[Exchange, ...]:
    return tuple(
        exchange
        for exchange in taught
        if exchange.peer_id != learned.peer_id and in_order(exchange) > in_order(learned)
    )
