"""A year of days as signs: weeks side by side, a row for each weekday, months named above."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from textual.content import Content
from textual.widget import Widget

from peerpal.domain.heat import Heat, heat
from peerpal.domain.text import one_line
from peerpal.domain.words import count
from peerpal.widgets.themes import FAINT, MUTED

_LABEL = 4
_LEGEND = "· none  ▪ one  ■ more"
_SIGNS = {
    0: Content.styled("·", FAINT),
    1: Content.styled("▪", "$secondary"),
    2: Content.styled("■", "bold $primary"),
}
_MOST = 2


class HeatMap(Widget):
    """Shows on which days it happened; as many weeks as fit, 26 or 52 of them where they do."""

    DEFAULT_CSS = """
    HeatMap {
        height: 11;
        padding: 0 1;
        border: round $border-blurred;
        border-title-color: $text-muted;
        border-title-style: bold;
        border-subtitle-color: $text-muted;
    }
    """

    def __init__(
        self,
        title: str,
        noun: str,
        *,
        nothing: str,
        first_weekday: int = 0,
        id: str | None = None,  # noqa: A002  Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self._title = title
        self._noun = noun
        self._nothing = nothing
        self._first_weekday = first_weekday
        self._counts: Mapping[date, int] = {}
        self._today = date.min

    def set_days(self, counts: Mapping[date, int], today: date) -> None:
        """Show how often it happened on each day, up to today."""
        if (counts, today) != (self._counts, self._today):
            self._counts, self._today = counts, today
            self.refresh()

    def on_resize(self) -> None:
        """Say in the frame how many weeks there is room for."""
        self.border_title = Content(one_line(f"{self._title}, {self._weeks} weeks"))

    @property
    def _weeks(self) -> int:
        room = max(1, self.content_size.width - _LABEL)
        return next((weeks for weeks in (52, 26) if weeks <= room), room)

    def render(self) -> Content:
        """Return months, days and the total."""
        if self._today == date.min:
            return Content()
        shown = heat(self._counts, self._today, self._weeks, self._first_weekday)
        lines = [_months(shown)]
        for row in range(7):
            weekday = f"{shown.first + timedelta(days=row):%a}"
            signs = [_sign(week[row]) for week in shown.weeks]
            lines.append(Content.assemble((weekday.ljust(_LABEL), MUTED), *signs))
        return Content("\n").join([*lines, self._total(shown)])

    def _total(self, shown: Heat) -> Content:
        if not shown.total:
            return Content.styled(self._nothing, MUTED)
        on_days = f" on {count(shown.active_days, 'day')}"
        said = f"{count(shown.total, self._noun)}{on_days}"
        space = self.content_size.width - len(said) - len(_LEGEND)
        return Content.styled(f"{said}{' ' * space}{_LEGEND}" if space > 1 else said, MUTED)


def _sign(number: int | None) -> Content:
    return Content(" ") if number is None else _SIGNS[min(number, _MOST)]


def _months(shown: Heat) -> Content:
    """Return the names of the months, each above the week it begins in, where there is room."""
    line = " " * _LABEL
    for place, month in shown.months:
        name = f"{month:%b}"
        if len(line) <= _LABEL + place and place + len(name) <= len(shown.weeks):
            line = line.ljust(_LABEL + place) + name + " "
    return Content.styled(line.rstrip(), MUTED)
