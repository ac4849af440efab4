"""How often feedback asked for more of the same, and how often for something else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from peerpal.domain.feedback import Feedback, Tone
from peerpal.domain.flow import feedback_from
from peerpal.domain.record import Side


@dataclass(frozen=True, slots=True)
class Tones:
    """What went one way, by its tone: two plain numbers, never one score."""

    reinforcing: int = 0
    redirecting: int = 0

    @property
    def total(self) -> int:
        """How much it was."""
        return self.reinforcing + self.redirecting


def tones(feedback: Iterable[Feedback]) -> tuple[Tones, Tones]:
    """Return the tones of what I gave and of what I got.

    What is only drafted or asked for is neither, as in the flow of feedback.
    """
    sides = [(feedback_from(piece), piece.tone) for piece in feedback]
    return _tones(sides, Side.ME), _tones(sides, Side.PEER)


def _tones(sides: Iterable[tuple[Side | None, Tone]], wanted: Side) -> Tones:
    found = [tone for side, tone in sides if side is wanted]
    return Tones(found.count(Tone.REINFORCING), found.count(Tone.REDIRECTING))
