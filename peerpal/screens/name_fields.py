"""Fields for names of peers and skills, completed from those that there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from peerpal.domain.completion import completions
from peerpal.services.names import typed_name
from peerpal.services.services import Services
from peerpal.widgets.completed import CompletedLine, Completer


def peer_field(
    services: Services, name: str, label: str, text: str, *, hint: str = "Ana"
) -> CompletedLine:
    """Return a field for one peer, or for several with commas between."""
    return CompletedLine(name, label, text, hint=hint, complete=peer_names(services))


def skill_name_field(services: Services, name: str, label: str, text: str) -> CompletedLine:
    """Return a field for one skill."""
    complete = one_of(lambda: (skill.name for skill in services.skills.by_name()))
    hint = "pytest; a new one is added"
    return CompletedLine(name, label, text, hint=hint, complete=complete)


def peer_names(services: Services) -> Completer:
    """Complete the last of the names of peers that are typed."""
    return lambda text: completions(
        text, (typed_name(peer.name) for peer in services.peers.by_name()), parted_by=","
    )


def one_of(names: Callable[[], Iterable[str]]) -> Completer:
    """Complete one name; those that there are get looked up when it is typed."""
    return lambda text: completions(text, names())
