"""What commands print: answers on standard output, complaints on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress
from io import TextIOWrapper

from peerpal.domain.errors import SaveFailed
from peerpal.domain.text import one_line


def answer(text: str) -> None:
    """Print an answer at once; the text ends with its own line break. Raises SaveFailed."""
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
        sys.stderr.write(f"peerpal: {one_line(text)}\n")
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
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
