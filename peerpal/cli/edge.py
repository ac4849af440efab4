"""The edge of the shell: where errors end as one sentence and an exit status, never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from peerpal.cli.output import complain
from peerpal.domain.errors import PeerPalError

UNEXPECTED = 70
INTERRUPTED = 130
PIPE_CLOSED = 141

_HOME = Path(__file__).resolve().parent.parent


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line and return its exit status."""
    try:
        status = _carry_out(arguments)
        if sys.stdout:
            sys.stdout.flush()
    except PeerPalError as error:
        return _ended(error.exit_status, str(error))
    except KeyboardInterrupt:
        return _ended(INTERRUPTED)
    except BrokenPipeError:
        return _ended(PIPE_CLOSED)
    except Exception as error:  # noqa: BLE001 a traceback would print the text of records
        return _ended(UNEXPECTED, _unexpected(error))
    return status


def _carry_out(arguments: Sequence[str]) -> int:
    # The app alone needs no click, so that its first frame comes sooner.
    if arguments or "_PEERPAL_COMPLETE" in os.environ:
        from peerpal.cli.shell import carry_out

        return carry_out(arguments)
    from peerpal.cli.app import open_app

    open_app(None)
    return 0


def _ended(status: int, text: str = "") -> int:
    if text:
        complain(text)
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError:
        # Python would flush once more at its end, and fail aloud.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


def _unexpected(error: Exception) -> str:
    """Say what failed and where in PeerPal; the error's own text could be a person's."""
    place = ""
    trace = error.__traceback__
    while trace:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(_HOME):
            place = f" at peerpal/{file.relative_to(_HOME)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return (
        f"Something unexpected went wrong: {type(error).__name__}{place}. "
        "What was saved before is safe. Please report this line; it has no text of yours in it."
    )
