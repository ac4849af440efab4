"""The charts of growth with a row for each thing: skills, dimensions and families of skills."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from peerpal.domain.dates import day_and_month, plain_day
from peerpal.domain.growth import GrowthDimension
from peerpal.domain.growth_series import DimensionLine, FamilyFlow, SkillLine
from peerpal.domain.skill import Level
from peerpal.domain.words import count, words
from peerpal.screens.growth_charts import short_labels
from peerpal.services.growth import GrowthSeries
from peerpal.widgets.chart import Chart
from peerpal.widgets.chart_parts import EIGHTHS, Cells, assembled, axis
from peerpal.widgets.flow_bar import NOTHING
from peerpal.widgets.flow_bar import count as number
from peerpal.widgets.themes import BAR, FAINT, GIVING, GOOD, MUTED, RECEIVING

_STAGES = len(Level)
_VIEW = "◆"
_HIGHESTBAR = 3
_SHORTEST_NAME = 8
_NAMES = max(len(words(dimension)) for dimension in GrowthDimension)


class SkillsChart(Chart):
    """The level of each skill as a lane that rises; what a peer saw is a mark on it."""

    title = "Skill levels"
    hint = "Give a skill a level in 4 Skills,\nand raise it with a line of evidence."

    def __init__(self, series: GrowthSeries) -> None:
        self._series = series

    @property
    def is_empty(self) -> bool:
        """True while no level is known."""
        return not self._series.skills

    def lines(self, width: int, height: int) -> list[Content]:
        """Return as many lanes as there is room for, those that rose most first."""
        skills = self._series.skills
        below = 2 if any(any(line.views) for line in skills) else 1
        room = max(1, height - below)
        each = room // len(skills)
        gap = 1 if each > 2 else 0
        high = max(1, min(_HIGHESTBAR, each - gap))
        shown = skills[: room // (high + gap)]
        if len(shown) < len(skills):
            shown = skills[: room - 1]
        names = min(24 if width > 80 else 16, max(cell_len(line.name) for line in skills))
        said = max(len(_word(line)) for line in shown) + 3
        slices = len(self._series.slices)
        names = max(_SHORTEST_NAME, min(names, width - slices - said - 1))
        strip = max(slices, width - names - said - 1)
        strip -= strip % slices if strip < 4 * slices else 0
        lines = [
            row
            for line in shown
            for row in (*self._lane(line, names, strip, high), *[Content(" ")] * gap)
        ]
        if len(shown) < len(skills):
            lines.append(Content.styled(f"and {len(skills) - len(shown)} more", MUTED))
        starts = [
            _start(at, len(self._series.slices), strip) for at in range(len(self._series.slices))
        ]
        labels = axis(short_labels(self._series), starts, strip)
        lines.append(Content.styled(f"{'':{names + 1}}{labels}", MUTED))
        if below > 1 or len(lines) < height:
            seen = f"{_VIEW} as a peer saw it   " if below > 1 else ""
            signs = f"{seen}{_stage_sign(1)} novice to {_stage_sign(_STAGES)} expert"
            indent = max(0, min(names + 1, width - len(signs)))
            lines.append(Content.styled(f"{'':{indent}}{signs}", MUTED))
        return lines

    def _lane(self, line: SkillLine, names: int, strip: int, high: int) -> list[Content]:
        cells = _lane_cells(line, strip, high)
        rows = [Content.assemble(" " * (names + 1), assembled(row)) for row in cells]
        rose = ("▲ ", GOOD) if line.risen > 0 else ("▼ ", MUTED) if line.risen < 0 else ("  ", "")
        rows[-1] = Content.assemble(
            _name(line.name, names), " ", assembled(cells[-1]), " ", rose, _word(line)
        )
        return rows

    def table(self) -> Sequence[Sequence[str]]:
        """Return the stage, from 1 to 5, at the beginning and now, and as a peer saw it last."""
        return [
            ["Skill", "Then", "Now", "", "Peer"],
            *(
                [line.name, _stage(line.first), _stage(line.last), _word(line), _stage(line.view)]
                for line in self._series.skills
            ),
        ]


def _word(line: SkillLine) -> str:
    return words(line.last) if line.last else ""


def _stage(level: Level | None) -> str:
    return str(level.rank) if level else NOTHING


def _start(at: int, slices: int, width: int) -> int:
    return at * width // slices


def _lane_cells(line: SkillLine, width: int, high: int) -> list[Cells]:
    """Return a lane cell by cell: as high as the level, at most an eighth below the next lane."""
    slices = len(line.levels)
    rows: list[Cells] = [[] for _ in range(high)]
    for at, level in enumerate(line.levels):
        start, end = _start(at, slices, width), _start(at + 1, slices, width)
        for row in range(high):
            above = high - 1 - row
            eighths = _eighths(level, high) - 8 * above
            sign = EIGHTHS[min(8, max(0, eighths))]
            style = BAR
            if level is None and not above:
                sign, style = "·", FAINT
            rows[row] += [(sign, style)] * (end - start)
        if view := line.views[at]:
            row = high - 1 - (_eighths(view, high) - 1) // 8
            rows[row][(start + end) // 2] = (_VIEW, "bold $text-primary")
    return rows


def _eighths(level: Level | None, high: int) -> int:
    return round(level.rank * (8 * high - 1) / _STAGES) if level else 0


def _stage_sign(rank: int) -> str:
    return EIGHTHS[round(rank * 7 / _STAGES)]


def _name(text: str, width: int) -> Content:
    return Content(text).truncate(width, ellipsis=True).pad_right(max(0, width - cell_len(text)))


class DimensionsChart(Chart):
    """Each dimension from where it was first (○) to where it is now (●), with its way there."""

    title = "Eight dimensions, only for you"
    highest = 18
    is_private = True
    hint = "How do you see your own growth?\nPress c: eight questions, a digit each."

    def __init__(self, series: GrowthSeries) -> None:
        self._series = series

    @property
    def is_empty(self) -> bool:
        """True while there is no check-in in these days."""
        return not self._series.check_in_days

    def lines(self, width: int, height: int) -> list[Content]:
        """Return a scale, the dimensions, and what the signs mean."""
        days = len(self._series.check_in_days)
        names = _NAMES
        trend = min(days, max(1, width - names - 9 - 6 - 4))
        wide = max(1, min(3, (width - 46) // 20, (width - names - 19) // trend))
        apart = max(2, min(14, (width - names - trend * wide - 8) // 4))
        spaced = height >= 2 * len(GrowthDimension) + 2
        ends = "".join(str(rating).ljust(apart) for rating in range(1, 6)).rstrip()
        lines = [Content.styled(f"{'':{names + 2}}{ends}", MUTED)]
        for line in self._series.dimensions:
            lines.append(_dimension(line, names, apart, trend, wide))
            if spaced:
                lines.append(Content(" "))
        if len(lines) < height:
            legend = self._legend()
            indent = max(0, min(names + 2, width - len(legend)))
            lines.append(Content.styled(f"{'':{indent}}{legend}", MUTED))
        return lines

    def _legend(self) -> str:
        days = self._series.check_in_days
        if len(days) == 1:
            return f"● {_day(self._series, -1)}"
        return f"○ {_day(self._series, 0)}  ● {_day(self._series, -1)}"

    def table(self) -> Sequence[Sequence[str]]:
        """Return the ratings of every check-in."""
        style = self._series.date_style
        days = [day_and_month(day, style) for day in self._series.check_in_days]
        return [
            ["Dimension", *days],
            *(
                [words(line.dimension), *map(_rating, line.ratings)]
                for line in self._series.dimensions
            ),
        ]


def _rating(rating: int | None) -> str:
    return NOTHING if rating is None else str(rating)


def _day(series: GrowthSeries, at: int) -> str:
    is_near = series.check_in_days[0].year == series.check_in_days[-1].year
    said = day_and_month if is_near else plain_day
    return said(series.check_in_days[at], series.date_style)


def _dimension(line: DimensionLine, names: int, apart: int, trend: int, wide: int) -> Content:
    name = words(line.dimension).ljust(names + 2)
    known = line.known
    if not known:
        return Content.assemble(name, (NOTHING, MUTED))
    first, last = ((rating - 1) * apart for rating in (known[0], known[-1]))
    low, high = min(first, last), max(first, last)
    cells: Cells = [(" ", "")] * (4 * apart + 1)
    for at in range(0, 4 * apart + 1, apart):
        cells[at] = ("·", FAINT)
    for at in range(low, high):
        cells[at] = ("━", BAR)
    cells[first] = ("○", MUTED)
    cells[last] = ("●", f"bold {BAR}")
    way = "".join(_height(rating) * wide for rating in line.ratings[-trend:])
    change = f"{line.change:+d}" if line.change else "="
    style = GOOD if line.change > 0 else MUTED
    return Content.assemble(
        name,
        assembled(cells),
        "  ",
        (way.rjust(trend * wide), BAR),
        " ",
        (change.rjust(2), style),
    )


def _height(rating: int | None) -> str:
    return " " if rating is None else EIGHTHS[round(rating * 7 / 5)]


class FamiliesChart(Chart):
    """How many exchanges of each family of skills went each way."""

    title = "Exchanges by family"
    highest = 20
    hint = "Log what you taught ▶ and learned ◀,\nand give your skills a family in 4 Skills."

    def __init__(self, series: GrowthSeries) -> None:
        self._series = series

    @property
    def is_empty(self) -> bool:
        """True while nothing went either way."""
        return not self._series.families

    def lines(self, width: int, height: int) -> list[Content]:
        """Return a bar to each side for each family, all to one scale."""
        found = self._series.families
        room = max(1, height - 1)
        shown = found if len(found) <= room else found[: max(1, room - 1)]
        names = min(22 if width > 80 else 16, max(cell_len(item.family) for item in found))
        pad = max(len(number(part)) for item in found for part in item.flow)
        half = max(3, min(40, (width - names - 2 * pad - 6) // 2))
        most = max(max(item.flow) for item in found)
        head = Content.assemble(
            " " * (names + 1),
            ("▶ taught".rjust(pad + half + 1), GIVING),
            " │ ",
            ("◀ learned", RECEIVING),
        )
        gap = [Content(" ")] if height > 2 * len(found) else []
        lines = [head]
        for item in shown:
            lines += [_family(item, names, pad, half, most), *gap]
        if len(shown) < len(found):
            lines.append(
                Content.styled(
                    f"and {count(len(found) - len(shown), 'family', 'families')} more", MUTED
                )
            )
        return lines

    def table(self) -> Sequence[Sequence[str]]:
        """Return the exchanges of each family and of all; together counts half to each side."""
        headings = ["Family", "▶ Taught", "◀ Learned"]
        found = self._series.families
        give, receive = (sum(item.flow[way] for item in found) for way in (0, 1))
        rows = [[item.family, number(item.flow.give), number(item.flow.receive)] for item in found]
        return [headings, *rows, ["In all", number(give), number(receive)]]


def _family(item: FamilyFlow, names: int, pad: int, half: int, most: float) -> Content:
    give, receive = (max(round(part * half / most), 1 if part else 0) for part in item.flow)
    return Content.assemble(
        _name(item.family, names),
        " ",
        (number(item.flow.give).rjust(pad), GIVING),
        " " * (half - give + 1),
        ("▶" * give, GIVING),
        (" │ ", MUTED),
        ("◀" * receive, RECEIVING),
        " " * (half - receive + 1),
        (number(item.flow.receive).rjust(pad), RECEIVING),
    )
