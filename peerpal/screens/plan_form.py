"""The form that plans a talk, in a few fields."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from textual import on

from peerpal.domain.conversation import Conversation, ConversationFormat, Medium, planned
from peerpal.domain.dates import show_day
from peerpal.domain.errors import InvalidField, PeerPalError
from peerpal.domain.peer import Peer
from peerpal.domain.record import Side
from peerpal.screens.form import FormScreen
from peerpal.screens.moment_fields import MomentFields
from peerpal.screens.name_fields import peer_field
from peerpal.screens.talk_fields import driver_field, format_field, medium_field
from peerpal.screens.values import Values
from peerpal.services.services import Services
from peerpal.widgets.fields import Field, LineField

_DAYS = "fri, next fri, +2w, 22 nov"


class PlanForm(FormScreen[Conversation]):
    """Plans a talk, or plans one again that was not held."""

    NOUN = "planned conversation"
    PEERS = "peer_ids"

    def __init__(self, services: Services, record: Conversation) -> None:
        super().__init__(services, record)
        self._suggested = self._suggestions(self._first_of(record.peer_ids))

    @property
    def draft_key(self) -> str:
        """The talk by itself: its form for everything has a draft of its own."""
        return f"plan-{self.record.id if self.record.rev else 'new'}"

    @property
    def _moment(self) -> MomentFields:
        return MomentFields(self.services, "planned_at", "at")

    def fields(self) -> Sequence[Field]:
        """Return what one has to say of a talk to come; most of it is known already."""
        talk, services = self.record, self.services
        return [
            peer_field(
                services,
                "peer_ids",
                "With",
                services.peers.typed(talk.peer_ids),
                hint="Ana, or several: Ana, Ben",
            ),
            *self._moment.fields("Day", talk.planned_at, lambda: self.texts, hint=self._day_hint()),
            LineField("minutes", "Minutes", str(talk.minutes or ""), hint="45 or 1h30"),
            LineField("title", "About", talk.title, hint="what it is about, in a line"),
            medium_field(talk),
            format_field(talk),
            driver_field("driver", "Driver", talk.driver),
        ]

    def on_mount(self) -> None:
        """Begin with what is not known yet."""
        if self.record.peer_ids:
            self.field("planned_at").focus_control()

    @on(Field.Changed)
    def _suggest(self, message: Field.Changed) -> None:
        """Fill in how long the talks with a peer are and who drives, unless I said so myself."""
        if message.field.name != self.PEERS or self.record.rev:
            return
        peer = None
        with suppress(PeerPalError):  # the name is half typed, or of several peers
            peer = self._first_of(self.peer_ids())
        before, self._suggested = self._suggested, self._suggestions(peer)
        for name, text in self._suggested.items():
            if self.field(name).text == before[name] != text:
                self.field(name).text = text

    def _suggestions(self, peer: Peer | None) -> dict[str, str]:
        driver = self.services.conversations.next_driver(peer) if peer else None
        return {
            "minutes": str(peer.conversation_minutes) if peer else "",
            "driver": driver or "",
        }

    def _first_of(self, peer_ids: Sequence[str]) -> Peer | None:
        return self.services.peers.get(peer_ids[0]) if peer_ids else None

    def _day_hint(self) -> str:
        peer = self._first_of(self.record.peer_ids)
        if peer is None:
            return _DAYS
        due_on = self.services.today.standing(peer).due_on
        ideal = (
            f"; ideal is {show_day(due_on, self.services.date_style)}"
            if due_on > self.services.today.day
            else ""
        )
        return f"{_DAYS}{ideal}"

    def build(self, values: Values) -> Conversation:
        """Return the talk as the fields say."""
        at = self._moment.must_read(values)
        if self.services.conversations.local(at).date() < values.today:
            raise InvalidField("planned_at", "this day is over; choose one to come")
        return replace(
            planned(self.record, at=at),
            peer_ids=self.peer_ids(),
            held_on=None,
            title=values.line("title"),
            minutes=values.minutes("minutes"),
            medium=values.choice_or_none("medium", Medium),
            format=values.choice("format", ConversationFormat),
            driver=values.choice_or_none("driver", Side),
        )

    def store(self, record: Conversation) -> Conversation:
        """Save the planned talk."""
        return self.services.conversations.plan(record)
