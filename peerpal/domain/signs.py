"""Signs for terminals without Unicode: which terminals those are, and what stands for each sign."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SIGNS: Final = {
    " ": "\u00a0▔▏▕",
    ">": "▶▸→↪⇥",
    "<": "◀←⏎⌫",
    "^": "▲↑",
    "v": "▼↓✓☑",
    "x": "✗☒\u00d7",
    "~": "↷",
    "/": "↗▞",
    "\\": "↘",
    "*": "●★•▇",
    "o": "○",
    "%": "◐",
    "@": "◆",
    "#": "■█▒┃║▀▛▜▙▟▊▋▌▐",
    "+": "☆▪▆┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝┏┓┗┛╇╈╋┡┩┳┻┣┫▗▖▝▘",
    "|": "│╎╏▎▍",
    "-": "─╌╍—\u2013▄",
    "=": "═━▅",
    "_": "☐□▁",
    ":": "▃",
    ".": "◌·…▂┄",
    "'": "\u2018\u2019\u00b4˙",
    '"': "“”„«»",
    "/ ": "🔎",
}
_FOR: Final = {ord(sign): plain for plain, signs in _SIGNS.items() for sign in signs}
_SAID_BY = ("LC_ALL", "LC_CTYPE", "LANG")
_UNICODE: Final = ("utf8", "utf16", "utf32")


def in_ascii(text: str) -> str:
    """Return a text with ASCII signs, each as wide as the one it stands for; letters stay."""
    return text if text.isascii() else text.translate(_FOR)


def is_unicode(encoding: str) -> bool:
    """True for an encoding that has all signs."""
    return _plain(encoding).startswith(_UNICODE)


def encoding_of(environment: Mapping[str, str], written: str) -> str:
    """Return the encoding of a terminal to which Python writes in another one, or in the same.

    Python writes UTF-8 where the locale is `C`, which promises no more than ASCII.
    """
    locale = next(filter(None, map(environment.get, _SAID_BY)), "")
    name, _, encoding = locale.partition("@")[0].partition(".")
    is_plain = not is_unicode(encoding) if encoding else name in ("C", "POSIX")
    return "ascii" if is_plain and is_unicode(written) else written


def _plain(encoding: str) -> str:
    return encoding.lower().replace("-", "").replace("_", "")
