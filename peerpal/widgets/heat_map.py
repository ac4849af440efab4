"""A year of days as signs: weeks side by side, a row for each weekday, months named above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from peerpal.domain.heat import Heat, heat
from peerpal.domain.text import one_line
from peerpal.domain.words import count
from peerpal.widgets.themes import BAR, FAINT, MUTED

_LABEL = 4
_LEGEND = "· none  ▪ one  ■ more"
_SIGNS: Mapping[int | None, tuple[str, str]] = {
    None: (" ", ""),
    0: ("·", FAINT),
    1: ("▪", BAR),
    2: ("■", "bold $text-primary"),
}
_HEIGHT = 9
_MOST = 2


class HeatMap(Widget):
    """Shows on which days it happened; as many weeks as fit, 26 or 52 of them where they do."""

    DEFAULT_CSS = """
    HeatMap {
        height: 11;
        padding: 0 1;
        border: round $border-blurred;
        border-title-color: $foreground-muted;
        border-title-style: bold;
        border-subtitle-color: $foreground-muted;
    }
    """

    def __init__(
        self,
        title: str,
        noun: str,
        *,
        nothing: str,
        id: str | None = None,  # noqa: A002  Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self._title = title
        self._noun = noun
        self._nothing = nothing
        self._first_weekday = 0
        self._counts: Mapping[date, int] = {}
        self._today = date.min
        self._known: tuple[tuple[date, int], Heat] | None = None

    def set_days(self, counts: Mapping[date, int], today: date, first_weekday: int = 0) -> None:
        """Show how often it happened on each day, up to today; weeks begin on Monday, as 0 says."""
        if (counts, today, first_weekday) != (self._counts, self._today, self._first_weekday):
            self._counts, self._today, self._known = counts, today, None
            self._first_weekday = first_weekday
            self.refresh()

    def on_resize(self) -> None:
        """Say in the frame how many weeks there is room for."""
        self.border_title = Content(one_line(f"{self._title}, {self._weeks} weeks"))

    @property
    def _weeks(self) -> int:
        room = max(1, self.content_size.width - _LABEL)
        return next((weeks for weeks in (52, 26) if weeks <= room), room)

    def render_line(self, y: int) -> Strip:
        """Draw the months, a weekday or the total; a text with so many spans would be slow."""
        width, base = self.content_size.width, self.visual_style
        if self._today == date.min or not 0 <= y < _HEIGHT:
            return Strip.blank(width, base.rich_style)
        shown = self._shown()
        parts: list[tuple[str, str]]
        if y == 0:
            parts = [(_months(shown), MUTED)]
        elif y == _HEIGHT - 1:
            parts = [(self._total(shown), MUTED)]
        else:
            weekday = f"{shown.first + timedelta(days=y - 1):%a}".ljust(_LABEL)
            parts = [(weekday, MUTED), *_runs(week[y - 1] for week in shown.weeks)]
        parse = self.app.stylesheet.parse_style
        segments = [Segment(text, (base + parse(style)).rich_style) for text, style in parts]
        return Strip(segments).adjust_cell_length(width, base.rich_style)

    def _shown(self) -> Heat:
        """Return the weeks that fit, counted once for each width and day."""
        key = self._today, self._weeks
        if self._known is None or self._known[0] != key:
            self._known = key, heat(self._counts, self._today, self._weeks, self._first_weekday)
        return self._known[1]

    def _total(self, shown: Heat) -> str:
        """Return how often it happened, and what the signs mean where there is room for it."""
        width = self.content_size.width
        said = count(shown.total, self._noun) if shown.total else self._nothing
        on_days = f"{said} on {count(shown.active_days, 'day')}"
        if shown.total and len(on_days) <= width:
            said = on_days
        space = width - len(said) - len(_LEGEND)
        if shown.total and space > 1:
            return f"{said}{' ' * space}{_LEGEND}"
        return Content(said).truncate(width, ellipsis=True).plain


def _runs(numbers: Iterable[int | None]) -> Iterator[tuple[str, str]]:
    """Yield the signs of a weekday with their styles, equal ones that stand together as one."""
    for level, run in groupby(None if number is None else min(number, _MOST) for number in numbers):
        sign, style = _SIGNS[level]
        yield sign * sum(1 for _ in run), style


def _months(shown: Heat) -> str:
    """Return the names of the months, each above the week it begins in, where there is room."""
    line = " " * _LABEL
    for place, month in shown.months:
        name = f"{month:%b}"
        if len(line) <= _LABEL + place and place + len(name) <= len(shown.weeks):
            line = line.ljust(_LABEL + place) + name + " "
    return line.rstrip()
