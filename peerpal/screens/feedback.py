"""Feedback: what I gave, got and asked for."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.binding import Binding
from textual.content import Content

from peerpal.domain.feedback import (
    Delivery,
    Feedback,
    FeedbackDirection,
    FeedbackModel,
    running_text,
    why_not_ask,
)
from peerpal.domain.text import one_line
from peerpal.domain.words import words
from peerpal.screens.days import SHORT_DAY_WIDTH, short_day
from peerpal.screens.feedback_form import FeedbackForm
from peerpal.screens.feedback_page import FEEDBACK_SIGNS, feedback_page
from peerpal.screens.list_screen import ListScreen
from peerpal.screens.private_records import private_in
from peerpal.screens.skill_field import skills_line
from peerpal.services.feedbacks import Feedbacks
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.record_list import RecordList
from peerpal.widgets.themes import MUTED, WARNING

_SHORT_MODELS = {
    FeedbackModel.START_STOP_CONTINUE: "start/stop",
    FeedbackModel.FEEDFORWARD: "forward",
}


class FeedbackScreen(ListScreen[Feedback]):
    """All feedback, the latest first."""

    MODE = "feedback"
    COLUMNS = (
        Column("Day", width=SHORT_DAY_WIDTH, align="right"),
        Column("", width=1, gap=1),
        Column("Peer", weight=2),
        Column("Model", width=10),
        Column("What", weight=4),
        Column("Delivery", width=12, shown_from=132),
    )
    PLACEHOLDER = "No feedback yet.\nPress n to write some, given, received or asked for."
    ON_ONE = ListScreen.ON_ONE | {"take_further", "quote", "pass_on", "write", "copy"}
    BINDINGS = [
        # In 80 columns, what is done with feedback needs the room of what every list has.
        Binding("u", "undo", "Undo", show=False, id="screen.undo", tooltip="Take back a step"),
        Binding(
            "d", "delete", "Delete", show=False, id="records.delete", tooltip="Put it into the bin"
        ),
        Binding("m", "mark", "Mark", show=False, id="records.mark", tooltip="In the summary"),
        Binding(
            "v",
            "take_further",
            "Sent",
            id="feedback.sent",
            tooltip="It is delivered; once more: it is acknowledged",
        ),
        Binding(
            "c",
            "quote",
            "Quote",
            id="feedback.consent",
            tooltip="Note their consent to being quoted",
        ),
        Binding(
            "c",
            "pass_on",
            "Pass on",
            id="feedback.pass_on",
            tooltip="Note their consent to their manager knowing",
        ),
        Binding(
            "w",
            "write",
            "Write",
            id="feedback.write",
            tooltip="Write a letter or a story out of it, to a file",
        ),
        Binding("y", "copy", "Copy", id="feedback.copy", tooltip="Copy its words, to send them"),
    ]

    @property
    def kind(self) -> Feedbacks:
        """The service of feedback."""
        return self.services.feedback

    def records(self) -> Sequence[Feedback]:
        """Return the latest first."""
        return self.kind.newest_first()

    def row(self, record: Feedback) -> Row:
        """Return day, way, peer, model, its first words and how far it got."""
        is_draft = record.delivery is Delivery.DRAFTED
        return [
            short_day(record.on, self.services.today.day, self.services.date_style),
            FEEDBACK_SIGNS[record.direction],
            self.services.peers.name(record.peer_id),
            Content.styled(_SHORT_MODELS.get(record.model) or words(record.model), MUTED),
            private_in(record, one_line(record.gist)),
            Content.styled(words(record.delivery), WARNING if is_draft else MUTED),
        ]

    def detail(self, record: Feedback) -> Content:
        """Return the feedback part by part."""
        return feedback_page(self.services, record)

    def searchable(self, record: Feedback) -> str:
        """Return names, model and every part."""
        parts = [
            self.services.peers.name(record.peer_id),
            *(words(value) for value in (record.direction, record.model, record.delivery)),
            *(words(value) for value in (record.tone, record.competency)),
            skills_line(self.services, record.skill_ids),
            *record.fields.values(),
            record.response,
        ]
        return " ".join(parts)

    def form(self, record: Feedback | None) -> FeedbackForm:
        """Return the composer."""
        return FeedbackForm(self.services, record or self.kind.blank())

    @on(RecordList.Highlighted)
    def _moved(self) -> None:
        self.refresh_bindings()

    @property
    def idle_keys(self) -> frozenset[str]:
        """The ids of keys that would only say why they do nothing now."""
        feedback, idle = self.current, super().idle_keys
        if feedback and why_not_ask(feedback):
            idle |= {"feedback.consent", "feedback.pass_on"}
        if feedback and feedback.delivery is Delivery.ACKNOWLEDGED:
            idle |= {"feedback.sent"}
        return idle

    def action_take_further(self) -> None:
        """Note that the feedback under the cursor was delivered, and then that it was heard."""
        if feedback := self.current:
            with self.reported():
                after = self.kind.take_further(feedback.id, rev=feedback.rev)
                self.say(f"{words(after.delivery).capitalize()} · u to undo")
            self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to quote what I got, and to pass on what I gave."""
        if action in {"quote", "pass_on"} and (feedback := self.current):
            is_received = feedback.direction is FeedbackDirection.RECEIVED
            return is_received is (action == "quote")
        return super().check_action(action, parameters)

    def action_quote(self) -> None:
        """Note what a colleague said to being quoted."""
        self._note_consent()

    def action_pass_on(self) -> None:
        """Note what a colleague said to their manager being told."""
        self._note_consent()

    def _note_consent(self) -> None:
        from peerpal.screens.consent import note_consent

        if feedback := self.current:
            note_consent(self, feedback)

    def action_write(self) -> None:
        """Write a letter or a story out of the feedback under the cursor."""
        from peerpal.screens.feedback_documents import write_document

        if feedback := self.current:
            with self.reported():
                write_document(self, feedback)

    def action_copy(self) -> None:
        """Copy the words of the feedback under the cursor; of a request, the letter that asks."""
        from peerpal.services.feedback_documents import Document, document

        if not (feedback := self.current):
            return
        with self.reported():
            if feedback.direction is FeedbackDirection.REQUESTED:
                text, what = document(self.services, feedback, Document.REQUEST), "the request"
            else:
                text, what = running_text(feedback), "its words"
            self.copy(text, what)
