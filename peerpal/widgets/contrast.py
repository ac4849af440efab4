"""How well a colour can be read on others, and a colour moved until it can."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from textual.color import BLACK, WHITE, Color

READABLE: Final = 4.5
"""What WCAG 2.1 asks of text, in criterion 1.4.3."""
VISIBLE: Final = 3.0
"""What it asks of lines and signs, in criterion 1.4.11."""
_STEPS = 20


def colour_of(text: str) -> Color:
    """Return a colour as themes name it, such as `#81a1c1`, `#81a1c1 35%` or `auto 87%`."""
    name, _, share = text.partition(" ")
    colour = Color.automatic() if name == "auto" else Color.parse(name)
    return colour.multiply_alpha(float(share.rstrip("%") or 100) / 100)


def contrast(one: Color, other: Color) -> float:
    """Return how far two colours are apart, from 1 to 21, as WCAG 2.1 counts it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def worst(colour: Color, grounds: Iterable[Color]) -> float:
    """Return the contrast of a colour, also a translucent one, on the worst of some grounds."""
    return min(contrast(ground + colour, ground) for ground in grounds)


def moved(colour: Color, grounds: Sequence[Color], least: float) -> Color:
    """Return the colour, or the nearest one towards black or white with that contrast."""
    if worst(colour, grounds) >= least:
        return colour
    end = max(BLACK, WHITE, key=lambda end: worst(end, grounds))
    drawn = grounds[0] + colour
    shades = (drawn.blend(end, step / _STEPS, alpha=1) for step in range(1, _STEPS))
    return next((shade for shade in shades if worst(shade, grounds) >= least), end)


def _luminance(colour: Color) -> float:
    red, green, blue = (_linear(part) for part in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
