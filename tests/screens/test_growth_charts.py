"""Every chart in every room: nothing is wider or higher than there is room for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from textual.content import Content

from peerpal.domain.action import FollowThrough
from peerpal.domain.flow import Flow
from peerpal.domain.growth_series import (
    Closed,
    FamilyFlow,
    Reached,
    SkillLine,
    Span,
    Step,
    dimension_lines,
)
from peerpal.domain.period import Period
from peerpal.domain.skill import Level
from peerpal.screens.growth import _COLUMNS
from peerpal.services.growth import GrowthSeries
from peerpal.services.services import Services
from peerpal.widgets.chart import table_lines

CHARTS = {name: chart for column in _COLUMNS for name, chart in column.items()}
ROOMS = [(width, height) for width in (50, 54, 76, 116, 200) for height in (5, 7, 10, 19, 31, 60)]
LEAST = {
    "time": 10,
    "skills": 10,
    "dimensions": 10,
    "families": 7,
    "goals": 5,
    "reach": 5,
    "follow": 5,
}
"""The lines that a chart has at least, as its stylesheet says."""


def assert_fits(lines: list[Content], width: int, height: int) -> None:
    assert len(lines) <= height
    for line in lines:
        assert line.cell_length <= width, line.plain
        assert "\n" not in line.plain


def test_the_sample_year_fits_everywhere(sample_services: Services) -> None:
    for span in Span:
        series = sample_services.growth.series(span)
        for name, make in CHARTS.items():
            chart = make(series)
            for width, height in ROOMS:
                if not chart.is_empty and height >= LEAST[name]:
                    assert_fits(chart.lines(width, height), width, height)
            assert_fits(table_lines(chart, 54), 54, 100)


@pytest.mark.parametrize("slices", [1, 2, 6, 14, 30])
def test_a_great_deal_fits_too(services: Services, slices: int) -> None:
    today = services.today.day
    days = [today - timedelta(days=slices - at) for at in range(slices)]
    levels = tuple([None, *Level][at % 6] for at in range(slices))
    blank = services.growth_check_ins.blank()
    made = [replace(blank, ratings={"confidence": at % 5 + 1}) for at in range(slices)]
    series = GrowthSeries(
        period=Period(days[0], days[-1]),
        step=Step.WEEK,
        slices=[Period(day, day) for day in days],
        minutes=[Flow(1440 * at, 1) for at in range(slices)],
        skills=[SkillLine("ﷺ名前" * 9, levels, levels)] * 40,
        check_in_days=days,
        dimensions=dimension_lines(made),
        closed=[Closed(at, 3, 2) for at in range(slices)],
        reached=[Reached(at * 10, at, 1) for at in range(slices)],
        reached_in_all=Reached(300, 40, 30),
        mine=[FollowThrough(0, 1000)] * slices,
        theirs=[None, *[FollowThrough(1000, 1000)] * (slices - 1)],
        families=[FamilyFlow(f"名前 {n}" * 9, Flow(n * 1000.5, 0.5)) for n in range(40)],
    )
    for name, make in CHARTS.items():
        chart = make(series)
        for width, height in ROOMS:
            if height >= LEAST[name]:
                assert_fits(chart.lines(width, height), width, height)
        table_lines(chart, 54)
