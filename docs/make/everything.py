"""Every file that is made, or has a part that is made, as it would be now."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from docs.make.fields import all_records
from docs.make.keys import all_keys, keys_of
from docs.make.manual import manual
from docs.make.pictures import PICTURES, picture
from docs.make.settings import all_settings

DOCS: Final = Path(__file__).parents[1]

PARTS: Mapping[str, Callable[[], str]] = {
    "records": all_records,
    "settings": all_settings,
    "keys": all_keys,
}
"""What can stand between the marks of a page, by the name in its first mark."""

_PART = re.compile(r"(<!-- made: (.+) -->\n)(?:.*\n)*?(<!-- end -->\n)")
_KEYS_OF = "keys of "


def made() -> dict[Path, str]:
    """Return the text of each file."""
    pages = {path: page(path.read_text(encoding="utf-8")) for path in sorted(DOCS.glob("*.md"))}
    pictures = {DOCS / "pictures" / f"{name}.svg": picture(name) for name in PICTURES}
    return {**pages, DOCS / "peerpal.1": manual(), **pictures}


def page(text: str) -> str:
    """Return a page with what stands between its marks made anew."""
    return _PART.sub(lambda found: f"{found[1]}\n{_part(found[2])}\n{found[3]}", text)


def _part(name: str) -> str:
    if name.startswith(_KEYS_OF):
        return keys_of(name.removeprefix(_KEYS_OF))
    return PARTS[name]()
