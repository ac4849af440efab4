"""Makes one record of two that turned out to be the same skill or the same person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any, TypeVar

from peerpal.domain.agreement import Agreement
from peerpal.domain.peer import Consent, Fit, Peer, PeerStatus
from peerpal.domain.record import Record, field_names
from peerpal.domain.skill import Skill, by_day, level_on

R = TypeVar("R", bound=Record)

_COMMON = frozenset(field.name for field in fields(Record))
_ENDING = frozenset({"ended_on", "close_reason", "close_next"})


def merged_skills(kept: Skill, gone: Skill) -> Skill:
    """Return the skill that is kept, with what the other one says as well.

    The histories become one, and the newest change in it says the level.
    """
    filled = _filled(kept, gone)
    history = by_day([*kept.history, *gone.history])
    merged = replace(
        filled,
        description=_both(kept.description, gone.description),
        teaching=kept.teaching or gone.teaching,
        learning=kept.learning or gone.learning,
        history=history,
    )
    return replace(merged, level=level_on(merged, date.max) or filled.level)


def merged_peers(kept: Peer, gone: Peer) -> Peer:
    """Return the peer who is kept, with what the other record says as well.

    How a pairing ended counts only when the kept one has ended. Of two answers on being quoted
    the one that allows less stands.
    """
    has_ended = kept.status in (PeerStatus.CONCLUDING, PeerStatus.CLOSED)
    starts = [day for day in (kept.started_on, gone.started_on) if day]
    return replace(
        _filled(kept, gone, but=frozenset() if has_ended else _ENDING),
        recently_navigated=_union(kept.recently_navigated, gone.recently_navigated),
        fit=gone.fit if kept.fit is Fit.UNKNOWN else kept.fit,
        started_on=min(starts, default=None),
        closing={**gone.closing, **kept.closing},
        quote_consent=_stricter(kept.quote_consent, gone.quote_consent),
        private_notes=_both(kept.private_notes, gone.private_notes),
    )


def renumbered(agreements: Iterable[Agreement]) -> list[Agreement]:
    """Return the agreements with one peer, counted anew in the order in which they were made."""
    ordered = sorted(agreements, key=lambda a: (a.created_at, a.version, a.id))
    return [replace(agreement, version=number) for number, agreement in enumerate(ordered, 1)]


def _filled(kept: R, gone: R, *, but: frozenset[str] = frozenset()) -> R:
    """Return the kept record with its empty fields filled, and the tags of both."""
    changed: dict[str, Any] = {
        name: getattr(gone, name)
        for name in field_names(kept)
        if name not in _COMMON and name not in but and _is_empty(getattr(kept, name))
    }
    return replace(kept, tags=_union(kept.tags, gone.tags), **changed)


def _is_empty(value: object) -> bool:
    return value is None or value in ("", ())


def _both(kept: str, gone: str) -> str:
    """Return both texts, one below the other; the same text only once."""
    texts = dict.fromkeys(text for text in (kept, gone) if text.strip())
    return "\n\n".join(texts)


def _union(kept: Sequence[str], gone: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*kept, *gone]))


def _stricter(kept: Consent, gone: Consent) -> Consent:
    if Consent.DECLINED in (kept, gone):
        return Consent.DECLINED
    return gone if kept is Consent.NOT_ASKED else kept
