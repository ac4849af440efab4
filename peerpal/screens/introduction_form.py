"""The form for an introduction: whom a peer brought me together with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from peerpal.domain.dates import Toward
from peerpal.domain.introduction import Introduction
from peerpal.screens.day_field import DayField
from peerpal.screens.form import FormScreen
from peerpal.screens.name_fields import one_of
from peerpal.screens.values import Values, day_text
from peerpal.widgets.completed import CompletedLine
from peerpal.widgets.fields import AreaField, Field


class IntroductionForm(FormScreen[Introduction]):
    """Adds or edits an introduction that a peer made."""

    NOUN = "introduction"
    OF = "peer_id"

    @property
    def heading(self) -> str:
        """Who made it."""
        return f"Introduced by {self.services.peers.name(self.record.peer_id)}"

    def fields(self) -> Sequence[Field]:
        """Return whom it was to, why, when, and what came of it."""
        made, services = self.record, self.services
        others = [peer.name for peer in services.peers.by_name() if peer.id != made.peer_id]
        return [
            CompletedLine(
                "introduced_name",
                "To",
                made.introduced_name,
                hint="Ben Okafor, a peer of yours or not",
                complete=one_of(lambda: others),
            ),
            AreaField("reason", "Why", made.reason, hint="what you were to talk about"),
            DayField(
                services,
                "on",
                "Day",
                day_text(made.on),
                toward=Toward.PAST,
            ),
            AreaField("result", "What came of it", made.result, hint="later: where did it lead?"),
        ]

    def build(self, values: Values) -> Introduction:
        """Return the introduction as the fields say."""
        return replace(
            self.record,
            introduced_name=values.line("introduced_name"),
            reason=values.text("reason"),
            on=values.day("on", Toward.PAST),
            result=values.text("result"),
        )

    def store(self, record: Introduction) -> Introduction:
        """Save the introduction."""
        return self.services.introductions.save(record)
