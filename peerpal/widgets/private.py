"""Text that only I may see: it is marked as such, and covered while share-safe is on."""

from __future__ import annotations

from rich.style import Style as RichStyle
from textual.content import Content
from textual.style import Style

from peerpal.domain.text import clean

_PRIVATE = "private"
PRIVATE_STYLE = Style.from_meta({_PRIVATE: True})
"""Looks like nothing: it is only carried along to where the text is drawn."""


def private(text: str | Content) -> Content:
    """Return a text that is marked as private."""
    content = Content(clean(text)) if isinstance(text, str) else text
    return content.stylize(PRIVATE_STYLE)


def is_private_style(style: RichStyle | None) -> bool:
    """True for the style that a text marked as private is drawn in."""
    return style is not None and _PRIVATE in style.meta
