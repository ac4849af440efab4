"""The settings file as PeerPal writes it, once: every setting with what it does and may be."""

from __future__ import annotations

import json
from textwrap import wrap

from peerpal.domain.settings import Settings
from peerpal.domain.settings_fields import KEYS, KEYS_ABOUT, SETTINGS

_WIDTH = 88
_ABOUT = (
    "The settings of PeerPal. It wrote this file once, and the file is yours: when a setting is "
    "changed in the app (the key , there) or by `peerpal settings theme=nord`, comments and order "
    "stay. A value that can't be used is named at the next start, and PeerPal's own is used."
)


def new_text() -> str:
    """Return the file with PeerPal's own settings."""
    settings = Settings()
    parts = [_comment(_ABOUT)]
    for known in SETTINGS:
        value = json.dumps(getattr(settings, known.name))
        allowed = _comment(f"Allowed: {known.allowed}.")
        parts.append(f"{_comment(known.about)}\n{allowed}\n{known.name} = {value}")
    parts.append(f'{_comment(KEYS_ABOUT)}\n[{KEYS}]\n# "screen.log" = "f5,ctrl+l"')
    return "\n\n".join(parts) + "\n"


def _comment(text: str) -> str:
    return "\n".join(f"# {line}" for line in wrap(text, _WIDTH, break_on_hyphens=False))
