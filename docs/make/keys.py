"""What keys do, from the bindings of every screen."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from docs.make.tables import code, codes, table
from peerpal import app
from peerpal.domain.keymap import KeyUse


def all_keys() -> str:
    """Return what every key does, place by place, with its name in the settings."""
    places = dict.fromkeys(use.where for use in _uses())
    return "\n".join(f"## {_title(place)}\n\n{_named(_at(place))}" for place in places)


def keys_of(place: str) -> str:
    """Return what the keys of one place do."""
    return table(["Key", "What it does"], [[codes(use.written), use.about] for use in _at(place)])


def _named(uses: Iterable[KeyUse]) -> str:
    rows = [[codes(use.written), use.about, code(use.id)] for use in uses]
    return table(["Key", "What it does", "Name"], rows)


def _at(place: str) -> list[KeyUse]:
    found = [use for use in _uses() if use.where == place]
    if not found:
        raise ValueError(f"no key works only there: {place}")
    return found


@cache
def _uses() -> tuple[KeyUse, ...]:
    return tuple(app.all_keys())


def _title(place: str) -> str:
    return place[0].upper() + place[1:]
