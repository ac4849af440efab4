"""Finding guides by what they say, beside the records that are found."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from peerpal.domain.found import Snippet, bare_words, beginning, plain, snippet
from peerpal.domain.search import GUIDES as GUIDES_TABLE
from peerpal.domain.search import Query
from peerpal.services.guides import GUIDES, Guide

_MARKUP = re.compile(r"^#+ |\*\*|`|(?<![\w*])\*(?=\w)|(?<=[\w.,])\*(?![\w*])", re.MULTILINE)

_WRAPPED = re.compile(r"(?<=\S)\n *(?=[^\s#\-\d])")
"""Where a line of the file ends within a paragraph; on the screen it is wrapped anew."""


class GuideHit(NamedTuple):
    """A guide that was found by some words."""

    guide: Guide
    words: tuple[str, ...]
    is_in_title: bool

    @property
    def snippet(self) -> Snippet:
        """Where in its text they stand; made when it is shown, for most hits are out of view."""
        body = readable(self.guide).removeprefix(self.guide.title).strip()
        return snippet(body, self.words) or beginning(body)


def find_guides(query: Query) -> list[GuideHit]:
    """Return the guides that a query finds: those first that have its words in the title.

    Guides are about nobody and of no day: with such a condition none is found.
    """
    kinds, others = query.kinds, [one for one in query.conditions if not one.is_a_kind]
    if query.is_empty or others or (kinds and GUIDES_TABLE not in kinds):
        return []
    found = [hit for guide in GUIDES if (hit := _hit(guide, query))]
    return sorted(found, key=lambda hit: not hit.is_in_title)


@cache
def readable(guide: Guide) -> str:
    """Return the text of a guide without what makes it Markdown."""
    return _MARKUP.sub("", _WRAPPED.sub(" ", guide.text))


@cache
def _searched(guide: Guide) -> str:
    return plain(readable(guide))


def _hit(guide: Guide, query: Query) -> GuideHit | None:
    text = _searched(guide)
    if not all(word in text for word in query.words) or any(w in text for w in query.without):
        return None
    title = bare_words(plain(guide.title))
    is_in_title = bool(query.words) and all(bare_words(word) in title for word in query.words)
    return GuideHit(guide, query.words, is_in_title)
