"""Flow: what goes each way between two peers. Never called debt, never one merged score."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, auto

from peerpal.domain.exchange import Direction, Exchange


class Balance(StrEnum):
    """How even a flow is: up to 0.2 balanced, up to 0.5 leaning, above one-sided."""

    BALANCED = auto()
    LEANING = auto()
    ONE_SIDED = auto()


@dataclass(frozen=True, slots=True)
class Flow:
    """How much went out and how much came in, in any one unit."""

    give: float = 0.0
    receive: float = 0.0

    @property
    def lean(self) -> float | None:
        """(give - receive) / (give + receive), from -1 to 1; None when nothing happened."""
        total = self.give + self.receive
        return (self.give - self.receive) / total if total else None

    @property
    def balance(self) -> Balance | None:
        """The word for the lean; None when nothing happened."""
        if self.lean is None:
            return None
        if abs(self.lean) <= 0.2:
            return Balance.BALANCED
        return Balance.LEANING if abs(self.lean) <= 0.5 else Balance.ONE_SIDED

    @property
    def reversed(self) -> Flow:
        """The same flow as the other person sees it."""
        return Flow(give=self.receive, receive=self.give)


def minutes_flow(exchanges: Iterable[Exchange]) -> Flow:
    """Return the minutes taught and learned; learning together counts half to each side."""
    give = receive = 0.0
    for exchange in exchanges:
        minutes = exchange.minutes or 0
        match exchange.direction:
            case Direction.TAUGHT:
                give += minutes
            case Direction.LEARNED:
                receive += minutes
            case Direction.TOGETHER:
                give += minutes / 2
                receive += minutes / 2
    return Flow(give=give, receive=receive)
