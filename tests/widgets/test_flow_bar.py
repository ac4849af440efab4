"""Flow and progress as text, and colours that can be read."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from peerpal.domain.flow import Flow
from peerpal.widgets.flow_bar import count, flow_bar, flow_line, flow_word, hours, progress_bar
from peerpal.widgets.themes import DARK, LIGHT, flow_colours


def test_a_flow_reads_as_a_line() -> None:
    assert flow_line(Flow(200, 125)).plain == "3 h 20 ▶▶▶▶▶▶│◀◀◀◀   2 h 05  leaning"
    assert flow_line(Flow(45, 150)).plain == "0 h 45     ▶▶│◀◀◀◀◀◀ 2 h 30  one-sided"
    assert flow_line(Flow(245, 275)).plain == "4 h 05  ▶▶▶▶▶│◀◀◀◀◀◀ 4 h 35  balanced"


def test_a_flow_of_counts_says_numbers() -> None:
    assert flow_line(Flow(3, 1.5), say=count, pad=3).plain == "  3 ▶▶▶▶▶▶│◀◀◀    1.5  leaning"


def test_nothing_both_ways_is_a_dash() -> None:
    assert flow_bar(Flow()).plain.strip() == "—"
    assert flow_word(Flow()).plain == "—"
    assert "0" not in flow_line(Flow()).plain


@pytest.mark.parametrize("flow", [Flow(), Flow(1, 0), Flow(0, 1), Flow(1, 9_999), Flow(7, 7)])
@pytest.mark.parametrize("half", [1, 3, 6, 10])
def test_a_bar_keeps_its_width_and_something_is_never_nothing(flow: Flow, half: int) -> None:
    bar = flow_bar(flow, half)
    assert bar.cell_length == 2 * half + 1
    assert ("▶" in bar.plain) == (flow.give > 0)
    assert ("◀" in bar.plain) == (flow.receive > 0)


def test_colours_follow_the_signs() -> None:
    bar = flow_bar(Flow(2, 1))
    styles = {bar.plain[span.start : span.end][0]: span.style for span in bar.spans}
    assert styles["▶"] == "$giving"
    assert styles["◀"] == "$receiving"


@pytest.mark.parametrize(
    ("percent", "bar"),
    [
        (None, "—         "),
        (0, "┄┄┄┄┄┄┄┄┄┄"),
        (1, "━┄┄┄┄┄┄┄┄┄"),
        (30, "━━━┄┄┄┄┄┄┄"),
        (70, "━━━━━━━┄┄┄"),
        (99, "━━━━━━━━━┄"),
        (100, "━━━━━━━━━━"),
        (-5, "┄┄┄┄┄┄┄┄┄┄"),
        (250, "━━━━━━━━━━"),
    ],
)
def test_progress(percent: int | None, bar: str) -> None:
    assert progress_bar(percent).plain == bar


def test_hours() -> None:
    assert [hours(minutes) for minutes in (0, 45, 60, 125, 59.6)] == [
        "0 h 00",
        "0 h 45",
        "1 h 00",
        "2 h 05",
        "1 h 00",
    ]


def luminance(color: Color) -> float:
    """The relative luminance of WCAG 2."""
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(theme: Theme, text: str, ground: str) -> float:
    names = {**flow_colours(theme), **theme.to_color_system().generate()}
    background = Color.parse(names[ground])
    lights = [luminance(background), luminance(background + Color.parse(names[text]))]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


READ_ON_GROUND = [
    "foreground",
    "foreground-muted",
    "giving",
    "receiving",
    "primary",
    "error",
    "text-primary",
    "text-success",
    "text-warning",
    "text-error",
]


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("text", READ_ON_GROUND)
def test_both_themes_can_be_read(theme: Theme, text: str) -> None:
    for ground in ("background", "surface", "panel", "block-cursor-blurred-background"):
        assert contrast(theme, text, ground) >= 4.5
    assert contrast(theme, "block-cursor-foreground", "block-cursor-background") >= 4.5


@pytest.mark.parametrize("name", ["textual-dark", "textual-light", "nord", "gruvbox", "dracula"])
def test_giving_and_receiving_can_be_read_in_other_themes(name: str) -> None:
    for text in ("giving", "receiving"):
        assert contrast(BUILTIN_THEMES[name], text, "background") >= 4.5
