"""The ledger of exchanges: which skill went which way, when and with whom."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content

from peerpal.domain.dates import show_minutes
from peerpal.domain.exchange import Direction, Exchange
from peerpal.screens.days import SHORT_DAY_WIDTH, short_day
from peerpal.screens.exchange_form import ExchangeForm
from peerpal.screens.exchange_page import exchange_page
from peerpal.screens.pages import DIRECTION_SIGNS
from peerpal.screens.pushed_list import PushedList
from peerpal.screens.what_changed import ask_what_changed
from peerpal.services.services import Services
from peerpal.services.skills import Exchanges
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.themes import MUTED, WARNING


class ExchangesScreen(PushedList[Exchange]):
    """All exchanges, the newest first, over the skills."""

    TITLE = "Exchanges"
    MODE = "skills"
    COLUMNS = (
        Column("Day", width=SHORT_DAY_WIDTH, align="right"),
        Column("", width=2),
        Column("", width=1, gap=1),
        Column("Skill", weight=3),
        Column("With", weight=2),
        Column("Time", width=8, align="right"),
        Column("Takeaway", weight=4, shown_from=150),
    )
    PLACEHOLDER = "No exchanges yet.\nPress n to add one, or x to go back to the skills."
    ON_ONE = PushedList.ON_ONE | {"changed"}
    BINDINGS = [
        Binding("c", "changed", "Ask", id="exchanges.changed", tooltip="Say what changed since"),
        Binding("x", "leave", "Back", id="exchanges.skills", tooltip="Go back to the skills"),
    ]

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._due: frozenset[str] = frozenset()

    @property
    def kind(self) -> Exchanges:
        """The service of exchanges."""
        return self.services.exchanges

    def records(self) -> Sequence[Exchange]:
        """Return the newest first."""
        return self.kind.newest_first()

    def show(self) -> None:
        """List the exchanges, with a sign for those to ask about."""
        self._due = frozenset(exchange.id for exchange in self.kind.follow_ups())
        super().show()

    def row(self, record: Exchange) -> Row:
        """Return day, way, whether to ask, skill, peer, minutes and takeaway."""
        minutes = show_minutes(record.minutes) if record.minutes else ""
        return [
            short_day(record.happened_on, self.services.today.day, self.services.date_style),
            DIRECTION_SIGNS[record.direction],
            Content.styled("?" if record.id in self._due else "", WARNING),
            self.services.skills.name(record.skill_id),
            self.services.peers.name(record.peer_id),
            Content.styled(minutes, MUTED),
            Content.styled(record.takeaway, MUTED),
        ]

    def detail(self, record: Exchange) -> Content:
        """Return the exchange with what came of it."""
        return exchange_page(self.services, record)

    def searchable(self, record: Exchange) -> str:
        """Return its names and texts, and the words for the rest."""
        return " ".join([
            self.services.skills.name(record.skill_id),
            self.services.peers.name(record.peer_id),
            *(record.direction, record.method or "", record.takeaway, record.what_changed),
            f"from a {record.lesson_from}" if record.lesson_from else "",
            "changed" if record.what_changed.strip() else "",
            "follow-up" if record.id in self._due else "",
        ])  # fmt: skip

    def form(self, record: Exchange | None) -> ExchangeForm:
        """Return the form for an exchange."""
        return ExchangeForm(self.services, record or self.kind.blank())

    def action_changed(self) -> None:
        """Say what changed since the exchange under the cursor."""
        if exchange := self.current:
            if exchange.direction is Direction.TAUGHT:
                ask_what_changed(self, exchange)
            else:
                self.say("This is asked about what you taught · e to edit")
