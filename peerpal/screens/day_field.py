"""The field for a day: it says live which one is understood, and a key shows a month of them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.binding import Binding

from peerpal.domain.dates import Toward, read_day
from peerpal.screens.readings import said_day
from peerpal.screens.values import day_text
from peerpal.services.services import Services
from peerpal.widgets.fields import LineField, Reading

_HINTS = {
    Toward.PAST: "today, yesterday, fri, 22 nov",
    Toward.FUTURE: "fri, next fri, +2w, 22 nov",
}


class DayField(LineField):
    """A day in any of the ways that it may be written, or chosen from a month."""

    BINDINGS: ClassVar = [
        Binding("f4", "choose_day", "Month", id="day.month", tooltip="Choose the day from a month"),
    ]

    def __init__(
        self,
        services: Services,
        name: str,
        label: str,
        text: str = "",
        *,
        toward: Toward,
        hint: str = "",
        read: Reading | None = None,
    ) -> None:
        reading = read or self._said_day
        super().__init__(name, label, text, hint=hint or _HINTS[toward], read=reading)
        self._services = services
        self._toward = toward

    def turn(self, toward: Toward) -> None:
        """Look for a weekday, or a day without its year, on that side of today from now on."""
        before = self._said_day(self.text)
        self._toward = toward
        if (said := self._said_day(self.text)) != before:
            self.say(said)

    def action_choose_day(self) -> None:
        """Show the month of the day that stands here, or of today."""
        from peerpal.screens.month import MonthScreen

        today = self._services.today.day
        day = read_day(self.text, today=today, toward=self._toward) or today
        self.app.push_screen(MonthScreen(self._services, day), self._chosen)

    def _said_day(self, text: str) -> str:
        services = self._services
        return said_day(text, services.today.day, self._toward, services.date_style)

    def _chosen(self, day: date | None) -> None:
        if day:
            self.take(day_text(day))
