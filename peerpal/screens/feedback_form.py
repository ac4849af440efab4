"""The composer for feedback: it asks the questions of the model that was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from graphlib import TopologicalSorter
from itertools import pairwise

from textual import on

from peerpal.domain.dates import Toward
from peerpal.domain.errors import InvalidField
from peerpal.domain.feedback import (
    MODEL_FIELDS,
    Attribution,
    Delivery,
    Feedback,
    FeedbackDirection,
    FeedbackModel,
    Tone,
)
from peerpal.domain.feedback_examples import MODEL_EXAMPLES
from peerpal.domain.feedback_hints import hints
from peerpal.domain.peer import Consent
from peerpal.screens.competency_field import competency_field
from peerpal.screens.day_field import DayField
from peerpal.screens.feedback_page import part_label
from peerpal.screens.form import FormScreen
from peerpal.screens.name_fields import peer_field
from peerpal.screens.part_field import PartField
from peerpal.screens.skill_field import skill_field, skill_names
from peerpal.screens.tags_field import tags_field
from peerpal.screens.values import Values, choices, day_text
from peerpal.widgets.fields import AreaField, ChoiceField, Field


class FeedbackForm(FormScreen[Feedback]):
    """Writes or edits feedback; text stays in its part when another model is tried."""

    NOUN = "feedback"
    PEERS = "peer_id"

    def fields(self) -> Sequence[Field]:
        """Return the fields: those of all models, of which only one model's are shown."""
        feedback, services = self.record, self.services
        questions = MODEL_FIELDS[feedback.model]
        examples = MODEL_EXAMPLES[feedback.model]
        return [
            ChoiceField("direction", "Direction", feedback.direction, choices(FeedbackDirection)),
            peer_field(
                services,
                "peer_id",
                "Peer",
                services.peers.typed([feedback.peer_id]),
            ),
            ChoiceField("model", "Model", feedback.model, choices(FeedbackModel)),
            *(
                PartField(
                    name,
                    part_label(name),
                    feedback.fields.get(name, ""),
                    questions.get(name, ""),
                    examples.get(name, ""),
                )
                for name in _parts()
            ),
            ChoiceField("tone", "Tone", feedback.tone, choices(Tone)),
            DayField(
                services,
                "on",
                "Day",
                day_text(feedback.on),
                toward=Toward.PAST,
            ),
            ChoiceField("delivery", "Delivery", feedback.delivery, choices(Delivery)),
            skill_field(services, feedback.skill_ids),
            competency_field(services, feedback.competency),
            AreaField("response", "Response", feedback.response, hint="what the other one said"),
            DayField(
                services,
                "follow_up_on",
                "Follow up",
                day_text(feedback.follow_up_on),
                hint="+2w, 31 dec: when to ask what changed",
                toward=Toward.FUTURE,
            ),
            ChoiceField("consent", "To quote it", feedback.consent, choices(Consent)),
            ChoiceField("attribution", "Attribution", feedback.attribution, choices(Attribution)),
            tags_field(services, feedback.tags),
        ]

    def on_mount(self) -> None:
        """Show the questions of the model."""
        self._show_needed()

    @on(Field.Changed)
    def _changed(self, message: Field.Changed) -> None:
        if message.field.name == "direction":
            self._take_as_delivered()
        if message.field.name in ("direction", "model"):
            self._show_needed()
        elif isinstance(message.field, PartField):
            self._advise()

    def _take_as_delivered(self) -> None:
        """Take new feedback that I got as delivered, since it has reached me."""
        delivery = self.field("delivery")
        is_received = self.texts["direction"] == FeedbackDirection.RECEIVED
        if not self.record.rev and is_received and delivery.text == Delivery.DRAFTED:
            delivery.text = Delivery.DELIVERED

    def _show_needed(self) -> None:
        texts = self.texts
        model = FeedbackModel(texts["model"])
        questions, examples = MODEL_FIELDS[model], MODEL_EXAMPLES[model]
        for part in self.query(PartField):
            name = part.name or ""
            part.ask(questions.get(name, ""), examples.get(name, ""))
        direction = texts["direction"]
        self.field("tone").display = direction != FeedbackDirection.REQUESTED
        for name in ("consent", "attribution"):
            self.field(name).display = direction == FeedbackDirection.RECEIVED
        self._advise()

    def _advise(self) -> None:
        """Hint at what would make words of mine easier to hear: one thing in each part, at most.

        What a colleague said stays as they said it, and a request is only a question.
        """
        texts = self.texts
        is_mine = texts["direction"] == FeedbackDirection.GIVEN
        found = hints(FeedbackModel(texts["model"]), texts) if is_mine else []
        first = {hint.part: hint.text for hint in reversed(found)}
        for part in self.query(PartField):
            part.advise(first.get(part.name or "", ""))

    def build(self, values: Values) -> Feedback:
        """Return the feedback as the fields say."""
        peer_id = self.peer_id()
        if peer_id is None:
            raise InvalidField("peer_id", "name who it goes to or comes from")
        model = values.choice("model", FeedbackModel)
        parts = {name: values.text(name) for name in MODEL_FIELDS[model]}
        return replace(
            self.record,
            direction=values.choice("direction", FeedbackDirection),
            peer_id=peer_id,
            model=model,
            fields={name: text for name, text in parts.items() if text.strip()},
            tone=values.choice("tone", Tone),
            on=values.day("on", Toward.PAST),
            delivery=values.choice("delivery", Delivery),
            competency=values.line("competency"),
            response=values.text("response"),
            follow_up_on=values.day_or_none("follow_up_on", Toward.FUTURE),
            consent=values.choice("consent", Consent),
            attribution=values.choice("attribution", Attribution),
            tags=values.tags(),
        )

    def store(self, record: Feedback) -> Feedback:
        """Save the feedback with its skills, as one step."""
        names = skill_names(self.services, self.values, record.skill_ids)
        return self.services.feedback.save_with(record, names)


def _parts() -> list[str]:
    """Return the parts of all models, each once, in an order that suits every model."""
    order: TopologicalSorter[str] = TopologicalSorter()
    for parts in MODEL_FIELDS.values():
        for part in parts:
            order.add(part)
        for before, after in pairwise(parts):
            order.add(after, before)
    return list(order.static_order())
