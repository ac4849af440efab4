"""What covers private text and names as they are drawn: nothing that is shown need know of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, chain, groupby

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from peerpal.domain.share_safe import HiddenNames
from peerpal.widgets.private import is_private_style

COVER = "▒"


class Covering(LineFilter):
    """Draws a cover over what is marked as private, and over names, each as wide as before."""

    def __init__(self, names: HiddenNames) -> None:
        super().__init__()
        self.names = names

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return a line with what nobody else may see covered."""
        text = "".join(segment.text for segment in segments)
        if not text.strip():
            return segments
        covered = set[int]()
        for start, end in chain(_private(segments), self.names.places(text)):
            covered.update(range(start, end))
        return list(_covered(segments, covered)) if covered else segments


def _private(segments: list[Segment]) -> Iterator[tuple[int, int]]:
    """Yield where private text stands, without the space around it."""
    at = 0
    for is_private, group in groupby(segments, lambda segment: is_private_style(segment.style)):
        text = "".join(segment.text for segment in group)
        if is_private and text.strip():
            yield at + len(text) - len(text.lstrip()), at + len(text.rstrip())
        at += len(text)


def _covered(segments: list[Segment], covered: set[int]) -> Iterator[Segment]:
    starts = accumulate((len(segment.text) for segment in segments), initial=0)
    for start, segment in zip(starts, segments, strict=False):
        text = "".join(
            COVER * cell_len(char) if at in covered else char
            for at, char in enumerate(segment.text, start)
        )
        yield Segment(text, segment.style, segment.control)
