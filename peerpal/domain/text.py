"""Makes any text safe to show: what could steer a terminal becomes visible, the rest stays."""

from __future__ import annotations

import unicodedata

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = "\u00ad\u200b\u2028\u2029\u2060\ufeff"
_UNSAFE_CATEGORIES = frozenset({"Cc", "Cs", "Co", "Cn"})
QUOTES = '"“”„'
"""What may stand around a name or skill of several words; editors like to bend them."""
_REPLACEMENT = "\ufffd"
_BLANK = "\u2423"
# Letters that Unicode does not take apart, but that people without that key type as these.
_TYPED = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "\u0131": "i", "ŧ": "t", "æ": "ae", "œ": "oe",
    "þ": "th",
})  # fmt: skip


def _is_unsafe(char: str) -> bool:
    if char in "\n\t":
        return False
    if char in _BIDI or char in _INVISIBLE or "\U000e0000" <= char <= "\U000e007f":
        return True
    return unicodedata.category(char) in _UNSAFE_CATEGORIES


def clean(text: str) -> str:
    """Return the text with control, bidi-override and unassigned characters made visible.

    Line breaks and tabs stay, and so do the joiners that emoji and some scripts need.
    """
    # Nothing that is unsafe counts as printable: most texts need no look at each character.
    if text.replace("\n", "").replace("\t", "").isprintable():
        return text
    text = text.replace("\r\n", "\n")
    return "".join(
        (_BLANK if char == "\r" else _REPLACEMENT) if _is_unsafe(char) else char for char in text
    )


def one_line(text: str) -> str:
    """Return the cleaned text on one line: runs of white space become one space."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(clean(text).split())


def folded(text: str) -> str:
    """Return the text as it is compared when searching: without case and accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_TYPED)
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def in_file_name(text: str, *, most: int = 40) -> str:
    """Return a text as a part of a file's name, in letters that every system can write."""
    letters = "".join(c if c.isascii() and c.isalnum() else " " for c in folded(text))
    return "-".join(letters.split())[:most].strip("-")
