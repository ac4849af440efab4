"""Conversations: what was talked about with whom, and what came out of it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content

from peerpal.domain.conversation import Conversation, ConversationStatus
from peerpal.domain.dates import show_minutes
from peerpal.domain.exchange import Direction
from peerpal.domain.words import words
from peerpal.screens.conversation_form import ConversationForm
from peerpal.screens.days import SHORT_DAY_WIDTH, short_day
from peerpal.screens.list_screen import ListScreen
from peerpal.screens.pages import conversation_page
from peerpal.services.conversations import Conversations
from peerpal.widgets.columns import Column, Row
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
    PLACEHOLDER = "No conversations yet.\nPress n and type  @ana 45m Talked about the rota"
    BINDINGS = [
        Binding(
            "n", "app.log", "Log", id="conversations.log", tooltip="Log a conversation in one line"
        ),
        Binding(
            "N", "new", "Form", show=False, id="conversations.form", tooltip="Log it in a form"
        ),
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
        day = short_day(self.kind.day(record), self.services.today.day)
        minutes = show_minutes(record.minutes) if record.minutes else ""
        if record.status is not ConversationStatus.HELD:
            minutes = words(record.status)
        return [
            day,
            self.services.peers.names(record.peer_ids),
            record.title,
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

    def searchable(self, record: Conversation) -> str:
        """Return names, title and notes."""
        names = self.services.peers.names(record.peer_ids)
        return f"{names} {record.title} {record.notes} {record.private_notes}"

    def form(self, record: Conversation | None) -> ConversationForm:
        """Return the form for a talk."""
        return ConversationForm(self.services, record or self.kind.blank())
