"""The map of days, as it is drawn at several widths."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from textual.app import App, ComposeResult

from peerpal.widgets.heat_map import HeatMap

TODAY = date(2026, 11, 22)


class Shown(App[None]):
    """One map and nothing else."""

    def compose(self) -> ComposeResult:
        yield HeatMap("Talks", "talk", nothing="None yet.")


def drawn(app: App[None]) -> list[str]:
    widget = app.query_one(HeatMap)
    return [widget.render_line(y).text.strip("│ ") for y in range(widget.size.height)]


@pytest.mark.parametrize(("width", "weeks"), [(40, 26), (60, 52), (140, 52), (20, 12)])
async def test_as_many_weeks_as_fit(width: int, weeks: int) -> None:
    async with Shown().run_test(size=(width, 12)) as pilot:
        widget = pilot.app.query_one(HeatMap)
        widget.set_days({TODAY: 1}, TODAY)
        await pilot.pause()
        lines = drawn(pilot.app)
        assert str(widget.border_title) == f"Talks, {weeks} weeks"
        assert lines[1] == f"Mon {'·' * weeks}"
        assert lines[7] == f"Sun {'·' * (weeks - 1)}▪"


async def test_signs_tell_one_from_more_without_colour() -> None:
    async with Shown().run_test(size=(40, 12)) as pilot:
        counts = {TODAY: 3, TODAY - timedelta(days=7): 1, TODAY + timedelta(days=1): 5}
        pilot.app.query_one(HeatMap).set_days(counts, TODAY, 6)
        await pilot.pause()
        lines = drawn(pilot.app)
        assert lines[0].split() == ["Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]
        assert lines[1] == f"Sun {'·' * 24}▪■"
        assert lines[2] == f"Mon {'·' * 25}"
        assert lines[8] == "4 talks on 2 days"


async def test_nothing_says_what_to_press() -> None:
    async with Shown().run_test(size=(40, 12)) as pilot:
        pilot.app.query_one(HeatMap).set_days({}, TODAY)
        await pilot.pause()
        assert drawn(pilot.app)[8] == "None yet."


@pytest.mark.parametrize(
    ("width", "said"), [(40, "4 talks on 2 days"), (20, "4 talks"), (10, "4 tal…")]
)
async def test_the_total_says_less_where_there_is_less_room(width: int, said: str) -> None:
    async with Shown().run_test(size=(width, 12)) as pilot:
        counts = {TODAY: 3, TODAY - timedelta(days=7): 1}
        pilot.app.query_one(HeatMap).set_days(counts, TODAY)
        await pilot.pause()
        assert drawn(pilot.app)[8] == said


async def test_what_to_press_ends_with_an_ellipsis_where_it_has_no_room() -> None:
    async with Shown().run_test(size=(12, 12)) as pilot:
        pilot.app.query_one(HeatMap).set_days({}, TODAY)
        await pilot.pause()
        assert drawn(pilot.app)[8] == "None ye…"
