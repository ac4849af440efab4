"""Completes names of peers, skills and tags where a talk is written in lines."""

from __future__ import annotations

from collections.abc import Iterable

from peerpal.domain.capture_completion import Named, begun
from peerpal.domain.completion import Completion, fitting
from peerpal.domain.text import QUOTES
from peerpal.services.names import typed_name
from peerpal.services.services import Services


def complete_capture(services: Services, line: str) -> Completion | None:
    """Return the likeliest name that a line may end with; None when it ends with none."""
    if (name := begun(line)) is None:
        return None
    found = fitting(name.typed, _known(services, name.named))
    return Completion(found[0], name.written(found[0])) if found else None


def _known(services: Services, named: Named) -> Iterable[str]:
    match named:
        case Named.PEER:
            return (typed_name(peer.name) for peer in services.peers.by_name())
        case Named.SKILL:
            names = (skill.name for skill in services.skills.by_name())
            return (name for name in names if not set(QUOTES) & set(name))
        case Named.TAG:
            return services.tags.by_use()
