"""The form for a conversation; its lines add what went which way, actions and talking points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import on

from peerpal.domain.capture import Capture
from peerpal.domain.capture_print import print_lines
from peerpal.domain.conversation import (
    Conversation,
    ConversationFormat,
    ConversationStatus,
    Medium,
)
from peerpal.domain.dates import Toward
from peerpal.domain.errors import InvalidField
from peerpal.domain.record import Side
from peerpal.screens.day_field import DayField
from peerpal.screens.format_fields import FormatForm, answer_fields, answers
from peerpal.screens.lines_field import LinesField, read_lines
from peerpal.screens.moment_fields import TIME_HELP, MomentFields
from peerpal.screens.name_fields import peer_field
from peerpal.screens.tags_field import tags_field
from peerpal.screens.talk_fields import driver_field, format_field, medium_field, rating_fields
from peerpal.screens.values import Values, choices, day_text
from peerpal.services.captures import talk_of
from peerpal.services.names import new_name
from peerpal.services.services import Services
from peerpal.widgets.fields import AreaField, ChoiceField, Field, FlagField, LineField


class ConversationForm(FormatForm):
    """Logs, plans or edits a talk."""

    NOUN = "conversation"
    PEERS = "peer_ids"
    QUESTIONS_AFTER = "notes"

    def __init__(
        self, services: Services, record: Conversation, *, names: str = "", lines: str = ""
    ) -> None:
        super().__init__(services, record)
        self._names = names or services.peers.typed(record.peer_ids)
        self._lines = lines

    def fields(self) -> Sequence[Field]:
        """Return the fields of a talk."""
        talk, services = self.record, self.services
        planned = services.conversations.local(talk.planned_at) if talk.planned_at else None
        return [
            peer_field(
                services,
                "peer_ids",
                "With",
                self._names,
                hint="Ana, Ben",
            ),
            LineField("title", "About", talk.title, hint="what it was about, in a line"),
            ChoiceField("status", "Status", talk.status, choices(ConversationStatus)),
            DayField(
                services,
                "held_on",
                "Day",
                day_text(talk.held_on or (planned and planned.date())),
                toward=_toward(talk.status),
            ),
            LineField(
                "planned_at",
                "At",
                f"{planned:%H:%M}" if planned else "",
                hint=f"{TIME_HELP}, for a planned talk",
            ),
            LineField("minutes", "Minutes", str(talk.minutes or ""), hint="45 or 1h30"),
            medium_field(talk),
            format_field(talk),
            driver_field("driver", "Driver", talk.driver),
            LinesField(services, self._lines, self._typed_names),
            AreaField("notes", "Notes", talk.notes, hint="what came of it; Markdown is fine"),
            *answer_fields(talk),
            AreaField(
                "private_notes",
                "Private notes",
                talk.private_notes,
                hint="only you see these, ever",
            ),
            *rating_fields(talk),
            tags_field(services, talk.tags),
            FlagField(
                "confidential",
                "Confidential",
                "yes" if talk.confidential else "",
                hint="never offered for a summary",
            ),
        ]

    @on(Field.Changed)
    def _turn_day(self, message: Field.Changed) -> None:
        """Read the day as one to come where the talk is planned, as it will be saved."""
        day = self.field("held_on")
        if message.field.name == "status" and isinstance(day, DayField):
            day.turn(_toward(message.field.text))

    def _typed_names(self) -> list[str]:
        return self.values.names(self.PEERS)

    def build(self, values: Values) -> Conversation:
        """Return the talk as the fields say; a talk that moves to another day stays what it is."""
        status = values.choice("status", ConversationStatus)
        is_planned = status is ConversationStatus.PLANNED
        planned_at = self._moment.must_read(values) if is_planned else None
        return replace(
            self.record,
            peer_ids=self.peer_ids(),
            title=values.line("title"),
            status=status,
            planned_at=planned_at or self.record.planned_at,
            held_on=None if planned_at else values.day_or_none("held_on", Toward.PAST),
            minutes=values.minutes("minutes"),
            medium=values.choice_or_none("medium", Medium),
            format=values.choice("format", ConversationFormat),
            driver=values.choice_or_none("driver", Side),
            notes=values.text("notes"),
            private_notes=values.text("private_notes"),
            answers=answers(values, self.record),
            energy=values.number("energy"),
            supported=values.number("supported"),
            tags=values.tags(),
            confidential=values.flag("confidential"),
        )

    def store(self, record: Conversation) -> Conversation:
        """Save the talk and the records that its lines say, as one step."""
        record.check()  # What its lines say is read with its peers in mind.
        return self.services.captures.save_with(record, self._capture(record))

    @property
    def _moment(self) -> MomentFields:
        return MomentFields(self.services, "held_on", "planned_at")

    def _capture(self, record: Conversation) -> Capture:
        names = [self.services.peers.name(id_) for id_ in record.peer_ids]
        capture = read_lines(self.services, self.values.text("lines"), names)
        if capture.exchanges and record.status is not ConversationStatus.HELD:
            raise InvalidField("lines", "only a held talk has exchanges")
        return capture


def conversation_form(services: Services, capture: Capture | None) -> ConversationForm:
    """Return the form for a new talk, filled with what a capture says."""
    blank = services.conversations.blank()
    if capture is None:
        return ConversationForm(services, blank)
    known = [services.peers.find(name) for name in capture.names]
    names = [
        peer.name if peer else new_name(name)
        for peer, name in zip(known, capture.names, strict=True)
    ]
    record = talk_of(capture, blank, services.context.now())
    return ConversationForm(services, record, names=", ".join(names), lines=print_lines(capture))


def _toward(status: str) -> Toward:
    return Toward.FUTURE if status == ConversationStatus.PLANNED else Toward.PAST
