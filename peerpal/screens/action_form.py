"""The form for an action: who does what by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from peerpal.domain.action import Action, ActionState, done, reopened
from peerpal.domain.dates import Toward
from peerpal.domain.errors import InvalidField
from peerpal.domain.record import Side
from peerpal.screens.day_field import DayField
from peerpal.screens.form import FormScreen
from peerpal.screens.name_fields import peer_field
from peerpal.screens.tags_field import tags_field
from peerpal.screens.values import Values, choices, day_text
from peerpal.widgets.fields import ChoiceField, Field, LineField


class ActionForm(FormScreen[Action]):
    """Adds or edits an action."""

    NOUN = "action"
    PEERS = "peer_id"

    def fields(self) -> Sequence[Field]:
        """Return the fields of an action."""
        action, services = self.record, self.services
        return [
            LineField("text", "What", action.text, hint="share the runbook"),
            ChoiceField("owner", "Who does it", action.owner, [("me", "me"), ("peer", "my peer")]),
            peer_field(
                services,
                "peer_id",
                "With",
                services.peers.typed([action.peer_id]) if action.peer_id else "",
            ),
            DayField(
                services,
                "due_on",
                "By",
                day_text(action.due_on),
                toward=Toward.FUTURE,
            ),
            ChoiceField("state", "State", action.state, choices(ActionState)),
            tags_field(services, action.tags),
        ]

    def build(self, values: Values) -> Action:
        """Return the action as the fields say; one that becomes done, is done today."""
        owner = values.choice("owner", Side)
        peer_id = self.peer_id()
        if owner is Side.PEER and peer_id is None:
            raise InvalidField("peer_id", "say which peer does it")
        action = replace(
            self.record,
            text=values.line("text"),
            owner=owner,
            peer_id=peer_id,
            due_on=values.day_or_none("due_on", Toward.FUTURE),
            tags=values.tags(),
        )
        state = values.choice("state", ActionState)
        if state is action.state:
            return action
        if state is ActionState.DONE:
            return done(action, on=values.today)
        return replace(reopened(action), state=state)

    def store(self, record: Action) -> Action:
        """Save the action."""
        return self.services.actions.save(record)
