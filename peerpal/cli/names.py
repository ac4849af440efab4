"""Asks who is meant by a name that nobody has, but that looks like a known one."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace

import click

from peerpal.domain.capture import Capture
from peerpal.domain.peer import Peer
from peerpal.domain.text import one_line
from peerpal.services.names import find_peer, near_peers, new_name
from peerpal.services.peers import Peers


def can_ask() -> bool:
    """True when there is a person at a terminal."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())


def settle_names(captures: Sequence[Capture], peers: Peers) -> list[Capture]:
    """Return the captures with the names that are meant; names that are left are new ones."""
    known = peers.all().copy()
    meant: dict[str, str] = {}
    for name in dict.fromkeys(name for capture in captures for name in capture.names):
        if find_peer(name, known):
            continue
        near = near_peers(name, known)
        peer = _choose(name, near) if near else None
        if peer:
            meant[name] = peer.name
        else:
            known.append(peers.blank(new_name(name)))
    return [_renamed(capture, meant) for capture in captures]


def _choose(name: str, near: Sequence[Peer]) -> Peer | None:
    """Return the peer that a person chooses, or None when the name is a new one."""
    choices = [*(peer.name for peer in near), f"add {new_name(name)} as a new peer"]
    lines = [f"There is no peer “{one_line(name)}”."]
    lines += [f"  {number}) {one_line(choice)}" for number, choice in enumerate(choices, 1)]
    click.echo("\n".join(lines), err=True)
    number = click.prompt("Who is it", type=click.IntRange(1, len(choices)), err=True)
    return near[number - 1] if number <= len(near) else None


def _renamed(capture: Capture, meant: dict[str, str]) -> Capture:
    return replace(
        capture,
        names=tuple(meant.get(name, name) for name in capture.names),
        actions=tuple(
            replace(action, name=meant.get(action.name, action.name)) if action.name else action
            for action in capture.actions
        ),
    )
