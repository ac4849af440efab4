"""The field for tags: it completes the last word, and says when a new one looks like another."""

from __future__ import annotations

from textual.suggester import Suggester
from textual.widgets import Input

from peerpal.domain.tags import is_one_word
from peerpal.domain.text import folded
from peerpal.domain.words import listed
from peerpal.screens.values import tags_text
from peerpal.services.services import Services
from peerpal.services.tags import Tags
from peerpal.widgets.fields import LineField


def tags_field(
    services: Services, tags: tuple[str, ...], *, hint: str = "#oncall #career"
) -> LineField:
    """Return the field, filled with the tags of a record."""
    return TagsField(services, tags, hint)


class TagsField(LineField):
    """Tags, each completed from those that there are; the arrow to the right takes it."""

    def __init__(self, services: Services, tags: tuple[str, ...], hint: str) -> None:
        super().__init__("tags", "Tags", tags_text(tags), hint=hint, read=self._alike)
        self._services = services
        self._had = frozenset(tags)

    def control(self) -> Input:
        """Return a line that completes its last word."""
        control = super().control()
        # The tags are counted when the first one is typed: a form shall open without that.
        control.suggester = TagSuggester(self._services)
        return control

    def _alike(self, text: str) -> str:
        """Return which new tags look like known ones: "#on-call looks like #oncall (5)"."""
        tags = self._services.tags
        known = [count.tag for count in tags.all()]
        words = [word.lstrip("#").lower() for word in text.replace(",", " ").split()]
        if words and text[-1] not in " ," and any(tag.startswith(words[-1]) for tag in known):
            words.pop()  # it is still being typed
        new = [word for word in dict.fromkeys(words) if word not in self._had.union(known)]
        return "; ".join(line for word in new if (line := looks_like(tags, word)))


class TagSuggester(Suggester):
    """Completes the last word of a line with the tag that is used most."""

    def __init__(self, services: Services) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._services = services

    async def get_suggestion(self, value: str) -> str | None:
        """Return the line with its last word completed; None when no tag begins like it."""
        words = value.replace(",", " ").split(" ")
        typed = words.pop().removeprefix("#")
        if not typed:
            return None
        there = {word.lstrip("#").lower() for word in words}
        found = [
            count
            for count in self._services.tags.all()
            if folded(count.tag).startswith(folded(typed))
            and len(count.tag) > len(typed)
            and count.tag not in there
            and is_one_word(count.tag)
        ]
        best = max(found, key=lambda count: count.number, default=None)
        return value + best.tag[len(typed) :] if best else None


def looks_like(tags: Tags, tag: str) -> str:
    """Return which known tags one looks like, in words; nothing when it looks like none."""
    near = [f"#{count.tag} ({count.number:,})" for count in tags.near(tag)]
    return f"#{tag} looks like {listed(near)}" if near else ""
