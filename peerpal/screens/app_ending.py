"""The end of the app, also when it broke or was told to end: nothing that was typed is lost."""

from __future__ import annotations

from asyncio import AbstractEventLoop, get_running_loop
from signal import SIGHUP, SIGTERM
from typing import Any

from textual.app import App
from textual.worker import WorkerFailed

from peerpal.domain.fault import Fault

_SIGNALLED = 128
_KEPT = "What was saved before is safe, and what you were typing is kept for the next start."
_LOST = "What was saved before is safe, but what you were typing could not be kept."


class InputFailed(Exception):
    """What the terminal sends can't be read."""


class EndingApp(App[None]):
    """Ends in good order, with one line to report where something broke."""

    _is_typing_lost = False

    def on_load(self) -> None:
        """Let what breaks in the background break the app too: asyncio would print its words.

        A system that shuts down, or a terminal that is closed, ends the app in good order.
        """
        loop = get_running_loop()
        loop.set_exception_handler(self._background_broke)
        for ending in (SIGTERM, SIGHUP):
            loop.add_signal_handler(ending, self._told_to_end, ending)

    # Textual's own reports of what broke print the values of variables.

    @property
    def fault(self) -> Fault | None:
        """What broke the app, if something did."""
        if self.return_code == 0 or self.is_told_to_end:
            return None
        error: BaseException = self._exception or InputFailed()
        if isinstance(error, WorkerFailed):
            error = error.error
        return Fault(error, _LOST if self._is_typing_lost else _KEPT)

    @property
    def is_told_to_end(self) -> bool:
        """True when a signal ended the app, whose number the return code then holds."""
        return (self.return_code or 0) > _SIGNALLED

    def _told_to_end(self, ending: int) -> None:
        self._rescue()
        self.exit(return_code=_SIGNALLED + ending)

    def _background_broke(self, _: AbstractEventLoop, context: dict[str, Any]) -> None:
        if isinstance(error := context.get("exception"), Exception):
            self._handle_exception(error)

    def panic(self, *_: object) -> None:
        """Leave the broken app; Textual also ends here when it can't read from the terminal."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        """Leave the broken app, with what was being typed kept."""
        self._rescue()
        self._close_messages_no_wait()

    def _rescue(self) -> None:
        from peerpal.screens.drafting import DraftingScreen

        for screen in self.screen_stack:
            if isinstance(screen, DraftingScreen):
                try:
                    screen.rescue()
                except Exception:  # noqa: BLE001 what broke it is what has to be told
                    self._is_typing_lost = True
