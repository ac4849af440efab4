"""The field for tags: it completes the last word, and says when a new one looks like another."""

from __future__ import annotations

from peerpal.domain.completion import Completion, completions
from peerpal.domain.words import listed
from peerpal.screens.values import tags_text
from peerpal.services.services import Services
from peerpal.services.tags import Tags
from peerpal.widgets.completed import CompletedLine


def tags_field(
    services: Services, tags: tuple[str, ...], *, hint: str = "#oncall #career"
) -> CompletedLine:
    """Return the field, filled with the tags of a record."""
    return TagsField(services, tags, hint)


class TagsField(CompletedLine):
    """Tags, each completed from those that there are."""

    def __init__(self, services: Services, tags: tuple[str, ...], hint: str) -> None:
        super().__init__(
            "tags", "Tags", tags_text(tags), hint=hint, complete=self._fitting, read=self._alike
        )
        self._services = services
        self._had = frozenset(tags)

    def _fitting(self, text: str) -> list[Completion]:
        """Return what the last tag may become, the most used first."""
        return completions(text, self._services.tags.by_use(), parted_by=" ,", sign="#")

    def _alike(self, text: str) -> str:
        """Return which new tags look like known ones: "#on-call looks like #oncall (5)"."""
        tags = self._services.tags
        known = [count.tag for count in tags.all()]
        words = [word.lstrip("#").lower() for word in text.replace(",", " ").split()]
        if words and text[-1] not in " ," and any(tag.startswith(words[-1]) for tag in known):
            words.pop()  # it is still being typed
        new = [word for word in dict.fromkeys(words) if word not in self._had.union(known)]
        return "; ".join(line for word in new if (line := looks_like(tags, word)))


def looks_like(tags: Tags, tag: str) -> str:
    """Return which known tags one looks like, in words; nothing when it looks like none."""
    near = [f"#{count.tag} ({count.number:,})" for count in tags.near(tag)]
    return f"#{tag} looks like {listed(near)}" if near else ""
