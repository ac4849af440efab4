"""Lines that begin with a label: what wraps stands under the text, not under the label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from peerpal.widgets.themes import MUTED

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

    A label is muted, stands at the beginning of its line and ends with a space.
    """
    plain = page.plain
    widest = min(_WIDEST_LABEL, width // 2)
    for start, label_end, style in page.spans:
        room = label_end - start
        is_first = start == 0 or plain[start - 1] == "\n"
        if style == MUTED and room <= widest and is_first and plain[label_end - 1] == " ":
            end = plain.find("\n", label_end)
            end = len(plain) if end < 0 else end
            if cell_len(plain[start:end]) > width:
                yield start, room, end


class HangingLines(Widget):
    """Lines that begin with a label of one width each, whatever room there is for their text."""

    DEFAULT_CSS = "HangingLines { height: auto; }"

    def __init__(self, lines: Sequence[tuple[Content, Content]]) -> None:
        super().__init__()
        self._lines = lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines there are once they are wrapped."""
        return sum(len(_beside(line, width)) for line in self._lines)

    def render(self) -> Content:
        """Draw every line, with what wraps under its text."""
        width = self.content_size.width
        return Content("\n").join(part for line in self._lines for part in _beside(line, width))


def _beside(line: tuple[Content, Content], width: int) -> Sequence[Content]:
    """Return a line cut to a width; what wraps is indented by the width of its label."""
    label, text = line
    first, *rest = text.wrap(max(1, width - label.cell_length)) or [Content()]
    return [label + first, *(Content(" " * label.cell_length) + each for each in rest)]
