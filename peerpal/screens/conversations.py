"""Conversations: what was talked about with whom, and what came out of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.binding import Binding
from textual.content import Content

from peerpal.domain.conversation import Conversation, ConversationStatus
from peerpal.domain.dates import show_minutes
from peerpal.domain.exchange import Direction
from peerpal.domain.text import one_line
from peerpal.domain.words import words
from peerpal.screens.conversation_form import ConversationForm
from peerpal.screens.conversation_page import ConversationPage, conversation_page
from peerpal.screens.days import SHORT_DAY_WIDTH, short_day
from peerpal.screens.handout import write_handout
from peerpal.screens.list_screen import ListScreen
from peerpal.screens.not_held import Happened, NotHeldScreen
from peerpal.screens.pages import conversation_day
from peerpal.screens.private_records import private_in
from peerpal.screens.talks import plan_again
from peerpal.services.conversations import Conversations
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.parts import Part
from peerpal.widgets.themes import GIVING, MUTED, RECEIVING


class ConversationsScreen(ListScreen[Conversation]):
    """All talks, planned ones first."""

    MODE = "conversations"
    COLUMNS = (
        Column("Day", width=SHORT_DAY_WIDTH, align="right"),
        Column("With", weight=2),
        Column("About", weight=3),
        Column("Time", width=9, align="right"),
        Column("Flow", width=5, shown_from=100),
    )
    PLACEHOLDER = "No conversations yet.\nPress n and type “@ana 45m Talked about the rota”"
    ON_ONE = ListScreen.ON_ONE | {"not_held", "handout"}
    BINDINGS = [
        Binding(
            "n", "app.log", "Log", id="conversations.log", tooltip="Log a conversation in one line"
        ),
        Binding(
            "N", "new", "Form", show=False, id="conversations.form", tooltip="Log it in a form"
        ),
        Binding("p", "app.plan", "Plan", id="screen.plan", tooltip="Plan a talk"),
        Binding("h", "app.hold", "Hold", id="screen.hold", tooltip="Hold this talk, wrap it up"),
        Binding(
            "x",
            "not_held",
            "Missed",
            id="conversations.not_held",
            tooltip="Say that it was missed or cancelled, or plan it again",
        ),
        # In 80 columns, what is planned needs the room of what every list has.
        Binding(
            "d", "delete", "Delete", show=False, id="records.delete", tooltip="Put it into the bin"
        ),
        Binding(
            "w",
            "handout",
            "Handout",
            show=False,
            id="conversations.handout",
            tooltip="Write the handout of a teach-back to a file",
        ),
        Binding("u", "undo", "Undo", show=False, id="screen.undo", tooltip="Take back a step"),
        Binding("m", "mark", "Mark", show=False, id="records.mark", tooltip="In the summary"),
    ]

    @property
    def kind(self) -> Conversations:
        """The service of conversations."""
        return self.services.conversations

    def records(self) -> Sequence[Conversation]:
        """Return the latest first."""
        return self.kind.newest_first()

    def row(self, record: Conversation) -> Row:
        """Return day, peers, title, length and what went each way."""
        day = short_day(self.kind.day(record), self.services.today.day, self.services.date_style)
        minutes = show_minutes(record.minutes) if record.minutes else ""
        if record.status is not ConversationStatus.HELD:
            minutes = words(record.status)
        return [
            day,
            self.services.peers.names(record.peer_ids),
            private_in(record, record.about),
            Content.styled(minutes, MUTED),
            self._flow(record),
        ]

    def _flow(self, record: Conversation) -> Content:
        ways = [e.direction for e in self.services.exchanges.of_conversation(record.id)]
        given = len(ways) - ways.count(Direction.LEARNED)
        received = len(ways) - ways.count(Direction.TAUGHT)
        return Content.assemble(
            (f"▶{given}" if given else "  ", GIVING),
            " ",
            (f"◀{received}" if received else "  ", RECEIVING),
        )

    def detail(self, record: Conversation) -> Content:
        """Return the talk with everything that came out of it."""
        return conversation_page(self.services, record)

    def in_full(self, record: Conversation) -> Sequence[Part]:
        """Return the talk with its notes as they look."""
        return ConversationPage(self.services, record).parts()

    def searchable(self, record: Conversation) -> str:
        """Return names, title, notes and answers, with its status and format."""
        names, is_open = self.services.peers.names(record.peer_ids), not self.is_share_safe
        texts = [record.title, record.notes, *record.answers.values()]
        mine = [record.private_notes, *(texts if record.confidential else ())]
        told = () if record.confidential else texts
        kinds = words(record.status), words(record.format)
        return " ".join([names, *kinds, *told, *(mine if is_open else ())])

    def form(self, record: Conversation | None) -> ConversationForm:
        """Return the form for a talk."""
        return ConversationForm(self.services, record or self.kind.blank())

    def action_not_held(self) -> None:
        """Say what happened to the planned talk under the cursor."""
        talk = self.current
        if talk is None:
            return
        if talk.status is ConversationStatus.HELD:
            self.say("This talk was held. Press e to change that, or d to delete it.")
            return
        names = self.services.peers.names(talk.peer_ids)
        when = one_line(f"{conversation_day(self.services, talk)}, with {names}.")
        about = Content.assemble(when, " ", private_in(talk, one_line(talk.title)))
        self.app.push_screen(
            NotHeldScreen(self.services, about), partial(self._note_not_held, talk)
        )

    def _note_not_held(self, talk: Conversation, happened: Happened | None) -> None:
        if happened is Happened.AGAIN:
            plan_again(self, talk)
            return
        with self.reported():
            if happened is Happened.MISSED:
                self.kind.missed(talk.id, rev=talk.rev)
                self.say("Noted as missed · u to undo")
            elif happened is Happened.CANCELLED:
                self.kind.cancelled(talk.id, rev=talk.rev)
                self.say("Noted as cancelled · u to undo")
        self.reload()

    def action_handout(self) -> None:
        """Write the handout of the talk under the cursor."""
        if talk := self.current:
            write_handout(self, talk)
