"""All pictures of one size on one sheet, to look at them together.

`python -m docs.make.contact_sheet wide wide.png` needs the packages cairosvg and pillow, and the
system's cairo; PeerPal itself needs none of them.
"""

from __future__ import annotations

import argparse
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Final

from docs.make.pictures import SEEN

_WIDTHS: Final = {"wide": 560, "small": 440}
_COLUMNS: Final = 5
_GAP: Final = 12
_BACKGROUND: Final = "#808080"


def pictures(size: str, name: str) -> list[Path]:
    """Return the pictures of a size, wide or small, whose names hold a word."""
    return sorted(path for path in SEEN.rglob(f"*[[]{size}].svg") if name in str(path))


def write_sheet(found: list[Path], size: str, output: Path) -> None:
    """Draw the pictures side by side, in the order of their names."""
    from cairosvg import svg2png
    from PIL import Image

    width = _WIDTHS[size]
    drawn = [
        Image.open(BytesIO(svg2png(url=str(path), output_width=width))).convert("RGB")
        for path in found
    ]
    height = max(image.height for image in drawn)
    columns, rows = min(_COLUMNS, len(drawn)), ceil(len(drawn) / _COLUMNS)
    room = columns * (width + _GAP) - _GAP, rows * (height + _GAP) - _GAP
    sheet = Image.new("RGB", room, _BACKGROUND)
    for number, image in enumerate(drawn):
        row, column = divmod(number, _COLUMNS)
        sheet.paste(image, (column * (width + _GAP), row * (height + _GAP)))
    sheet.save(output)


def main() -> None:
    """Read what is asked for, and write the sheet."""
    parser = argparse.ArgumentParser(prog="python -m docs.make.contact_sheet", description=__doc__)
    parser.add_argument("size", choices=list(_WIDTHS))
    parser.add_argument("output", type=Path)
    parser.add_argument("--name", default="", help="only pictures whose names hold this")
    arguments = parser.parse_args()
    found = pictures(arguments.size, arguments.name)
    write_sheet(found, arguments.size, arguments.output)
    print(f"{len(found)} pictures")


if __name__ == "__main__":
    main()
