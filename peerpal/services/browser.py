"""The browser of this machine, for links that somebody asks to open."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from peerpal.domain.link import is_page

_SECONDS = 2.0
"""Whatever runs for longer is taken for the browser itself."""

_SCREENS = ("WAYLAND_DISPLAY", "DISPLAY")


@dataclass(frozen=True, slots=True)
class Browser:
    """What PATH has to open a page in a window.

    A browser that needs the terminal is never started: the app is in it.
    """

    environment: Mapping[str, str]
    platform: str = sys.platform
    seconds: float = _SECONDS

    def open(self, link: str) -> bool:
        """Open a page; False when there is no browser, and for links of other kinds.

        Over SSH there is none: it would be one of the machine that nobody sits at.
        """
        from shutil import which

        if not is_page(link) or self.environment.get("SSH_CONNECTION"):
            return False
        path = self.environment.get("PATH", "")
        for name, *arguments in self._commands():
            program = which(name, path=path)
            if program and self._is_started([program, *arguments, link]):
                return True
        return False

    def _commands(self) -> Iterator[tuple[str, ...]]:
        if self.platform == "darwin":
            yield ("open",)
        if self.environment.get("WSL_DISTRO_NAME"):
            yield ("wslview",)
        if any(self.environment.get(screen) for screen in _SCREENS):
            yield ("xdg-open",)
            yield ("gio", "open")
            yield ("x-www-browser",)
            yield ("firefox",)

    def _is_started(self, command: list[str]) -> bool:
        """Start a program that has a session of its own and prints nowhere."""
        from subprocess import DEVNULL, Popen, TimeoutExpired

        try:
            process = Popen(  # noqa: S603 a program of a fixed name; the link is one argument
                command,
                env=dict(self.environment),
                stdin=DEVNULL,
                stdout=DEVNULL,
                stderr=DEVNULL,
                start_new_session=True,
            )
        except OSError:
            return False
        try:
            return process.wait(self.seconds) == 0
        except TimeoutExpired:
            process.returncode = 0  # it goes on without us, and is no business of ours any more
            return True


def browse(link: str) -> bool:
    """Open a page in the browser of this machine; False when there is none."""
    return Browser(os.environ).open(link)
