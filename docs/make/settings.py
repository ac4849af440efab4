"""The settings, from what each of them says of itself."""

from __future__ import annotations

from collections.abc import Iterator

from docs.make.tables import code
from peerpal.domain.settings import Settings
from peerpal.domain.settings_fields import KEYS, KEYS_ABOUT, SETTINGS


def all_settings() -> str:
    """Return every setting, in the order of the file."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    own = Settings()
    for known in SETTINGS:
        value = code(_shown(getattr(own, known.name)))
        yield f"### {code(known.name)}\n\n{known.about}\n"
        yield f"Allowed: {known.allowed}. PeerPal's own: {value}.\n"
    yield f"### {code(KEYS)}\n\n{KEYS_ABOUT}\n"


def _shown(value: str | int) -> str:
    return str(value) if isinstance(value, int) else f'"{value}"'
