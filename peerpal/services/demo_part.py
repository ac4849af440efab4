"""What the parts of the sample data share: who and what is in it, and what is drawn by lot."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from peerpal.domain.record import InSummary
from peerpal.services.demo_days import DemoDays
from peerpal.services.services import Services

_SEED = 2608


def _same_every_time() -> Random:
    return Random(_SEED)  # noqa: S311 the same data every time is what is wanted


@dataclass(frozen=True, slots=True)
class DemoFolder:
    """A folder that is being filled: the ids of who and what is in it by now, by their names."""

    services: Services
    chance: Random = field(default_factory=_same_every_time)
    peer_ids: dict[str, str] = field(default_factory=dict)
    skill_ids: dict[str, str] = field(default_factory=dict)


class DemoPart(DemoDays):
    """Makes a part of the sample data of one folder."""

    def __init__(self, folder: DemoFolder) -> None:
        super().__init__(folder.services.context)
        self._services = folder.services
        self._random = folder.chance
        self._peer_ids = folder.peer_ids
        self._skill_ids = folder.skill_ids

    def _mark(self, *, yes: float, no: float) -> InSummary:
        drawn = self._random.random()
        if drawn < yes:
            return InSummary.YES
        return InSummary.NO if drawn < yes + no else InSummary.UNDECIDED
