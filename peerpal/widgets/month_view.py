"""A month of days, one of which is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from peerpal.domain.dates import DateStyle, month_and_year, show_day
from peerpal.domain.month import moved, weeks_of
from peerpal.widgets.themes import MUTED

_WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_BLANK = " " * 4
_WIDTH = len(_BLANK) * 7
_MOST_WEEKS = 6
_CURSOR = "$block-cursor-foreground on $block-cursor-background"


class MonthView(Widget):
    """Shows the month of the day under the cursor, with today in brackets; a click takes a day."""

    DEFAULT_CSS = """
    MonthView { width: 28; height: 10; }
    """
    day = reactive(date.min)
    """The day under the cursor."""

    @dataclass
    class Chosen(Message):
        """A person took a day."""

        day: date

    def __init__(
        self, day: date, today: date, *, first_weekday: int = 0, style: DateStyle = DateStyle.WORDS
    ) -> None:
        super().__init__()
        self.set_reactive(MonthView.day, day)
        self._today = today
        self._first_weekday = first_weekday
        self._style = style

    def render(self) -> Content:
        """Show the month, its days in weeks, and the day under the cursor in words."""
        return Content("\n").join(self._lines())

    def _lines(self) -> Iterator[Content]:
        weeks = weeks_of(self.day, self._first_weekday)
        named = [*_WEEKDAYS[self._first_weekday :], *_WEEKDAYS[: self._first_weekday]]
        yield Content.styled(month_and_year(self.day, self._style).center(_WIDTH), "bold")
        yield Content.styled("".join(f" {name} " for name in named), MUTED)
        for week in weeks:
            yield Content("").join([self._cell(day) for day in week])
        for _ in range(len(weeks), _MOST_WEEKS + 1):
            yield Content()
        today = ", today" if self.day == self._today else ""
        yield Content(f"{show_day(self.day, self._style)}{today}".center(_WIDTH))

    def _cell(self, day: date | None) -> Content:
        if day is None:
            return Content(_BLANK)
        cell = Content(f"[{day.day:>2}]" if day == self._today else f" {day.day:>2} ")
        if day == self._today:
            cell = cell.stylize("bold $text-primary")
        if day == self.day:
            cell = cell.stylize(_CURSOR)
        return cell.stylize(Style.from_meta({"day": day}))

    def move(self, *, days: int = 0, months: int = 0) -> None:
        """Go so many days or months on."""
        self.day = moved(self.day, days=days, months=months)

    def on_click(self, event: events.Click) -> None:
        """Take the day under the mouse."""
        day = event.style.meta.get("day")
        if isinstance(day, date):
            self.post_message(self.Chosen(day))
