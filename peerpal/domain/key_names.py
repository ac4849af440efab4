"""The names of keys, as they stand in the settings."""

from __future__ import annotations

import unicodedata
from string import punctuation

from peerpal.domain.text import one_line

KEY_HELP = "letters and signs as they are, and names such as f5, ctrl+l, pageup, comma or space"

_MOVING = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown")
_NAMED = (
    *("escape", "enter", "tab", "shift+tab", "space", "backspace", "delete", "insert", *_MOVING),
    *(f"f{number}" for number in range(1, 25)),
)
# What most terminals send for these is another key, which comes in under its own name.
_TAKEN_FOR = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace"}
# Signs are called as Unicode calls them, but for these.
_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def _name(character: str) -> str:
    """Return what the key of a character is called."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name)


_SIGNS = {_name(sign): sign for sign in punctuation}


def read_keys(text: str) -> tuple[str, ...]:
    """Return the names of keys that are parted by commas. Raises ValueError with the reason."""
    keys = ["comma"] if text.strip() == "," else [part.strip() for part in text.split(",")]
    if not all(keys):
        raise ValueError(f"name one key or several, with a comma between: {KEY_HELP}")
    return tuple(dict.fromkeys(_read_key(key) for key in keys))


def types_text(key: str) -> bool:
    """True for a key that a text field takes for itself."""
    return len(key) == 1 or key == "space" or key in _SIGNS or not key.isascii()


def written(key: str) -> str:
    """Return a key as it stands in the settings: a sign as it is, unless it is the comma."""
    return _SIGNS.get(key, key) if key != "comma" else key


def _read_key(text: str) -> str:
    if len(text) == 1 and text.isprintable():
        return _name(text)
    modifier, _, key = text.lower().rpartition("+")
    if not modifier and text.lower() in (*_NAMED, *_SIGNS):
        return text.lower()
    key = _name(key) if len(key) == 1 else key
    name = f"{modifier}+{key}"
    if other := _TAKEN_FOR.get(name):
        raise ValueError(f"{name} is {other} in most terminals; choose another key")
    if name in _NAMED or _goes_with(modifier, key):
        return name
    raise ValueError(f"there is no key “{one_line(text[:40])}”{_meant(text.lower())}")


def _goes_with(modifier: str, key: str) -> bool:
    is_moving = key in _MOVING or key == "delete" or (key[:1] == "f" and key in _NAMED)
    if modifier in ("shift", "ctrl+shift"):
        return is_moving  # a letter with shift is the capital
    is_sign = (len(key) == 1 and key.isascii()) or key in _SIGNS
    return modifier in ("ctrl", "alt") and (is_moving or is_sign)


def _meant(text: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(text, (*_NAMED, *_SIGNS), n=1)
    return f"; did you mean {near[0]}?" if near else f"; there are {KEY_HELP}"
