"""Names for files that are written for somebody else."""

from __future__ import annotations

from peerpal.domain.text import folded

_MOST_OF_NAME = 40


def in_letters(name: str, otherwise: str = "peer") -> str:
    """Return a name in letters that every system can write: `ana-ruiz`."""
    letters = "".join(c if c.isascii() and c.isalnum() else " " for c in folded(name))
    return "-".join(letters.split())[:_MOST_OF_NAME].strip("-") or otherwise
