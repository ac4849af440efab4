"""How keys come to the screens, and what is done while nobody types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Event, InputEvent, Key, Paste, Resize
from textual.timer import Timer

from peerpal import garbage
from peerpal.screens.early_keys import EarlyKeys
from peerpal.widgets.no_room import NoRoom, has_room, with_room

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.screen import Screen

_AHEAD_SECONDS = 0.1
_LATE_SECONDS = 0.01
_IDLE_SECONDS = 0.5
_REST_SECONDS = 3


class TypingApp(App[None]):
    """Lets no key be lost or go astray, and waits with everything else until nobody types."""

    def __init__(self) -> None:
        self._early = EarlyKeys()
        self._late: Timer | None = None
        self._idle: Timer | None = None
        self._rest: Timer | None = None
        self._no_room: NoRoom | None = None
        super().__init__()

    def on_ready(self) -> None:
        """Begin to look ahead after the first frame."""
        self._idle = self.set_interval(_AHEAD_SECONDS, self._look_ahead)

    def _look_ahead(self) -> None:
        """Import what is opened next while nobody types; then tidy up in such moments."""
        from peerpal.screens.ahead import import_next

        if self._idle and not import_next():
            self._idle.stop()
            self._idle = self.set_interval(_IDLE_SECONDS, garbage.tidy)
            self._rest = self.set_interval(_REST_SECONDS, self._tidy_all)

    def _tidy_all(self) -> None:
        """Look for all garbage once; there is none again before something is typed."""
        garbage.tidy_all()
        if self._rest:
            self._rest.pause()

    async def on_event(self, event: Event) -> None:
        """Let no key come to a screen before that is open, and put off what can wait.

        In a window without room for a screen only the key that ends PeerPal does something.
        """
        if isinstance(event, Resize):
            event = self._resized(event)
        elif self._no_room and isinstance(event, InputEvent | Paste) and not _ends(event):
            return
        if isinstance(event, InputEvent | Paste):
            for timer in filter(None, (self._idle, self._rest)):
                timer.reset()
        if isinstance(event, Key):
            if (taken := self._early.take(event, self.focused or self.screen)) is None:
                self._late = self._late or self.set_interval(_LATE_SECONDS, self._type_on)
                return
            event = taken
        await super().on_event(event)

    async def _type_on(self) -> None:
        """Type a key that was typed while a screen was opening; it may move the focus."""
        if key := self._early.next(self.focused or self.screen):
            await super().on_event(key)
        if self._late and not self._early.are_waiting:
            self._late.stop()
            self._late = None

    def _resized(self, event: Resize) -> Resize:
        """Keep every screen at a size that it has room in, with all that is in it."""
        before, size = self._no_room, event.size
        self._no_room = None if has_room(size) else NoRoom(size)
        if self._no_room:
            self._display(self.screen, self._no_room)
        elif before:
            self.refresh()
        return Resize.from_dimensions(with_room(size), None) if self._no_room else event

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Draw the screen, or the sentence in its place."""
        super()._display(screen, renderable and (self._no_room or renderable))


def _ends(event: Event) -> bool:
    return isinstance(event, Key) and event.key == "ctrl+q"
