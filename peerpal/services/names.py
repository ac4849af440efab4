"""Finds peers by what people type for them, and tells a new name from a mistyped one."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from peerpal.domain.errors import NotFound
from peerpal.domain.peer import Peer
from peerpal.domain.text import QUOTES, folded, one_line

_NEAR = 0.75
_BETWEEN = str.maketrans(dict.fromkeys(f"{QUOTES},", " "))


class NearName(NotFound):
    """A name nobody has, close to one that somebody has: perhaps a slip."""

    def __init__(self, name: str, near: Sequence[Peer]) -> None:
        self.name = name
        self.near = tuple(near)
        who = " or ".join(peer.name for peer in self.near)
        super().__init__(f"There is no peer “{name}”. Did you mean {who}?")


def find_peer(name: str, peers: Sequence[Peer]) -> Peer | None:
    """Return the peer that a name stands for: the full name, or one word of it.

    None when nobody has it. Raises NotFound when several have it.
    """
    wanted = _comparable(name)
    found = [peer for peer in peers if _comparable(peer.name) == wanted]
    found = found or [peer for peer in peers if wanted in _comparable(peer.name).split()]
    if len(found) > 1:
        who = " or ".join(f'@"{peer.name}"' for peer in found)
        raise NotFound(f"“{name}” could be several peers; write {who}.")
    return found[0] if found else None


def near_peers(name: str, peers: Sequence[Peer]) -> list[Peer]:
    """Return the peers whose names look like a name: a letter off, or its beginning."""
    wanted = _comparable(name)
    return [
        peer
        for peer in peers
        if any(_is_near(wanted, part) for part in [_comparable(peer.name), *peer.name.split()])
    ]


def new_name(name: str) -> str:
    """Return a typed name as a person would write it: `ana_ruiz` becomes Ana Ruiz."""
    words = one_line(name.replace("_", " ")).split()
    return " ".join(word.title() if word.islower() else word for word in words)


def typed_name(name: str) -> str:
    """Return a name as it can be typed: commas part names, and quotes stand around them."""
    return " ".join(name.translate(_BETWEEN).split())


def _comparable(name: str) -> str:
    return folded(typed_name(name.replace("_", " ")))


def _is_near(wanted: str, name: str) -> bool:
    name = _comparable(name)
    if wanted and name.startswith(wanted):
        return True
    return SequenceMatcher(None, wanted, name).ratio() >= _NEAR
