"""Text can be read in every theme: the colours of each, as they are used."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from peerpal.widgets.contrast import READABLE, VISIBLE, colour_of, contrast, worst
from peerpal.widgets.themes import THEMES, flow_colours, readable

EVERY = {theme.name: theme for theme in (*THEMES, *BUILTIN_THEMES.values())}
KNOWN = [theme for theme in EVERY.values() if not theme.ansi]
OF_THE_TERMINAL = [theme for theme in EVERY.values() if theme.ansi]
LISTS = ("background", "surface")
ON_BARS = ("foreground", "foreground-muted", "text-primary", "text-warning")
TEXTS = (*ON_BARS, "giving", "receiving", "text-secondary", "text-success", "text-error")
each_known = pytest.mark.parametrize("theme", KNOWN, ids=lambda theme: theme.name)


def colours(theme: Theme) -> dict[str, Color]:
    """The colours of a theme as the app has them."""
    own = theme.to_color_system().generate() | theme.variables
    found = readable(flow_colours(theme) | own, theme)
    names = {
        *(*LISTS, *TEXTS, "panel", "border", "text", "primary-muted"),
        *(name for name in found if name.startswith(("block-cursor", "input-"))),
    }
    return {name: colour_of(found[name]) for name in names if not name.endswith("style")}


@each_known
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read_everywhere_also_below_a_cursor_that_waits(
    theme: Theme, text: str
) -> None:
    known = colours(theme)
    grounds = [known[name] for name in LISTS]
    waiting = [ground + known["block-cursor-blurred-background"] for ground in grounds]
    assert worst(known[text], [*grounds, *waiting]) >= READABLE


@each_known
@pytest.mark.parametrize("text", ON_BARS)
def test_text_can_be_read_on_the_bars_and_what_is_told(theme: Theme, text: str) -> None:
    known = colours(theme)
    assert worst(known[text], [known["panel"]]) >= READABLE


@each_known
@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("block-cursor-foreground", "block-cursor-background"),
        ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
        ("input-cursor-foreground", "input-cursor-background"),
        ("input-selection-foreground", "input-selection-background"),
        ("text", "primary-muted"),
    ],
)
def test_text_can_be_read_on_a_ground_of_its_own(theme: Theme, text: str, behind: str) -> None:
    known = colours(theme)
    assert worst(known[text], [known["surface"] + known[behind]]) >= READABLE


@each_known
def test_the_frame_with_the_focus_is_seen(theme: Theme) -> None:
    known = colours(theme)
    assert worst(known["border"], [known[name] for name in LISTS]) >= VISIBLE


@each_known
def test_giving_and_receiving_are_told_apart(theme: Theme) -> None:
    known = colours(theme)
    giving, receiving = known["giving"], known["receiving"]
    assert giving.r - giving.b > receiving.r - receiving.b + 60


@pytest.mark.parametrize("theme", OF_THE_TERMINAL, ids=lambda theme: theme.name)
def test_the_terminals_own_colours_are_left_alone(theme: Theme) -> None:
    own = theme.to_color_system().generate() | theme.variables
    assert readable(own, theme) == own
    ground = Color.parse("#000000" if theme.dark else "#ffffff")
    for colour in ("giving", "receiving"):
        assert contrast(Color.parse(flow_colours(theme)[colour]), ground) >= READABLE
