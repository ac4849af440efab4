"""The keys that work on a screen, in groups."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen

from peerpal.screens.modal import PeerPalModal
from peerpal.services.services import Services
from peerpal.widgets.hanging import KEYS
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.reading_view import ReadingView

_HERE = "Here"
_MOVING = "Moving"
_EVERY_SCREEN = "On every screen"
_EVERYWHERE = "Everywhere"
_GROUPS = {"list": _MOVING, "panel": _MOVING, "screen": _EVERY_SCREEN, "app": _EVERYWHERE}


class HelpScreen(PeerPalModal[None]):
    """Lists every key of the screen that it was called from."""

    BINDINGS = [
        Binding("escape,f1", "back", "Back", id="modal.back", tooltip="Go back"),
    ]

    def __init__(self, services: Services, screen: Screen[object]) -> None:
        super().__init__(services)
        self._keys = list(screen.active_bindings.values())

    def compose(self) -> ComposeResult:
        """Show the groups in a box."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Keys")
            yield ReadingView([Content("\n").join(list(self._lines()))])
            yield KeyBar()

    def _lines(self) -> Iterator[Content]:
        groups: dict[str, dict[str, tuple[list[str], str]]]
        groups = {group: {} for group in (_HERE, _EVERY_SCREEN, _MOVING, _EVERYWHERE)}
        for active in self._keys:
            binding = active.binding
            if binding.id and binding.description:
                group = _GROUPS.get(binding.id.partition(".")[0], _HERE)
                keys, _ = groups[group].setdefault(
                    binding.id, ([], binding.tooltip or binding.description)
                )
                keys.append(self.app.get_key_display(binding))
        for title, entries in groups.items():
            if not entries:
                continue
            yield Content.styled(title, "bold")
            for keys, text in entries.values():
                yield Content.assemble((f"{' '.join(keys):>12}  ", KEYS), text)
            yield Content()
