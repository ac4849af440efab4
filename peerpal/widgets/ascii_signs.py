"""Draws with ASCII signs, where the terminal has no others or a person wants no others."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from peerpal.domain.signs import in_ascii

_KEYS: Final = {
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
    "⏎": "enter",
    "⌫": "backspace",
}


class AsciiSigns(LineFilter):
    """Puts an ASCII sign as wide for each sign; letters that the terminal has stay."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return a line as the terminal can show it."""
        return [
            segment
            if segment.text.isascii()
            else segment._replace(text=_shown(segment.text, self._encoding))
            for segment in segments
        ]


def key_in_words(key: str) -> str:
    """Return a key by its name where it would be drawn as a sign: `v` for down is another key."""
    for sign, word in _KEYS.items():
        key = key.replace(sign, word)
    return key


@lru_cache(maxsize=1024)
def _shown(text: str, encoding: str) -> str:
    plain = in_ascii(text)
    if plain.isascii():
        return plain
    return "".join(c if c.encode(encoding, "ignore") else "?" * cell_len(c) for c in plain)
