"""Keys that are typed faster than a screen opens: they wait for it, and go nowhere else."""

from __future__ import annotations

from bisect import insort
from operator import attrgetter
from weakref import WeakKeyDictionary

from textual.events import Key
from textual.screen import Screen
from textual.widget import Widget


class EarlyKeys:
    """Sends each key to what has the focus when its turn comes."""

    def __init__(self) -> None:
        self._waiting: list[Key] = []
        self._sent: WeakKeyDictionary[Key, Widget] = WeakKeyDictionary()

    @property
    def are_waiting(self) -> bool:
        """True while there are keys that nothing has got yet."""
        return bool(self._waiting)

    def take(self, key: Key, focused: Widget) -> Key | None:
        """Return a key to be handled now; None when it waits until the screen in front is open.

        A key that comes back from what has lost the focus meanwhile is sent anew.
        """
        if key.is_forwarded:
            if self._sent.get(key, focused) is focused:
                return key
            key = _anew(key)
        if self._waiting or not _is_open(focused.screen):
            insort(self._waiting, key, key=attrgetter("time"))
            return None
        self._sent[key] = focused
        return key

    def next(self, focused: Widget) -> Key | None:
        """Return the key that waits longest, once the screen in front is open."""
        if not (self._waiting and _is_open(focused.screen)):
            return None
        key = self._waiting.pop(0)
        self._sent[key] = focused
        return key


def _is_open(screen: Screen[object]) -> bool:
    """True when a screen came to the front with all that is in it, and knows where the focus is."""
    return screen.stack_updates > 0


def _anew(key: Key) -> Key:
    again = Key(key.key, key.character)
    again.time = key.time
    return again
