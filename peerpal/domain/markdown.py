"""Markdown that says what a person wrote and nothing else (CommonMark 0.31)."""

from __future__ import annotations

import re
from functools import lru_cache
from html.entities import html5

from peerpal.domain.text import one_line

_ANYWHERE = re.compile(r"[\\`*\[\]<>~|]")
_AT_WORD_EDGE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=(#?\w+)(;|$))")
_CLOSING_HASHES = re.compile(r"(?<=\s)(?=#+$)")
_AT_START = re.compile(r"^(?=[-+=#])|^(\d{1,9})(?=[.)](\s|$))")

_IS_CLOSED = re.compile(r"[.!?…:\u3002\uff01\uff1f][)\"'”\u2019»]?$")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return a person's text on one line, so escaped that no part of it becomes markup.

    No heading, list, emphasis, code, link, image, HTML or entity can come out of it.
    """
    text = _ANYWHERE.sub(r"\\\g<0>", one_line(text))
    text = _AT_WORD_EDGE.sub(r"\\_", text)
    text = _ENTITY.sub(_escaped_entity, text)
    text = _CLOSING_HASHES.sub(r"\\", text)
    return _escaped_start(text)


def sentence(text: str) -> str:
    """Return a person's text escaped and closed like a sentence."""
    escaped = plain(text)
    if not escaped or _IS_CLOSED.search(escaped):
        return escaped
    return _escaped_start(f"{escaped}.")  # a number alone would begin a list with its full stop


def _escaped_entity(found: re.Match[str]) -> str:
    """Return the sign escaped; at the end, only where a semicolon after it makes an entity."""
    name, end = found.groups()
    return r"\&" if end or name.startswith("#") or f"{name};" in html5 else "&"


def _escaped_start(text: str) -> str:
    return _AT_START.sub(lambda found: f"{found[1] or ''}\\", text)
