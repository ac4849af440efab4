"""The form for a resource: what it is, where it is found, and who recommended it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from peerpal.domain.errors import InvalidField, NotFound
from peerpal.domain.peer import Peer
from peerpal.domain.resource import Resource, ResourceKind, ResourceState
from peerpal.domain.text import one_line
from peerpal.screens.form import FormScreen
from peerpal.screens.name_fields import one_of, skill_name_field
from peerpal.screens.resource_page import recommender, skill_name
from peerpal.screens.tags_field import tags_field
from peerpal.screens.values import Values, choices
from peerpal.widgets.completed import CompletedLine
from peerpal.widgets.fields import AreaField, ChoiceField, Field, LineField

_BY = "recommended_by"


class ResourceForm(FormScreen[Resource]):
    """Adds or edits a resource; a skill of a new name is added with it."""

    NOUN = "resource"

    def fields(self) -> Sequence[Field]:
        """Return the fields of a resource."""
        resource, services = self.record, self.services
        return [
            LineField("title", "Title", resource.title, hint="as it can be found"),
            ChoiceField("kind", "Kind", resource.kind, choices(ResourceKind)),
            LineField("link", "Link", resource.link, hint="https://… where it is"),
            CompletedLine(
                _BY,
                "Recommended by",
                recommender(services, resource),
                hint="Ana, a peer of yours or not",
                complete=one_of(lambda: (peer.name for peer in services.peers.by_name())),
            ),
            skill_name_field(
                services,
                "skill",
                "For the skill",
                skill_name(services, resource),
            ),
            ChoiceField("state", "State", resource.state, choices(ResourceState)),
            AreaField(
                "notes", "Notes", resource.notes, hint="what to look for; what you took away"
            ),
            tags_field(services, resource.tags),
        ]

    def build(self, values: Values) -> Resource:
        """Return the resource as the fields say; its skill is found when it is saved."""
        peer_id = self._recommending_peer(values.line(_BY))
        return replace(
            self.record,
            title=values.line("title"),
            kind=values.choice("kind", ResourceKind),
            link=values.line("link"),
            peer_id=peer_id,
            recommended_by="" if peer_id else values.line(_BY),
            state=values.choice("state", ResourceState),
            notes=values.text("notes"),
            tags=values.tags(),
        )

    def _recommending_peer(self, name: str) -> str | None:
        """Return the peer of a typed name; None for anybody else. Raises InvalidField."""
        before = self.record.peer_id
        if before and name == one_line(self.services.peers.name(before)):
            return before
        try:
            found: Peer | None = self.services.peers.find(name) if name else None
        except NotFound as error:
            raise InvalidField(_BY, str(error)) from error
        return found.id if found else None

    def store(self, record: Resource) -> Resource:
        """Save the resource together with its skill."""
        return self.services.resources.save_with(record, self.values.line("skill"))
