"""The form for a talking point: what to raise, with whom, and who raises it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from peerpal.domain.errors import InvalidField
from peerpal.domain.record import Side
from peerpal.domain.talking_point import PointState, TalkingPoint
from peerpal.screens.form import FormScreen
from peerpal.screens.name_fields import peer_field
from peerpal.screens.tags_field import tags_field
from peerpal.screens.values import Values, choices
from peerpal.widgets.fields import ChoiceField, Field, LineField


class PointForm(FormScreen[TalkingPoint]):
    """Adds or edits a talking point."""

    NOUN = "talking point"
    PEERS = "peer_id"

    def fields(self) -> Sequence[Field]:
        """Return the fields of a talking point; what became of it, once it is there."""
        point, services = self.record, self.services
        fields: list[Field] = [
            LineField("text", "To raise", point.text, hint="how does her team handle incidents"),
            peer_field(
                services,
                "peer_id",
                "With",
                services.peers.typed([point.peer_id]),
            ),
            ChoiceField(
                "raised_by", "Raised by", point.raised_by, [("me", "me"), ("peer", "my peer")]
            ),
        ]
        if point.rev:
            fields += [
                ChoiceField("state", "State", point.state, choices(PointState)),
                tags_field(services, point.tags),
            ]
        return fields

    def build(self, values: Values) -> TalkingPoint:
        """Return the talking point as the fields say."""
        peer_id = self.peer_id()
        if peer_id is None:
            raise InvalidField("peer_id", "say who to raise it with")
        point = replace(
            self.record,
            text=values.line("text"),
            peer_id=peer_id,
            raised_by=values.choice("raised_by", Side),
        )
        if not point.rev:
            return point
        return replace(point, state=values.choice("state", PointState), tags=values.tags())

    def store(self, record: TalkingPoint) -> TalkingPoint:
        """Save the talking point."""
        return self.services.talking_points.save(record)
