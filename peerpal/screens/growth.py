"""Growth: what is growing, in charts that one would rather look at than read."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from peerpal.domain.dates import plain_day
from peerpal.domain.growth import GrowthCheckIn
from peerpal.domain.growth_series import Span
from peerpal.screens.base import PeerPalScreen
from peerpal.screens.growth_charts import GoalsChart, TimeChart
from peerpal.screens.growth_lines import DimensionsChart, FamiliesChart, SkillsChart
from peerpal.screens.growth_people import FollowChart, ReachChart
from peerpal.services.growth import GrowthSeries
from peerpal.services.services import Services
from peerpal.widgets.chart import ChartPanel
from peerpal.widgets.themes import MUTED

_SPANS = {
    Span.MONTH: "month",
    Span.QUARTER: "3 months",
    Span.HALF: "6 months",
    Span.YEAR: "12 months",
    Span.ALL: "everything",
}
_COLUMNS = (
    {"time": TimeChart, "skills": SkillsChart, "families": FamiliesChart},
    {
        "dimensions": DimensionsChart,
        "goals": GoalsChart,
        "reach": ReachChart,
        "follow": FollowChart,
    },
)
_ALONE = "-alone"
_CHOSEN = "-chosen"


class _Charts(VerticalScroll, inherit_bindings=False):
    """Scrolls the charts; the arrows go from one to the next, and take this along."""


class GrowthScreen(PeerPalScreen):
    """Charts of the months so far, each with its numbers; Escape leads back."""

    MODE = "today"
    CSS_PATH = "growth.tcss"
    AUTO_FOCUS = "ChartPanel"
    BINDINGS = [
        Binding("enter", "enlarge", "Enlarge", id="growth.enlarge", tooltip="One chart, and back"),
        Binding("t", "table", "Numbers", id="growth.table", tooltip="The numbers, and back"),
        Binding("p", "period", "Period", id="growth.period", tooltip="Look further back"),
        Binding(
            "c",
            "check_in",
            "Check in",
            id="growth.check_in",
            tooltip="Rate the eight dimensions of growth, a digit each; only for you",
        ),
        Binding(
            "L",
            "check_ins",
            "Check-ins",
            show=False,
            id="growth.check_ins",
            tooltip="The check-ins of your growth so far",
        ),
        Binding("escape", "back", "Back", show=False, id="growth.back", tooltip="Go back"),
        Binding("V", "leave", "Back", show=False, id="screen.growth", tooltip="Go back"),
        *(
            Binding(
                key,
                f"go({across}, {down})",
                name,
                show=False,
                id=f"growth.{name.lower()}",
                tooltip=f"The chart {where}",
            )
            for key, across, down, name, where in (
                ("left", -1, 0, "Left", "at the left"),
                ("right", 1, 0, "Right", "at the right"),
                ("up,k", 0, -1, "Up", "above, or a line up"),
                ("down,j", 0, 1, "Down", "below, or a line down"),
            )
        ),
    ]

    head = query_one("#head", Static)

    def __init__(self, services: Services, *, mode: str = MODE) -> None:
        super().__init__(services)
        self.MODE = mode
        self._span = Span.YEAR
        self._is_table = False
        self._counted: tuple[object, GrowthSeries] | None = None

    # Showing

    def body(self) -> ComposeResult:
        """Show the charts in two columns, or one below the other where it is narrow."""
        yield Static(id="head")
        with _Charts(id="charts", can_focus=False):
            for column in _COLUMNS:
                with Vertical(classes="column"):
                    for name in column:
                        yield ChartPanel(id=name)

    def show(self) -> None:
        """Draw the charts."""
        series = self._series()
        self.head.update(self._head(series))
        with self.app.batch_update():
            for column in _COLUMNS:
                for name, chart in column.items():
                    panel = self.query_one(f"#{name}", ChartPanel)
                    panel.show(chart(series), is_table=self._is_table)

    def _series(self) -> GrowthSeries:
        """Return the numbers, counted anew only after a change, or on another day."""
        key = self.services.revision, self.services.today.day, self._span
        if self._counted is None or self._counted[0] != key:
            self._counted = key, self.services.growth.series(self._span, self.services.date_style)
        return self._counted[1]

    def _head(self, series: GrowthSeries) -> Content:
        first = plain_day(series.period.first, self.services.date_style)
        parts = [Content.styled("Growth  ", "bold $text-primary")]
        for span, name in _SPANS.items():
            style = "bold reverse $text-primary" if span is self._span else MUTED
            parts.append(Content.styled(f" {name} ", style))
        parts.append(Content.styled(f" since {first}", MUTED))
        return Content("").join(parts)

    # Moving

    @property
    def _panels(self) -> list[ChartPanel]:
        return list(self.query(ChartPanel))

    @property
    def _current(self) -> ChartPanel:
        panel = self.focused
        return panel if isinstance(panel, ChartPanel) else self._panels[0]

    def action_go(self, across: int, down: int) -> None:
        """Go to the chart that lies there; what has no room is scrolled first."""
        current = self._current
        if down and current.scroll_by(down):
            return
        if self.has_class(_ALONE):
            self._next(across + down)
            return
        beyond = [panel for panel in self._panels if _lies_there(current, panel, across, down)]
        if beyond:
            self.set_focus(min(beyond, key=lambda panel: _apart(current, panel)))
        elif down:
            self._next(down)

    def _next(self, by: int) -> None:
        panels = self._panels
        at = panels.index(self._current) + by
        if 0 <= at < len(panels):
            self._choose(panels[at])

    def _choose(self, panel: ChartPanel) -> None:
        for other in self._panels:
            other.set_class(other is panel, _CHOSEN)
        for column in self.query(".column"):
            column.set_class(panel in column.children, _CHOSEN)
        self.set_focus(panel)

    # Doing

    @on(ChartPanel.Opened)
    def _opened(self) -> None:
        self.action_enlarge()

    def action_enlarge(self) -> None:
        """Give one chart the whole screen, or show all again."""
        current = self._current
        self._choose(current)
        self.toggle_class(_ALONE)
        self.call_after_refresh(current.scroll_visible, animate=False)

    def action_table(self) -> None:
        """Show the numbers of the charts, or the charts again."""
        self._is_table = not self._is_table
        self.show()

    def action_period(self) -> None:
        """Go on to the next period."""
        spans = list(_SPANS)
        self._span = spans[(spans.index(self._span) + 1) % len(spans)]
        self.reload()

    def action_check_in(self) -> None:
        """Rate the dimensions of growth, or go on with the check-in of today."""
        from peerpal.screens.growth_check_in import GrowthCheckInScreen

        def saved(result: GrowthCheckIn | None) -> None:
            if result:
                self.say("Saved growth check-in · u to undo")
                self.reload()

        check_in = self.services.growth_check_ins.for_today()
        self.app.push_screen(GrowthCheckInScreen(self.services, check_in), saved)

    def action_check_ins(self) -> None:
        """List the check-ins so far."""
        from peerpal.screens.growth_check_ins import GrowthCheckInsScreen

        self.app.push_screen(GrowthCheckInsScreen(self.services))

    def action_back(self) -> None:
        """Show all charts again; from there, go back."""
        if self.has_class(_ALONE):
            self.action_enlarge()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Go back to what is below."""
        self.dismiss()


def _lies_there(here: ChartPanel, there: ChartPanel, across: int, down: int) -> bool:
    """True for a chart in another column that way, or in the same column up or down."""
    is_beside = (there.region.x - here.region.x) * across > 0
    is_below = there.region.x == here.region.x and (there.region.y - here.region.y) * down > 0
    return is_beside or is_below


def _apart(here: ChartPanel, there: ChartPanel) -> int:
    return abs(there.region.y - here.region.y)
