"""Tags: how one is written, and which ones look alike."""

from __future__ import annotations

import re

from peerpal.domain.errors import InvalidField
from peerpal.domain.text import folded, one_line

_BETWEEN = re.compile(r"[-_ ]+")
_SHORTEST_WITH_A_SLIP = 5


def read_tag(text: str) -> str:
    """Return a typed tag as it is stored. Raises InvalidField unless it is one word."""
    tag = one_line(text).lstrip("#").lower()
    if not is_one_word(tag):
        raise InvalidField("tags", "write one word, such as #oncall")
    return tag


def is_one_word(tag: str) -> bool:
    """True for a tag as it can be typed into a field, among others."""
    return tag.replace(",", " ").split() == [tag]


def renamed_tag(tags: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    """Return tags with one of them under another name; none stands there twice."""
    return tuple(dict.fromkeys(new if tag == old else tag for tag in tags))


def look_alike(one: str, other: str) -> bool:
    """True for tags that differ by case, accents, what parts words, a plural or one slip."""
    one, other = _plain(one), _plain(other)
    if one.removesuffix("s") == other.removesuffix("s"):
        return True
    return min(len(one), len(other)) >= _SHORTEST_WITH_A_SLIP and _is_one_slip(one, other)


def _plain(tag: str) -> str:
    return _BETWEEN.sub("", folded(tag))


def _is_one_slip(one: str, other: str) -> bool:
    """True when one letter more, less or another makes the one the other."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((at for at, char in enumerate(short) if char != long[at]), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]
