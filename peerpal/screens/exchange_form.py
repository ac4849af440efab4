"""The form for an exchange: one skill that went one way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from peerpal.domain.dates import Toward
from peerpal.domain.errors import InvalidField
from peerpal.domain.exchange import Direction, Exchange, LessonFrom, Method
from peerpal.screens.day_field import DayField
from peerpal.screens.form import FormScreen
from peerpal.screens.name_fields import peer_field, skill_name_field
from peerpal.screens.tags_field import tags_field
from peerpal.screens.values import Values, choices, day_text
from peerpal.widgets.fields import AreaField, ChoiceField, Field, LineField


class ExchangeForm(FormScreen[Exchange]):
    """Adds or edits an exchange; a skill of a new name is added with it."""

    NOUN = "exchange"
    PEERS = "peer_id"

    def fields(self) -> Sequence[Field]:
        """Return the fields of an exchange."""
        exchange, services = self.record, self.services
        return [
            peer_field(
                services,
                "peer_id",
                "With",
                services.peers.typed([exchange.peer_id]),
            ),
            skill_name_field(
                services,
                "skill",
                "Skill",
                services.skills.name(exchange.skill_id),
            ),
            ChoiceField("direction", "Direction", exchange.direction, choices(Direction)),
            DayField(
                services,
                "happened_on",
                "Day",
                day_text(exchange.happened_on),
                toward=Toward.PAST,
            ),
            LineField("minutes", "Minutes", str(exchange.minutes or ""), hint="45 or 1h30"),
            ChoiceField("method", "How", exchange.method or "", choices(Method), may_be_empty=True),
            AreaField("takeaway", "Takeaway", exchange.takeaway, hint="what stays, in a line"),
            ChoiceField(
                "lesson_from",
                "Lesson from",
                exchange.lesson_from or "",
                choices(LessonFrom),
                may_be_empty=True,
            ),
            AreaField(
                "what_changed",
                "What changed",
                exchange.what_changed,
                hint="a month later: what is different now?",
            ),
            tags_field(services, exchange.tags),
        ]

    def build(self, values: Values) -> Exchange:
        """Return the exchange as the fields say; its skill is found when it is saved."""
        peer_id = self.peer_id()
        if peer_id is None:
            raise InvalidField("peer_id", "say who it was with")
        if not values.line("skill"):
            raise InvalidField("skill", "name the skill")
        return replace(
            self.record,
            peer_id=peer_id,
            direction=values.choice("direction", Direction),
            happened_on=values.day("happened_on", Toward.PAST),
            minutes=values.minutes("minutes"),
            method=values.choice_or_none("method", Method),
            takeaway=values.text("takeaway"),
            lesson_from=values.choice_or_none("lesson_from", LessonFrom),
            what_changed=values.text("what_changed"),
            tags=values.tags(),
        )

    def store(self, record: Exchange) -> Exchange:
        """Save the exchange together with its skill."""
        return self.services.exchanges.save_with(record, self.values.line("skill"))
