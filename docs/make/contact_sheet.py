"""Every screen, form and box on one sheet, to look at them together.

`python -m docs.make.contact_sheet few.png --data few --size 80x24 --theme light` draws the real app
at each place that the tests know, and names those that no way leads to with so little data. It
needs the packages of the tests, pillow, and the font DejaVu Sans Mono; PeerPal needs none of them.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.color import blend_rgb
from rich.color_triplet import ColorTriplet
from rich.style import Style
from textual.strip import Strip

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_TESTS: Final = Path(__file__).parents[2] / "tests"
_COLUMNS: Final = 5
_WIDTH, _HEIGHT, _FONT_SIZE = 9, 17, 15  # of a character, in pixels
_GAP: Final = 12
_BACKGROUND, _LABEL = "#808080", "#000000"


async def places(
    amount: str, size: tuple[int, int], theme: str, name: str
) -> Mapping[str, Sequence[Strip]]:
    """Return the lines on the screen at each place; no lines where no way leads."""
    sys.path.append(str(_TESTS))
    from screens.every_look import looks

    found = looks(amount, size, theme, name)
    return {place: lines async for place, lines in found}


def sheet(found: Mapping[str, Sequence[Strip]], size: tuple[int, int]) -> Image:
    """Draw the places side by side in their order, the name of each above it."""
    from PIL import Image, ImageDraw

    columns, rows = min(_COLUMNS, len(found)), ceil(len(found) / _COLUMNS)
    width, height = size[0] * _WIDTH + _GAP, (size[1] + 1) * _HEIGHT + _GAP
    image = Image.new("RGB", (columns * width, rows * height), _BACKGROUND)
    draw = ImageDraw.Draw(image)
    for number, (place, lines) in enumerate(found.items()):
        row, column = divmod(number, _COLUMNS)
        left, top = column * width, row * height
        draw.text((left, top), place, _LABEL, _font(Style(bold=True)))
        for y, line in enumerate(lines, 1):
            _draw_line(draw, line, left, top + y * _HEIGHT)
    return image


def _draw_line(draw: ImageDraw, line: Strip, x: int, y: int) -> None:
    for text, style, _ in line.simplify():
        if not text:
            continue
        colours = _colours(style or Style())
        width = cell_len(text) * _WIDTH
        draw.rectangle((x, y, x + width - 1, y + _HEIGHT - 1), colours[1])
        font = _font(style or Style())
        for char in text:
            if char != " ":
                draw.text((x, y), char, colours[0], font)
            x += cell_len(char) * _WIDTH
        if style and style.underline:
            under = y + _HEIGHT - 2
            draw.line((x - width, under, x - 1, under), colours[0])


@cache
def _font(style: Style) -> FreeTypeFont:
    from PIL import ImageFont

    kind = "Bold" * bool(style.bold) + "Oblique" * bool(style.italic)
    return ImageFont.truetype(f"DejaVuSansMono{'-' * bool(kind)}{kind}.ttf", _FONT_SIZE)


@cache
def _colours(style: Style) -> tuple[ColorTriplet, ColorTriplet]:
    """Return the colours of the text and of what is behind it."""
    text = style.color.get_truecolor() if style.color else ColorTriplet(255, 255, 255)
    behind = (
        style.bgcolor.get_truecolor(foreground=False) if style.bgcolor else ColorTriplet(0, 0, 0)
    )
    if style.dim:
        text = blend_rgb(behind, text)
    return (behind, text) if style.reverse else (text, behind)


def main() -> None:
    """Read what is asked for, and write the sheet."""
    parser = argparse.ArgumentParser(prog="python -m docs.make.contact_sheet", description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("--data", choices=["none", "few", "many", "thousands"], default="many")
    parser.add_argument("--size", default="80x24", help="columns and rows of the window")
    parser.add_argument("--theme", default="dark", help="dark, light, or another theme's name")
    parser.add_argument("--name", default="", help="only places whose names hold this")
    asked = parser.parse_args()
    columns, _, rows = asked.size.partition("x")
    size = int(columns), int(rows)
    theme = f"peerpal-{asked.theme}" if asked.theme in {"dark", "light"} else asked.theme
    found = asyncio.run(places(asked.data, size, theme, asked.name))
    there = {place: lines for place, lines in found.items() if lines}
    sheet(there, size).save(asked.output)
    print(f"{len(there)} places")
    if missing := found.keys() - there:
        print(f"No way leads to {', '.join(sorted(missing))}.")


if __name__ == "__main__":
    main()
