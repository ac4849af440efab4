"""Imports what people open next, a little at a time while nobody types: each opens sooner then."""

from __future__ import annotations

import sys
from importlib import import_module

_NEXT = (
    "screens.form",
    "screens.capture",
    "widgets.markdown_view",
    "screens.conversation_form",
    "screens.peer_page",
    "screens.peers",
    "services.review_sessions",
    "screens.talks",
    "screens.conversations",
    "screens.skills",
    "screens.goals",
    "screens.feedback",
    "screens.reviews",
    "screens.search",
    "services.summary",
    "services.summary_sandbox",
    "screens.summary",
    "screens.growth",
    "screens.settings",
    "screens.help",
)
"""What takes long stands before what needs it, so that no step is felt."""


def import_next() -> bool:
    """Import one thing more; False when all of them are there."""
    for name in _NEXT:
        module = f"peerpal.{name}"
        if module not in sys.modules:
            import_module(module)
            return True
    return False
