"""The line at the bottom: the keys that do something here and now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from peerpal.domain.text import one_line
from peerpal.widgets.bar import Bar, Part, spread, width_of

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.screen import Screen

PINNED = ("command_palette", "guide", "help")
"""The actions that are named at the right."""
_GUIDE = "guide"
"""Named only where it is shown: in forms, where `?` is a letter."""


class KeyBar(Bar):
    """Shows the keys of the screen and of what has the focus; a click presses one."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; background: $panel; color: $foreground-muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[list[list[Part]], list[Part]] | None = None

    def on_mount(self) -> None:
        """Follow the screen's keys as the focus moves."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        if screen is self.screen and self._hints != (hints := self._find_hints()):
            self._hints = hints
            self.refresh()

    def parts(self, width: int) -> list[Part]:
        """Return as many keys as fit, the nearest to the focus first, and the pinned ones."""
        if self._hints is None:
            self._hints = self._find_hints()
        hints, pinned = self._hints
        shown: list[Part] = []
        room = width - width_of(pinned)
        for hint in hints:
            room -= width_of(hint)
            if room < 0:
                break
            shown += hint
        return spread(shown, pinned, width)

    def _find_hints(self) -> tuple[list[list[Part]], list[Part]]:
        named: dict[str, tuple[list[str], str, str, bool]] = {}
        pinned: dict[str, list[Part]] = {}
        for key, (_, binding, enabled, _) in self.screen.active_bindings.items():
            action = binding.action.removeprefix("app.")
            if action in PINNED and (binding.show or action != _GUIDE):
                pinned.setdefault(
                    action, self._hint([self._key(binding)], binding.description, key)
                )
            elif binding.show and binding.description:
                group = binding.group
                name = group.description if group else binding.description
                keys, *_ = named.setdefault(name, ([], name, key, enabled))
                if group or not keys:
                    keys.append(self._key(binding))
        hints = [
            self._hint(keys, name, key, enabled=enabled)
            for keys, name, key, enabled in named.values()
        ]
        return hints, [part for action in PINNED for part in pinned.get(action, [])]

    def _key(self, binding: Binding) -> str:
        text = self.app.get_key_display(binding)
        return text.upper() if text[1:].isdigit() else text

    def _hint(self, keys: list[str], name: str, key: str, *, enabled: bool = True) -> list[Part]:
        return [
            Part(f" {' '.join(keys)}", "bold $text-primary" if enabled else "", key),
            Part(f" {one_line(name)} ", "", key),
        ]

    async def on_click(self, event: events.Click) -> None:
        """Do what the clicked key does."""
        active = self.screen.active_bindings.get(self.target_at(event.x) or "")
        if active is not None and active.enabled:
            await self.app.run_action(active.binding.action, active.node)
