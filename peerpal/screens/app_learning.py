"""How the app learns which keys need no hint any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

if TYPE_CHECKING:
    from rich.console import RenderableType

    from peerpal.services.services import Services


class LearningApp(App[None]):
    """Counts what is done by a key, and not by a click on its hint or by the palette."""

    services: Services

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:  # noqa: FBT001, FBT002 as Textual has it
        """Do what a key does here, and count it."""
        chain = () if priority else self.screen._modal_binding_chain  # noqa: SLF001
        found = [bound[0] for _, keys in chain if (bound := keys.key_to_bindings.get(key))]
        is_done = await super()._check_bindings(key, priority)
        if is_done and found and found[0].id:
            self.services.known_keys.used(found[0].id)
        return is_done

    def exit(
        self,
        result: None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """End in good order: keep what was counted for the next start."""
        self.services.known_keys.keep()
        super().exit(result, return_code, message)
