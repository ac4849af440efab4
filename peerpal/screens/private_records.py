"""Texts of records that are mine alone."""

from __future__ import annotations

from textual.content import Content

from peerpal.domain.record import Record
from peerpal.domain.share_safe import is_private
from peerpal.domain.text import clean
from peerpal.widgets.private import private


def private_in(record: Record, text: str | Content) -> Content:
    """Return a text of a record, marked as private where the whole record is."""
    content = Content(clean(text)) if isinstance(text, str) else text
    return private(content) if is_private(record) else content
