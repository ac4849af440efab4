"""The charts of growth that tell of people: whom I reach, and what both of us do in time."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from peerpal.domain.action import FollowThrough
from peerpal.domain.words import count
from peerpal.screens.growth_charts import long_labels, short_labels
from peerpal.services.growth import GrowthSeries
from peerpal.widgets.chart import Chart
from peerpal.widgets.chart_parts import (
    GUTTER,
    Slots,
    assembled,
    column_rows,
    gutter,
    rows_taken,
    slot_axis,
    slots,
    with_numbers,
)
from peerpal.widgets.flow_bar import NOTHING
from peerpal.widgets.themes import BAR, FAINT, MUTED

_LINES_FOR_A_GAP = 11
_SIDE = len("Theirs") + 2


class ReachChart(Chart):
    """How many different peers I met in each slice."""

    title = "Reach"
    highest = 14
    hint = "Log talks, and give peers a department,\nto see how far you reach."

    def __init__(self, series: GrowthSeries) -> None:
        self._series = series

    @property
    def is_empty(self) -> bool:
        """True while nobody was met."""
        return not self._series.reached_in_all.peers

    def lines(self, width: int, height: int) -> list[Content]:
        """Return a column of peers for each slice, and the departments below."""
        reached, labels = self._series.reached, short_labels(self._series)
        place = slots(len(reached), width - GUTTER)
        has_departments = height >= 8 and place.cell >= 3
        rows = max(1, height - 2 - has_departments)
        peers = [one.peers for one in reached]
        most = max(peers) * rows / max(1, rows - 1)  # a row is left for the highest number
        drawn = column_rows(peers, most, rows, place, BAR)
        heights = [rows_taken(number, most, rows) for number in peers]
        with_numbers(drawn, [str(n) if n else "" for n in peers], heights, place, hang=False)
        lines = [self._head(), *(Content.assemble(gutter(), assembled(row)) for row in drawn)]
        lines[rows] = Content.assemble(gutter("peers"), assembled(drawn[-1]))
        room = width - GUTTER
        lines.append(Content.assemble(gutter(), (slot_axis(labels, place, room), MUTED)))
        if has_departments:
            texts = [str(one.departments) if one.departments else "·" for one in reached]
            centred = [place.label(text).ljust(place.cell) for text in texts]
            lines.append(Content.assemble(gutter("depts"), ("".join(centred), MUTED)))
        return lines

    def _head(self) -> Content:
        found = self._series.reached_in_all
        departments = count(found.departments, "department") if found.departments else ""
        new = f"{found.new} for the first time" if found.new else ""
        parts = [count(found.peers, "peer"), departments, new]
        return Content("   ".join(part for part in parts if part))

    def table(self) -> Sequence[Sequence[str]]:
        """Return whom I reached in each slice; in all, everybody counts once."""
        headings = ["", "Peers", "First met", "Departments"]
        labels = [*long_labels(self._series), "Different, in all"]
        found = [*self._series.reached, self._series.reached_in_all]
        rows = [
            [label, str(one.peers), str(one.new), str(one.departments)]
            for label, one in zip(labels, found, strict=True)
        ]
        return [headings, *rows]


class FollowChart(Chart):
    """What was done by its day, of what was due: mine, and my peers'."""

    title = "Follow-through"
    highest = 14
    hint = "Actions with a day stand here once they are due:\n! me share the runbook by friday"

    def __init__(self, series: GrowthSeries) -> None:
        self._series = series

    @property
    def is_empty(self) -> bool:
        """True while nothing was due."""
        return not any((*self._series.mine, *self._series.theirs))

    def lines(self, width: int, height: int) -> list[Content]:
        """Return how much was kept in each slice, for each side."""
        right = max(len(_kept(_sum(side))) for side in (self._series.mine, self._series.theirs)) + 2
        left = _SIDE
        place = slots(len(self._series.slices), width - left - right)
        gap = [Content(" ")] if height >= _LINES_FOR_A_GAP else []
        rows = max(1, (height - 1 - len(gap)) // 2)
        mine = self._side("Mine", self._series.mine, rows, place, width)
        lines = [*mine, *gap, *self._side("Theirs", self._series.theirs, rows, place, width)]
        labels = slot_axis(short_labels(self._series), place, width - left)
        return [*lines, Content.styled(f"{'':{left}}{labels}", MUTED)]

    def _side(
        self, name: str, side: Sequence[FollowThrough | None], rows: int, place: Slots, width: int
    ) -> list[Content]:
        left = _SIDE
        # A little less than the row, so that the two sides do not touch.
        shares = [max(one.share, 0.01) if one else None for one in side]
        drawn = column_rows(shares, rows * 8 / (rows * 8 - 1), rows, place, BAR)
        for at, one in enumerate(side):
            if one is None:
                drawn[-1][at * place.cell + (place.bar - 1) // 2] = ("·", FAINT)
        lines = [Content.assemble(" " * left, assembled(cells)) for cells in drawn]
        filling = " " * max(1, 2 - (place.cell - place.bar))
        total = f"{filling}{_kept(_sum(side))}"
        if left + place.width + len(total) > width:
            total = f"{filling}{_cells(_sum(side))[1]}"
        lines[-1] = Content.assemble(name.ljust(left), assembled(drawn[-1]), (total, MUTED))
        return lines

    def table(self) -> Sequence[Sequence[str]]:
        """Return what was due and done in each slice and in all."""
        headings = ["Done by their day", "Mine", "", "Theirs", ""]
        series = self._series
        labels = [*long_labels(series), "In all"]
        mine, theirs = [*series.mine, _sum(series.mine)], [*series.theirs, _sum(series.theirs)]
        rows = [
            [label, *_cells(one), *_cells(other)]
            for label, one, other in zip(labels, mine, theirs, strict=True)
        ]
        return [headings, *rows]


def _sum(side: Sequence[FollowThrough | None]) -> FollowThrough | None:
    found = [one for one in side if one]
    in_time, due = sum(one.in_time for one in found), sum(one.due for one in found)
    return FollowThrough(in_time, due) if due else None


def _kept(one: FollowThrough | None) -> str:
    return f"{one.in_time} of {one.due}, {round(100 * one.share)} %" if one else NOTHING


def _cells(one: FollowThrough | None) -> tuple[str, str]:
    return (f"{one.in_time} of {one.due}", f"{round(100 * one.share)} %") if one else (NOTHING, "")
