"""Resources: what is worth reading, watching or going to, and who recommended it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum, auto

from peerpal.domain.link import require_link
from peerpal.domain.record import Record, require


class ResourceKind(StrEnum):
    """What a resource is."""

    ARTICLE = auto()
    WEBINAR = auto()
    WORKSHOP = auto()
    BOOK = auto()


class ResourceState(StrEnum):
    """Whether it is still before me."""

    TO_READ = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Resource(Record):
    """An article, webinar, workshop or book.

    A peer who recommended it is in `peer_id`; `recommended_by` names anybody else.
    """

    TABLE = "resources"

    title: str
    link: str = ""
    kind: ResourceKind = ResourceKind.ARTICLE
    recommended_by: str = ""
    peer_id: str | None = None
    state: ResourceState = ResourceState.TO_READ
    skill_id: str | None = None
    notes: str = ""

    def check(self) -> None:
        """Raise InvalidField without a title, or for a link of another kind."""
        require(self.title, "title", "say what it is called")
        require_link(self.link)


def turned(resource: Resource) -> Resource:
    """Return a resource that was to read as done, and one that was done as to read."""
    is_done = resource.state is ResourceState.DONE
    return replace(resource, state=ResourceState.TO_READ if is_done else ResourceState.DONE)
