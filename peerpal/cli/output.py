"""What commands print: answers on standard output, complaints on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

from peerpal.domain.errors import PeerPalError, SaveFailed
from peerpal.domain.settings import Signs
from peerpal.domain.signs import encoding_of, in_ascii, is_unicode
from peerpal.domain.text import one_line


def answer(text: str) -> None:
    """Print an answer for a person, with signs that their terminal has. Raises SaveFailed."""
    hand_over(_shown(text, sys.stdout))


def hand_over(text: str) -> None:
    """Print data as it is, at once; it ends with its own line break. Raises SaveFailed."""
    if not sys.stdout:
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise SaveFailed(f"The answer can't be written: {reason(error)}.") from error


def complain(text: str) -> None:
    """Say something on standard error, on one line."""
    with suppress(OSError):
        sys.stderr.write(_shown(f"peerpal: {one_line(text)}\n", sys.stderr))
        sys.stderr.flush()


def json_array(lines: Iterable[str]) -> str:
    """Return a JSON array of values that are a line each."""
    values = ",\n".join(lines)
    return f"[\n{values}\n]\n" if values else "[]\n"


def reason(error: OSError) -> str:
    """Return why the system refused something, to stand within a sentence."""
    return (error.strerror or type(error).__name__).lower()


def prepare_output() -> None:
    """Let any text through: to a pipe or file as UTF-8, to a terminal with what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            is_file = not stream.isatty()
            encoding = "utf-8" if is_file else encoding_of(os.environ, stream.encoding)
            stream.reconfigure(encoding=encoding, errors="replace")


def _shown(text: str, stream: TextIO | None) -> str:
    """Return a text as a stream can show it; a pipe or a file gets it as it is."""
    if text.isascii() or not stream or not stream.isatty():
        return text
    return in_ascii(text) if not is_unicode(stream.encoding) or _wants_ascii() else text


def _wants_ascii() -> bool:
    from peerpal.wiring import settings

    with suppress(PeerPalError):
        return settings().now.signs is Signs.ASCII
    return False
