"""Links that a record may hold: to a page, or to somebody's mailbox."""

from __future__ import annotations

import re

from peerpal.domain.errors import InvalidField

_LINK = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@)\S*", re.IGNORECASE)
_PAGE = re.compile(r"https?://", re.IGNORECASE)


def require_link(link: str, field: str = "link") -> None:
    """Raise InvalidField for a link of another kind; there need not be one."""
    if link and not _LINK.fullmatch(link):
        raise InvalidField(field, "begin it with https://, http:// or mailto:")


def is_page(link: str) -> bool:
    """True for a link that a browser can open."""
    return bool(_PAGE.match(link))
