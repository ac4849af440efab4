"""Asks what changed since something was taught: the effect that shows only weeks later."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import work
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from peerpal.domain.ages import day_and_age
from peerpal.domain.dates import DateStyle, show_day
from peerpal.domain.errors import PeerPalError
from peerpal.domain.exchange import Exchange
from peerpal.domain.text import one_line
from peerpal.screens.base import PeerPalScreen
from peerpal.screens.confirm import ConfirmScreen
from peerpal.screens.form import FormScreen
from peerpal.screens.values import Values
from peerpal.services.services import Services
from peerpal.widgets.fields import AreaField, Field
from peerpal.widgets.themes import BAD


def ask_what_changed(screen: PeerPalScreen, exchange: Exchange) -> None:
    """Ask what changed since an exchange, and show what the screen lists anew."""

    def answered(result: Exchange | None) -> None:
        if result:
            screen.say(f"{_said(result, screen.services.date_style)} · u to undo")

    screen.app.push_screen(WhatChangedForm(screen.services, exchange), answered)


def question(services: Services, exchange: Exchange) -> str:
    """Return what is asked: "On Fri 23 Oct 2026, 4 weeks ago, you taught pytest to Ana. …"."""
    day = day_and_age(exchange.happened_on, services.today.day, services.date_style)
    skill = one_line(services.skills.name(exchange.skill_id))
    peer = one_line(services.peers.name(exchange.peer_id))
    return f"On {day}, you taught {skill} to {peer}. What changed?"


class WhatChangedForm(FormScreen[Exchange]):
    """One question with room to answer; it can be put off, or let go."""

    NOUN = "exchange"
    # The area has keys of its own for editing, up to F7; in 80 columns starting over has no room.
    BINDINGS = [
        Binding("f5", "snooze", "In two weeks", id="changed.snooze", tooltip="Ask again later"),
        Binding("f8", "let_go", "Don't ask", id="changed.let_go", tooltip="Don't ask again"),
        Binding(
            "ctrl+r",
            "restart",
            "Start over",
            show=False,
            id="form.restart",
            tooltip="Drop the draft",
        ),
    ]

    def fields(self) -> Sequence[Field]:
        """Return an area to write in."""
        hint = "what they or others do differently now, and how it shows"
        return [AreaField("what_changed", "What changed", self.record.what_changed, hint=hint)]

    @property
    def heading(self) -> str:
        """The question."""
        return "What changed?"

    def on_mount(self) -> None:
        """Ask the question above the area."""
        asked = Static(Content(question(self.services, self.record)), classes="question")
        self.query_one(".fields", VerticalScroll).mount(asked, before=0)

    @property
    def draft_key(self) -> str:
        """A draft of its own, beside the one of the exchange's form."""
        return f"{self.record.TABLE}-changed-{self.record.id}"

    def build(self, values: Values) -> Exchange:  # noqa: ARG002 read when it is saved
        """Return the exchange as it is: the answer is added when it is saved."""
        return self.record

    def store(self, record: Exchange) -> Exchange:
        """Save the answer; the same skill, taught to them before, is asked about with it."""
        text = self.values.text("what_changed")
        return self.services.exchanges.answer(record.id, text, rev=record.rev)

    def action_snooze(self) -> None:
        """Ask again in two weeks."""
        self._put_aside(self.services.exchanges.snooze)

    def action_let_go(self) -> None:
        """Do not ask again."""
        self._put_aside(self.services.exchanges.let_go)

    @work(exclusive=True)
    async def _put_aside(self, change: Callable[..., Exchange]) -> None:
        if self.unsaved():
            lost = ConfirmScreen(self.services, self.QUESTION)
            if not await self.app.push_screen_wait(lost):
                return
        try:
            changed = change(self.record.id, rev=self.record.rev)
        except PeerPalError as error:
            self._notify_above(str(error), BAD)
        else:
            self.finish(changed)


def _said(exchange: Exchange, style: DateStyle) -> str:
    """Return what became of the question."""
    if exchange.asked_on is None and exchange.ask_again_on:
        return f"Asked again on {show_day(exchange.ask_again_on, style)}"
    return "Saved what changed" if exchange.what_changed else "This is not asked again"
