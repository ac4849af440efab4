"""The line at the top: the screens with their digits, where we are, and the date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.message import Message
from textual.reactive import reactive

from peerpal.domain.text import one_line
from peerpal.widgets.bar import Bar, Part, spread, width_of
from peerpal.widgets.themes import MUTED

_BRAND = Part(" PeerPal ", "bold $text-primary")
_PARTED = " · "
_ACTIVE = "bold $text on $primary-muted"


class Tab(NamedTuple):
    """A screen that the bar leads to."""

    key: str
    mode: str
    title: str


class AppBar(Bar):
    """Names the screens and shows the active one; a click on a name chooses it."""

    DEFAULT_CSS = """
    AppBar { dock: top; height: 1; background: $panel; color: $foreground; }
    """

    active = reactive("")
    """The mode of the screen that is shown."""
    note = reactive("")
    """What stands at the right while there is room, such as the date; what matters first."""
    badge = reactive("")
    """What must be seen at the right, such as that share-safe is on."""

    @dataclass
    class Chosen(Message):
        """The name of a screen was clicked."""

        mode: str

    def __init__(
        self, tabs: Sequence[Tab], active: str = "", note: str = "", badge: str = ""
    ) -> None:
        super().__init__()
        self._tabs = tuple(tabs)
        self.set_reactive(AppBar.active, active)
        self.set_reactive(AppBar.note, note)
        self.set_reactive(AppBar.badge, badge)

    def parts(self, width: int) -> list[Part]:
        """Return the fullest of the bar's shapes that fits into the width."""
        badge = (
            [Part(f" {one_line(self.badge)} ", "bold reverse $text-warning")] if self.badge else []
        )
        note = [Part(f" {one_line(self.note)} ", MUTED)] if self.note else []
        first = [Part(f" {one_line(self.note.partition(_PARTED)[0])} ", MUTED)] if note else []
        wide = self._titles(" ")
        shapes = (
            ([_BRAND, *wide], [*note, *badge]),
            ([_BRAND, *wide], [*first, *badge]),
            ([_BRAND, *wide], badge),
            (wide, badge),
            (self._titles(""), badge),
            ([_BRAND, *self._digits()], [*note, *badge]),
            (self._digits(), badge),
        )
        for left, right in shapes:
            if width_of(left) + width_of(right) <= width:
                return spread(left, right, width)
        return spread(*shapes[-1], width)

    def _titles(self, gap: str) -> list[Part]:
        # Neighbours share the cell between them, so that eight names fit into 80 columns.
        parts = [Part(" ")]
        for tab in self._tabs:
            parts += self._tab(tab, tab.title)
            parts.append(Part(" " + gap))
        return _padded(parts, self.active)

    def _digits(self) -> list[Part]:
        parts = [Part(" ")]
        for tab in self._tabs:
            parts += self._tab(tab, tab.title if tab.mode == self.active else "")
            parts.append(Part(" "))
        return _padded(parts, self.active)

    def _tab(self, tab: Tab, title: str) -> list[Part]:
        if tab.mode == self.active:
            return [Part(f"{tab.key} {title}", _ACTIVE, tab.mode)]
        key = Part(tab.key, MUTED, tab.mode)
        return [key, Part(f" {title}", "", tab.mode)] if title else [key]

    def on_click(self, event: events.Click) -> None:
        """Choose the screen whose name was clicked."""
        if mode := self.target_at(event.x):
            self.post_message(self.Chosen(mode))


def _padded(parts: list[Part], active: str) -> list[Part]:
    """Return the parts with one cell of the active name's colour on both of its sides."""
    padded: list[Part] = []
    for index, part in enumerate(parts):
        before = index > 0 and parts[index - 1].target == active
        after = index + 1 < len(parts) and parts[index + 1].target == active
        if part.target is None and before:
            padded += [Part(" ", _ACTIVE, active), Part(part.text[1:])]
        elif part.target is None and after:
            padded += [Part(part.text[1:]), Part(" ", _ACTIVE, active)]
        else:
            padded.append(part)
    return padded
