"""The clipboard: of this machine, by way of the tool that it has, or of the terminal."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TextIO

from peerpal.domain.errors import WrongUse

_SECONDS = 2.0
"""A tool that takes longer is ended: a person waits for it."""


@dataclass(frozen=True, slots=True)
class _Tool:
    """A program that puts its standard input on the clipboard."""

    command: tuple[str, ...]
    needs: str = ""
    encoding: str = "utf-8"
    variables: Mapping[str, str] = field(default_factory=dict)


_TOOLS = (
    _Tool(("wl-copy", "--type", "text/plain"), needs="WAYLAND_DISPLAY"),
    _Tool(("xclip", "-selection", "clipboard", "-in"), needs="DISPLAY"),
    _Tool(("xsel", "--clipboard", "--input"), needs="DISPLAY"),
    _Tool(("pbcopy",), variables={"LC_CTYPE": "UTF-8"}),
    _Tool(("clip.exe",), encoding="utf-16-le"),  # it would paste a byte order mark with the text
)


@dataclass(frozen=True, slots=True)
class Clipboard:
    """What PATH has for the display that this terminal is on."""

    environment: Mapping[str, str]
    seconds: float = _SECONDS

    def take(self, text: str) -> bool:
        """Put a text on this machine's clipboard; False when no tool took it.

        Over SSH there is none: it would be the clipboard of the machine that nobody sits at.
        """
        from shutil import which

        if self.environment.get("SSH_CONNECTION"):
            return False
        path = self.environment.get("PATH", "")
        for tool in _TOOLS:
            if tool.needs and not self.environment.get(tool.needs):
                continue
            program = which(tool.command[0], path=path)
            if program and (ended := self._ended(program, tool, text)) is not None:
                return ended
        return False

    def copy(self, text: str, streams: Iterable[TextIO | None]) -> bool:
        """Copy a text in the shell; False when a terminal was asked to, which may refuse.

        The terminal is the first of the streams that is one. Raises WrongUse without any.
        """
        if self.take(text):
            return True
        for stream in streams:
            if stream and stream.isatty():
                stream.write(osc52(text))
                stream.flush()
                return False
        raise WrongUse(
            "There is no clipboard here. Install wl-clipboard, xclip or xsel, or write a file with "
            "-o FILE."
        )

    def _ended(self, program: str, tool: _Tool, text: str) -> bool | None:
        """Run a tool; True when it took the text, None when the next one may be tried.

        What it leaves running to hold the text has a session of its own, so that it outlives the
        terminal. It prints nowhere.
        """
        from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired

        try:
            process = Popen(  # noqa: S603 a tool of a fixed name; the text is no argument
                [program, *tool.command[1:]],
                env={**self.environment, **tool.variables},
                stdin=PIPE,
                stdout=DEVNULL,
                stderr=DEVNULL,
                start_new_session=True,
            )
        except OSError:
            return None
        with process:
            try:
                process.communicate(text.encode(tool.encoding, "replace"), timeout=self.seconds)
            except TimeoutExpired:
                with suppress(OSError):
                    os.killpg(process.pid, signal.SIGKILL)
                return False
        return True if process.returncode == 0 else None


def osc52(text: str) -> str:
    """Return what asks a terminal to put a text on its clipboard."""
    from base64 import b64encode

    return f"\x1b]52;c;{b64encode(text.encode('utf-8', 'replace')).decode('ascii')}\a"
