"""PeerPal's two themes, what every theme must have, and names for styles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual.theme import Theme

from peerpal.widgets.contrast import READABLE, VISIBLE, colour_of, moved

GIVING: Final = "$giving"
RECEIVING: Final = "$receiving"
GOOD: Final = "$text-success"
WARNING: Final = "$text-warning"
BAD: Final = "$text-error"
# Not `$text-muted`: in a style, unlike in CSS, Textual drops its percentage: it comes out bright.
MUTED: Final = "$foreground-muted"
# Only for signs that say "none here": it is too faint for words.
FAINT: Final = "$foreground-disabled"
BAR: Final = "$text-secondary"

_DARK_FLOW: Final = {"giving": "#e6b566", "receiving": "#66c7b8"}
_LIGHT_FLOW: Final = {"giving": "#7a4f00", "receiving": "#005f56"}

DARK: Final = Theme(
    name="peerpal-dark",
    primary="#7fb0dc",
    secondary="#9aa9bb",
    accent="#66c7b8",
    warning="#e6b566",
    error="#ef8a80",
    success="#93c98b",
    foreground="#d9dee5",
    background="#14181d",
    surface="#1a1f26",
    panel="#1f252d",
    variables={
        **_DARK_FLOW,
        "foreground-muted": "#98a3b0",
        "border": "#7fb0dc",
        "border-blurred": "#3b4550",
        "block-cursor-background": "#2d4c69",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#252c35",
        "footer-key-foreground": "#7fb0dc",
        "scrollbar": "#3b4550",
        "scrollbar-background": "#14181d",
    },
)

LIGHT: Final = Theme(
    name="peerpal-light",
    primary="#2a5f92",
    secondary="#566575",
    accent="#005f56",
    warning="#7a4f00",
    error="#a82a22",
    success="#2f6526",
    foreground="#20262c",
    background="#faf9f6",
    surface="#f3f1ec",
    panel="#ebe8e1",
    dark=False,
    variables={
        **_LIGHT_FLOW,
        "foreground-muted": "#5c646c",
        "border": "#2a5f92",
        "border-blurred": "#c4bfb5",
        "block-cursor-background": "#2a5f92",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#e4e0d7",
        "footer-key-foreground": "#2a5f92",
        "scrollbar": "#c4bfb5",
        "scrollbar-background": "#faf9f6",
    },
)

THEMES: Final = (DARK, LIGHT)

_GROUNDS = ("background", "surface")
_BARS = "panel"
_ON_BARS = ("foreground", "foreground-muted", "text-primary", "text-warning")
_TEXTS = (*_ON_BARS, "giving", "receiving", "text-secondary", "text-success", "text-error")
_ON_THEIR_OWN: Final = {
    "block-cursor-foreground": "block-cursor-background",
    "input-cursor-foreground": "input-cursor-background",
    "input-selection-foreground": "input-selection-background",
}
"""Text that stands on a ground of its own."""
_CURSOR_BEHIND = "block-cursor-blurred-background"
_FAINT_CURSOR = 0.15


def flow_colours(theme: Theme) -> dict[str, str]:
    """Return `$giving` and `$receiving` for a theme that does not name them.

    For `App.get_theme_variable_defaults`; so amber and teal mean the same in every theme.
    """
    # Textual's themes in the terminal's own colours lack this one, and would end the app.
    faint = {"foreground-disabled": "ansi_bright_black"}
    return (_DARK_FLOW if theme.dark else _LIGHT_FLOW) | faint


def readable(variables: Mapping[str, str], theme: Theme) -> dict[str, str]:
    """Return the colours of a theme with those of text moved until it can be read everywhere.

    PeerPal's own can, and the terminal's own colours are not known.
    """
    colours = dict(variables)
    if theme.ansi or theme in THEMES:
        return colours
    base = [colour_of(colours[name]) for name in _GROUNDS]
    cursor = colour_of(colours["primary"]).with_alpha(_FAINT_CURSOR)
    grounds = [*base, *(ground + cursor for ground in base)]
    bars = [colour_of(colours[_BARS])]
    colours[_CURSOR_BEHIND] = cursor.hex
    for name in _TEXTS:
        behind = grounds + bars * (name in _ON_BARS)
        colours[name] = moved(colour_of(colours[name]), behind, READABLE).hex
    colours["block-cursor-blurred-foreground"] = colours["foreground"]
    colours["border"] = moved(colour_of(colours["border"]), base, VISIBLE).hex
    for name, own in _ON_THEIR_OWN.items():
        ground = base[1] + colour_of(colours[own])
        colours[name] = moved(ground + colour_of(colours[name]), [ground], READABLE).hex
    return colours
