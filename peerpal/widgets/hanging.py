"""Lines that begin with a label: what wraps stands under the text, not under the label."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from textual.content import Content

from peerpal.widgets.themes import MUTED

KEYS = "bold $text-primary"
"""The style of keys that stand before what they do."""

_LABELS = (MUTED, KEYS)
_WIDEST_LABEL = 16


def label(text: str, width: int) -> Content:
    """Return the label that a line begins with, as wide as those of the lines around it."""
    return Content.styled(text.ljust(width), MUTED)


def hung(page: Content, width: int) -> Content:
    """Return a page with what wraps beside a label cut into lines that stand under the text."""
    parts: list[Content] = []
    done = 0
    for start, room, end in _long_lines(page, width):
        text = page[start + room : end].wrap(width - room)
        parts += [page[done : start + room], Content("\n" + " " * room).join(text)]
        done = end
    return Content.assemble(*parts, page[done:]) if parts else page


def _long_lines(page: Content, width: int) -> Iterator[tuple[int, int, int]]:
    """Yield where lines begin that wrap beside a label, how wide that is, and where they end.

    A label is muted or names keys, stands at the beginning of its line and ends with a space.
    """
    plain = page.plain
    widest = min(_WIDEST_LABEL, width // 2)
    for start, label_end, style in page.spans:
        room = label_end - start
        is_first = start == 0 or plain[start - 1] == "\n"
        if style in _LABELS and room <= widest and is_first and plain[label_end - 1] == " ":
            end = plain.find("\n", label_end)
            end = len(plain) if end < 0 else end
            if cell_len(plain[start:end]) > width:
                yield start, room, end
