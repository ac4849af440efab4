"""What went each way with a peer: which skills, how long, how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from textual.content import Content

from peerpal.domain.dates import show_minutes
from peerpal.domain.exchange import Direction
from peerpal.domain.peer import Peer
from peerpal.domain.text import folded, one_line
from peerpal.domain.words import count
from peerpal.screens.pages import DIRECTION_SIGNS
from peerpal.services.services import Services
from peerpal.widgets.sheet import lines
from peerpal.widgets.themes import MUTED


def what_went_which_way(services: Services, peer: Peer) -> Content:
    """Return one line a way: its skills, each with how often, then the time and the exchanges."""
    return lines(_ways(services, peer))


def _ways(services: Services, peer: Peer) -> Iterator[Content]:
    skills: dict[Direction, Counter[str]] = {way: Counter() for way in DIRECTION_SIGNS}
    minutes: Counter[Direction] = Counter()
    for exchange in services.exchanges.of_peer(peer.id):
        skills[exchange.direction][exchange.skill_id] += 1
        minutes[exchange.direction] += exchange.minutes or 0
    for way, sign in DIRECTION_SIGNS.items():
        if skills[way]:
            time = f"{show_minutes(minutes[way])} in " if minutes[way] else ""
            total = f"  {time}{count(skills[way].total(), 'exchange')}"
            space = " " * (3 - sign.cell_length)
            yield Content.assemble(sign, space, _named(services, skills[way]), (total, MUTED))


def _named(services: Services, times: Counter[str]) -> str:
    named = [(one_line(services.skills.name(id_)), number) for id_, number in times.items()]
    named.sort(key=lambda pair: (-pair[1], folded(pair[0])))
    return ", ".join(f"{name} ({number})" for name, number in named)
