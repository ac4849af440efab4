"""The form for a health check: how a pairing does, in eight numbers and three lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from peerpal.domain.dates import Toward
from peerpal.domain.errors import InvalidField
from peerpal.domain.health import QUESTIONS, HealthCheck
from peerpal.domain.peer import Fit, Peer
from peerpal.screens.day_field import DayField
from peerpal.screens.form import FormScreen
from peerpal.screens.values import Values, choices, day_text
from peerpal.services.services import Services
from peerpal.widgets.fields import AreaField, ChoiceField, Field, LineField
from peerpal.widgets.guided import Rating, Words

_ABOUT = (
    "Only you see this. How far is it true? 1 is not at all, 5 is fully; leave out what you "
    "can't say."
)


class HealthForm(FormScreen[HealthCheck]):
    """Asks how a pairing does; as long as that is open, also whether it fits."""

    NOUN = "health check"
    OF = "peer_id"

    def __init__(self, services: Services, record: HealthCheck) -> None:
        super().__init__(services, record)
        self._peer: Peer = services.peers.get(record.peer_id)

    @property
    def heading(self) -> str:
        """Which pairing it is about."""
        return f"Health check with {self._peer.name}"

    def fields(self) -> Sequence[Field]:
        """Return the questions, what to keep and to change, and the day."""
        check = self.record
        ratings = [
            Rating(question, sentence, check.answers.get(question))
            for question, sentence in QUESTIONS.items()
        ]
        ratings[-1].add_class("-last")
        return [
            Words(_ABOUT),
            *ratings,
            AreaField("keep", "Keep", check.keep, hint="what is good as it is"),
            AreaField("change", "Change", check.change, hint="what you would like otherwise"),
            LineField("decided", "Decided", check.decided, hint="one thing to do about it"),
            *self._fit(),
            DayField(
                self.services,
                "on",
                "Day",
                day_text(check.on),
                toward=Toward.PAST,
            ),
        ]

    def _fit(self) -> list[Field]:
        if self._peer.fit not in (Fit.UNKNOWN, Fit.STILL_DECIDING):
            return []
        return [ChoiceField("fit", "Does it fit?", self._peer.fit, choices(Fit))]

    def build(self, values: Values) -> HealthCheck:
        """Return the check as the fields say."""
        answers = {
            question.value: int(rating)
            for question in QUESTIONS
            if (rating := values.line(question))
        }
        check = replace(
            self.record,
            answers=answers,
            keep=values.text("keep"),
            change=values.text("change"),
            decided=values.line("decided"),
            on=values.day("on", Toward.PAST),
        )
        if not (answers or check.keep or check.change or check.decided):
            raise InvalidField(next(iter(QUESTIONS)), "answer at least one question")
        return check

    def store(self, record: HealthCheck) -> HealthCheck:
        """Save the check, with whether the pairing fits."""
        fit = self.values.choice("fit", Fit) if "fit" in self.texts else None
        return self.services.health_checks.save_with(record, fit)
