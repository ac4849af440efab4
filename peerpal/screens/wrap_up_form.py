"""The form that stays open during a talk and wraps it up: points, outcomes, the next one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from textual import on

from peerpal.domain.conversation import (
    Conversation,
    ConversationFormat,
    ConversationStatus,
    Medium,
    held,
)
from peerpal.domain.dates import Toward
from peerpal.domain.errors import InvalidField
from peerpal.domain.record import Side, other_side
from peerpal.domain.talking_point import PointState, TalkingPoint
from peerpal.domain.words import count
from peerpal.screens.day_field import DayField
from peerpal.screens.format_fields import FormatForm, answer_fields, answers
from peerpal.screens.lines_field import LinesField, read_lines
from peerpal.screens.moment_fields import MomentFields
from peerpal.screens.point_field import PointField
from peerpal.screens.talk_fields import driver_field, format_field, medium_field, rating_fields
from peerpal.screens.values import Values, day_text
from peerpal.services.services import Services
from peerpal.services.wrap_up import WrapUp
from peerpal.widgets.fields import AreaField, Field, FlagField, LineField
from peerpal.widgets.point_choice import PointChoice

_BECOMES = ("becomes_actions", "becomes_goal")
_MOST_POINTS = 12
"""Nobody talks about more in one talk, and hundreds of fields would open slowly."""


class WrapUpForm(FormatForm):
    """Holds a talk that was planned, or begins one, and saves all that came out of it at once."""

    NOUN = "conversation"
    QUESTIONS_AFTER = "format"

    def __init__(self, services: Services, record: Conversation) -> None:
        super().__init__(services, record)
        self._suggested_driver = self._next_driver(record.driver)

    @property
    def draft_key(self) -> str:
        """The talk; a new one is known by whom it is with."""
        return f"wrap-up-{self.record.id if self.record.rev else self.record.peer_ids[0]}"

    def unsaved(self) -> dict[str, str]:
        """Return what was typed, with the peers: forgetting one of them drops the draft."""
        texts = super().unsaved()
        return {**texts, "peer_ids": " ".join(self.record.peer_ids)} if texts else {}

    def on_mount(self) -> None:
        """Say how many points are not asked about."""
        waiting = sum(len(points) for points in self._waiting.values())
        asked = list(self.query(PointField))
        if more := waiting - len(asked):
            left = f"{count(more, 'more point')} {'stays' if more == 1 else 'stay'} open"
            asked[-1].say(f"{left}; press T at the talk to see all")

    @property
    def _waiting(self) -> dict[str, list[TalkingPoint]]:
        """What is still to be raised, by peer."""
        waiting = self.services.talking_points.open_with
        return {peer_id: waiting(peer_id) for peer_id in self.record.peer_ids}

    def fields(self) -> Sequence[Field]:
        """Return the points to tick, then what came of it, how it was, and the next talk."""
        talk, services = self.record, self.services
        is_grow = talk.format is ConversationFormat.GROW
        return [
            *self._points(),
            LinesField(services, "", lambda: self._names),
            AreaField("notes", "Notes", talk.notes, hint="what came of it; Markdown is fine"),
            format_field(talk),
            *answer_fields(talk),
            _flag(_BECOMES[0], "Options, will", "they become actions of mine", is_shown=is_grow),
            _flag(_BECOMES[1], "Goal", "it becomes a goal of mine", is_shown=is_grow),
            LineField("title", "About", talk.title, hint="what it was about, in a line"),
            DayField(
                services,
                "held_on",
                "Day",
                day_text(self._day()),
                toward=Toward.PAST,
            ),
            LineField("minutes", "Minutes", str(talk.minutes or ""), hint="45 or 1h30"),
            medium_field(talk),
            driver_field("driver", "Driver", talk.driver),
            *rating_fields(talk),
            AreaField(
                "private_notes",
                "Private notes",
                talk.private_notes,
                hint="only you see these, ever",
            ),
            *self._next.fields(
                "Next talk", None, lambda: self.texts, hint="+2w, next fri; empty for none yet"
            ),
            driver_field("next_driver", "Next driver", self._next_driver(talk.driver)),
        ]

    def _points(self) -> list[PointField]:
        """Return the points that have waited longest, of each peer as many."""
        waiting, name = self._waiting, self.services.peers.name
        most = max(1, _MOST_POINTS // len(waiting))
        fields = [
            PointField(point, name(peer_id))
            for peer_id, points in waiting.items()
            for point in points[:most]
        ]
        for field in fields[-1:]:
            field.add_class("-last")
        return fields

    @property
    def heading(self) -> str:
        """With whom the talk is."""
        return f"Talk with {self.services.peers.names(self.record.peer_ids)}"

    @property
    def _names(self) -> list[str]:
        return [self.services.peers.name(peer_id) for peer_id in self.record.peer_ids]

    @property
    def _next(self) -> MomentFields:
        return MomentFields(self.services, "next_on", "next_at")

    def _day(self) -> date:
        """Return the day it is wrapped up for: the planned one once it is over, else today."""
        if self.record.status is ConversationStatus.HELD and self.record.held_on:
            return self.record.held_on
        return min(self.services.conversations.day(self.record), self.services.today.day)

    def _next_driver(self, driver: Side | None) -> Side | None:
        """Return the other side than the one that drove; else what is set for the peer."""
        if driver:
            return other_side(driver)
        return self.services.peers.get(self.record.peer_ids[0]).next_driver

    # While it is filled in

    @on(Field.Changed)
    def _follow(self, message: Field.Changed) -> None:
        field = message.field
        if field.name == "format":
            for name in _BECOMES:
                self.field(name).display = field.text == ConversationFormat.GROW
        elif field.name == "driver" and field.text:
            self._suggest_driver(Side(field.text))

    def _suggest_driver(self, driver: Side) -> None:
        """Let the next driver be the other one, unless I chose one."""
        before, self._suggested_driver = self._suggested_driver, self._next_driver(driver)
        field = self.field("next_driver")
        if field.text == (before or ""):
            field.text = self._suggested_driver or ""

    @on(PointChoice.EditAsked)
    def _edit_point(self, asked: PointChoice.EditAsked) -> None:
        from peerpal.screens.point_form import PointForm

        field = next(field for field in self.query(PointField) if asked.choice in field.children)

        def saved(point: TalkingPoint | None) -> None:
            if point:
                field.show_point(point)

        with self.reported():
            point = self.services.talking_points.get(field.point.id)
            self.app.push_screen(PointForm(self.services, point), saved)

    # Saving

    def build(self, values: Values) -> Conversation:
        """Return the talk as it was held."""
        talk = held(self.record, on=values.day("held_on", Toward.PAST))
        return replace(
            talk,
            title=values.line("title"),
            minutes=values.minutes("minutes"),
            medium=values.choice_or_none("medium", Medium),
            format=values.choice("format", ConversationFormat),
            driver=values.choice_or_none("driver", Side),
            notes=values.text("notes"),
            private_notes=values.text("private_notes"),
            answers=answers(values, self.record),
            energy=values.number("energy"),
            supported=values.number("supported"),
        )

    def store(self, record: Conversation) -> Conversation:
        """Save the talk with its points, lines and the next talk, as one step."""
        values = self.values
        next_at = self._next.read(values)
        if next_at and self.services.conversations.local(next_at).date() < values.today:
            raise InvalidField("next_on", "this day is over; choose one to come")
        points = {
            field.point.id: PointState(text)
            for field in self.query(PointField)
            if (text := field.text)
        }
        return self.services.wrap_ups.save(
            WrapUp(
                talk=record,
                points=points,
                lines=read_lines(self.services, values.text("lines"), self._names),
                next_at=next_at,
                next_driver=values.choice_or_none("next_driver", Side),
                becomes_actions=values.flag(_BECOMES[0]),
                becomes_goal=values.flag(_BECOMES[1]),
            )
        )


def _flag(name: str, label: str, hint: str, *, is_shown: bool) -> FlagField:
    field = FlagField(name, label, hint=hint)
    field.display = is_shown
    return field
